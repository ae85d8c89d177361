package vn.tongket.document;

import jakarta.annotation.PreDestroy;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jodconverter.core.document.DefaultDocumentFormatRegistry;
import org.jodconverter.core.office.OfficeException;
import org.jodconverter.core.office.OfficeUtils;
import org.jodconverter.local.LocalConverter;
import org.jodconverter.local.office.LocalOfficeManager;
import org.jodconverter.local.office.LocalOfficeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;

/** LibreOffice, which turns Word files into PDF: started when the first PDF is wanted, one file at a time. */
@Component
class Office {

    private static final Logger log = LoggerFactory.getLogger(Office.class);
    private static final long START = 60_000;
    private static final long CONVERSION = 120_000;

    private final Environment environment;
    private LocalOfficeManager running;

    Office(Environment environment) {
        this.environment = environment;
    }

    boolean isInstalled() {
        return home() != null;
    }

    void requireInstalled() {
        if (!isInstalled()) {
            throw Refusal.of("document.pdf-unavailable");
        }
    }

    void toPdf(Path word, OutputStream to) throws IOException {
        Path pdf = Files.createTempFile("tongket-", ".pdf");
        try {
            LocalConverter.builder()
                    .officeManager(started())
                    .build()
                    .convert(word.toFile())
                    .as(DefaultDocumentFormatRegistry.DOCX)
                    .to(pdf.toFile())
                    .as(DefaultDocumentFormatRegistry.PDF)
                    .execute();
            Files.copy(pdf, to);
        } catch (OfficeException e) {
            log.warn("LibreOffice did not convert a file: {}", e.getMessage());
            throw Refusal.of("document.pdf-failed");
        } finally {
            Files.deleteIfExists(pdf);
        }
    }

    private synchronized LocalOfficeManager started() throws OfficeException {
        if (running == null) {
            LocalOfficeManager office = LocalOfficeManager.builder()
                    .officeHome(home())
                    // several products on one machine must not meet on one port
                    .portNumbers(freePort())
                    .processTimeout(START)
                    .taskExecutionTimeout(CONVERSION)
                    .taskQueueTimeout(CONVERSION)
                    .maxTasksPerProcess(100)
                    .build();
            office.start();
            running = office;
        }
        return running;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where LibreOffice is, as set or as found; null where there is none. */
    private File home() {
        String set = environment.getProperty("tongket.documents.office-home", "");
        File home = set.isBlank() ? LocalOfficeUtils.getDefaultOfficeHome() : new File(set);
        try {
            LocalOfficeUtils.validateOfficeHome(home);
            return home;
        } catch (IllegalStateException e) {
            return null;
        }
    }

    @PreDestroy
    synchronized void stop() {
        OfficeUtils.stopQuietly(running);
        running = null;
    }
}
