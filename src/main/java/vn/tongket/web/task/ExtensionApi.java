package vn.tongket.web.task;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.assignment.MoreTimeDesk;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;

/** What the form of a decision on more time reads and saves. */
@RestController
@RequestMapping("/api/assignments/{id}/extension")
class ExtensionApi {

    private final MoreTimeDesk desk;

    ExtensionApi(MoreTimeDesk desk) {
        this.desk = desk;
    }

    /** The assignment with what is typed; {@code granted} is how often more time was granted before. */
    record File(AssignmentForms.File task, int granted, String review, MoreTimeDesk.Decision notes) {}

    @GetMapping
    File file(@PathVariable UUID id) {
        MoreTimeDesk.File file = desk.file(Actors.current(), id);
        return new File(
                AssignmentForms.of(file.file()),
                file.granted(),
                file.review() == null ? null : Deadline.day(file.review()).text(),
                file.typed());
    }

    @PutMapping
    void save(@PathVariable UUID id, @RequestBody MoreTimeDesk.Decision typed) {
        desk.save(Actors.current(), id, typed);
    }
}
