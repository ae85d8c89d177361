package vn.tongket.web.unit;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.tongket.audit.Actors;
import vn.tongket.web.page.Page;
import vn.tongket.web.task.WaitingTasks;

/** Where the links of notices lead: to the page of the thing, or to the task that waits for the reader at it. */
@Page
class NoticeLinks {

    private static final String TASKLIST = "redirect:/camunda/app/tasklist/default/#/";

    private final WaitingTasks waiting;

    NoticeLinks(WaitingTasks waiting) {
        this.waiting = waiting;
    }

    @GetMapping("/cycles/{id}")
    String cycle(@PathVariable UUID id) {
        return "redirect:/dot/" + id;
    }

    @GetMapping("/conferences/{id}")
    String conference(@PathVariable UUID id) {
        return "redirect:/giay-moi/" + id;
    }

    @GetMapping("/conclusions/{id}/consultation")
    String consultation(@PathVariable UUID id) {
        return "redirect:/gop-y/" + id;
    }

    /** The report's task that waits for the reader, else the page of the report. */
    @GetMapping("/reports/{id}")
    String report(@PathVariable UUID id) {
        return waiting.at(Actors.current(), id.toString())
                .map(task -> TASKLIST + "?task=" + task)
                .orElse("redirect:/bao-cao/" + id);
    }

    /** The work on the assignment that waits for the reader, else its page. */
    @GetMapping("/assignments/{id}")
    String assignment(@PathVariable UUID id) {
        return waiting.at(Actors.current(), id.toString())
                .map(task -> TASKLIST + "?task=" + task)
                .orElse("redirect:/nhiem-vu/" + id);
    }

    /** The task of this follow-up, … that waits for the reader; the list of tasks where there is none. */
    @GetMapping({"/follow-ups/{id}", "/commendations/{id}", "/conclusions/{id}"})
    String task(@PathVariable UUID id) {
        return TASKLIST
                + waiting.at(Actors.current(), id.toString())
                        .map(task -> "?task=" + task)
                        .orElse("");
    }
}
