package vn.tongket.web.task;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.cycle.PlanForm;
import vn.tongket.cycle.PlanIssue;
import vn.tongket.cycle.PlanSummary;

/** The plan of a cycle, for its forms. */
@RestController
@RequestMapping("/api/cycles/{id}/plan")
class PlanApi {

    private final PlanDesk desk;

    PlanApi(PlanDesk desk) {
        this.desk = desk;
    }

    /** What a save answers. */
    record Saved(int version) {}

    @GetMapping
    PlanForm form(@PathVariable UUID id) {
        return desk.form(Actors.current(), id);
    }

    @PutMapping
    Saved save(@PathVariable UUID id, @RequestBody PlanDraft draft) {
        return new Saved(desk.save(Actors.current(), id, draft));
    }

    @GetMapping("/summary")
    PlanSummary summary(@PathVariable UUID id) {
        return desk.summary(Actors.current(), id);
    }

    @PutMapping("/issue")
    Saved saveIssue(@PathVariable UUID id, @RequestBody PlanIssue issue) {
        return new Saved(desk.saveIssue(Actors.current(), id, issue));
    }
}
