package vn.tongket.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import vn.tongket.Acting;
import vn.tongket.audit.Actors;

/** Has archives made as the clock would, and brings their files to the disk. */
public class ArchivePlay {

    private final ArchiveDesk desk;
    private final ArchiveWork work;

    ArchivePlay(ArchiveDesk desk, ArchiveWork work) {
        this.desk = desk;
        this.work = work;
    }

    public static ArchivePlay of(ApplicationContext beans) {
        return new ArchivePlay(beans.getBean(ArchiveDesk.class), beans.getBean(ArchiveWork.class));
    }

    /** The archive of what is there now. */
    public Export made(Acting.Person person, UUID cycle) {
        Export begun = person.call(() -> desk.start(Actors.current(), cycle));
        finishAll();
        return person.call(() -> desk.require(Actors.current(), cycle, begun.id()));
    }

    /** Does what waits. */
    public void finishAll() {
        while (work.next()) {
            Thread.onSpinWait();
        }
    }

    public Path file(Export export) {
        try {
            Path file = Files.createTempFile("archive-test-", ".zip");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                desk.write(export, 0, export.size(), out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
