package vn.tongket.file;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;

/**
 * Looks into a file before it is kept: whether it is what its name says, whether it can be opened, whether it carries a
 * secrecy mark. Two files at a time, each within a limit of time, so that no file can take the product down.
 */
@Component
class FileLook {

    private static final int AT_ONCE = 2;
    private static final int FEWEST_LETTERS = 10;

    private final SecrecyGuard secrecy;
    private final Duration longest;
    private final ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "file-look");
        thread.setDaemon(true);
        return thread;
    });

    FileLook(SecrecyGuard secrecy, @Value("${tongket.attachments.longest-look:PT30S}") Duration longest) {
        this.secrecy = secrecy;
        this.longest = longest;
    }

    /** Returns whether no letters were found, so that nobody but a person can say what the file holds. */
    boolean isUnread(FileType type, String name, Path file) {
        Future<String> text = readers.submit(() -> {
            FileContent.requireAs(type, name, file);
            return FileText.read(type, name, file, longest.toNanos());
        });
        String read = await(text, name);
        if (secrecy.isNetworked() && SecrecyGuard.markIn(read).isPresent()) {
            throw Refusal.at("attachments", "common.secrecy.marked-file");
        }
        return type.isPicture()
                || type == FileType.PDF
                        && read.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS;
    }

    /** Waits for a free reader as long as for the reading. */
    private String await(Future<String> text, String name) {
        try {
            return text.get(3 * longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            text.cancel(true);
            throw Refusal.at("attachments", "report.attachment.too-complex", name);
        } catch (InterruptedException e) {
            text.cancel(true);
            Thread.currentThread().interrupt();
            throw Refusal.at("attachments", "report.attachment.too-complex", name);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof IOException || e.getCause() instanceof RuntimeException) {
                throw Refusal.at("attachments", "report.attachment.unreadable", name);
            }
            throw new IllegalStateException("Attachment cannot be looked at", e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }
}
