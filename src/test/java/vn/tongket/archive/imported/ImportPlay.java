package vn.tongket.archive.imported;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import vn.tongket.Acting;
import vn.tongket.audit.Actors;
import vn.tongket.file.Upload;
import vn.tongket.file.Uploads;

/** Brings archives in as a browser would, and has them checked as the clock would. */
public class ImportPlay {

    private final Uploads uploads;
    private final ImportDesk desk;
    private final ImportWork work;

    public ImportPlay(Uploads uploads, ImportDesk desk, ImportWork work) {
        this.uploads = uploads;
        this.desk = desk;
        this.work = work;
    }

    public static ImportPlay of(ApplicationContext beans) {
        return new ImportPlay(
                beans.getBean(Uploads.class), beans.getBean(ImportDesk.class), beans.getBean(ImportWork.class));
    }

    /** Does what waits. */
    public void finishAll() {
        while (work.next()) {
            Thread.onSpinWait();
        }
    }

    /** What became of it. */
    public ImportedArchive brought(Acting.Person person, Path file) {
        return person.call(() -> {
            UUID shelf = ImportDesk.shelfOf(Actors.current());
            Upload upload = uploads.begin(Actors.current(), ImportPlace.NAME, shelf, "ho-so.zip", Files.size(file));
            try (InputStream content = Files.newInputStream(file)) {
                uploads.append(Actors.current(), ImportPlace.NAME, shelf, upload.id(), 0, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // the clock of a test stands still: the one that waits is ours
            UUID id = desk.list(Actors.current(), "", 100, 0).stream()
                    .filter(ImportedArchive::isRunning)
                    .findFirst()
                    .orElseThrow()
                    .id();
            finishAll();
            return desk.show(Actors.current(), id).archive();
        });
    }
}
