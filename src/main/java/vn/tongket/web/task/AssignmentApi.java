package vn.tongket.web.task;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.assignment.AssignmentDesk;
import vn.tongket.assignment.AssignmentFile;
import vn.tongket.audit.Actors;

/** What the forms of an assignment read and save, and what whoever concluded may change. */
@RestController
@RequestMapping("/api/assignments/{id}")
class AssignmentApi {

    private final AssignmentDesk desk;

    AssignmentApi(AssignmentDesk desk) {
        this.desk = desk;
    }

    record Saved(int version) {}

    /** Another due date, or the reason of a change. */
    record Change(String dueOn, String reason) {}

    @GetMapping
    AssignmentForms.File file(@PathVariable UUID id) {
        return AssignmentForms.of(desk.file(Actors.current(), id));
    }

    @PutMapping("/progress")
    Saved saveProgress(@PathVariable UUID id, @RequestBody AssignmentForms.Typed typed) {
        return new Saved(desk.saveProgress(Actors.current(), id, typed.read(), typed.version()));
    }

    @PutMapping("/notes")
    void saveNotes(@PathVariable UUID id, @RequestBody AssignmentFile.Notes notes) {
        desk.saveNotes(Actors.current(), id, notes);
    }

    @PostMapping("/extension")
    void requestExtension(@PathVariable UUID id) {
        desk.requestExtension(Actors.current(), id);
    }

    @PostMapping("/due")
    void reschedule(@PathVariable UUID id, @RequestBody Change change) {
        desk.reschedule(Actors.current(), id, change.dueOn(), change.reason());
    }

    @PostMapping("/suspension")
    void suspend(@PathVariable UUID id, @RequestBody Change change) {
        desk.suspend(Actors.current(), id, change.reason());
    }

    @PostMapping("/resumption")
    void resume(@PathVariable UUID id) {
        desk.resume(Actors.current(), id);
    }

    @PostMapping("/cancellation")
    void cancel(@PathVariable UUID id, @RequestBody Change change) {
        desk.cancel(Actors.current(), id, change.reason());
    }

    @PostMapping("/withdrawal")
    void withdraw(@PathVariable UUID id, @RequestBody Change change) {
        desk.withdraw(Actors.current(), id, change.reason());
    }
}
