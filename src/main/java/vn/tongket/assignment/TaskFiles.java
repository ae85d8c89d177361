package vn.tongket.assignment;

import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.file.FileSource;
import vn.tongket.file.KeptFile;
import vn.tongket.file.KeptFiles;

/** Files that prove the progress of a task: gathered by the unit, sealed with the report that they are sent with. */
@Component
public class TaskFiles {

    private final AssignmentDesk desk;
    private final ProgressStore progress;
    private final KeptFiles files;

    TaskFiles(AssignmentDesk desk, ProgressStore progress, KeptFiles files) {
        this.desk = desk;
        this.progress = progress;
        this.files = files;
    }

    /** The files that the next report will be sent with. */
    @Transactional(readOnly = true)
    public List<KeptFile> gathered(Actor actor, UUID task) {
        desk.requireVisible(actor, task);
        return files.of(ProgressStore.PLACE, task).stream()
                .filter(KeptFile::removable)
                .toList();
    }

    public KeptFile add(Actor actor, UUID task, String name, FileSource source) {
        return files.add(actor, ProgressStore.PLACE, task, name, source);
    }

    public void remove(Actor actor, UUID task, UUID file) {
        files.remove(actor, ProgressStore.PLACE, task, file);
    }

    /** A file of the task, or one that came with a copied report; what is still being gathered is the unit's alone. */
    @Transactional(readOnly = true)
    public KeptFile find(Actor actor, UUID task, UUID file) {
        Assignment assignment = desk.requireVisible(actor, task);
        KeptFile found = files.require(ProgressStore.PLACE, file);
        boolean gathered = found.removable() && found.owner().equals(task) && desk.works(actor, assignment);
        if (!gathered && !progress.wasSent(task, file)) {
            throw new NotFound("file", file);
        }
        return found;
    }

    /** Writes the file out for somebody whom {@link #find} let through. */
    public void write(KeptFile file, OutputStream out) {
        files.write(file, out);
    }
}
