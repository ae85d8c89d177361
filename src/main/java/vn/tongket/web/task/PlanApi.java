package vn.tongket.web.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.cycle.PlanForm;
import vn.tongket.cycle.PlanIssue;
import vn.tongket.cycle.PlanSigning;
import vn.tongket.cycle.PlanSummary;
import vn.tongket.cycle.PreviousCycles;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;

/** The plan of a cycle, for its forms. */
@RestController
@RequestMapping("/api/cycles/{id}/plan")
class PlanApi {

    private final PlanDesk desk;
    private final PlanSigning signing;

    PlanApi(PlanDesk desk, PlanSigning signing) {
        this.desk = desk;
        this.signing = signing;
    }

    /** The plan as its approver reads it, with the signature. */
    record Approval(
            @JsonUnwrapped PlanSummary plan, @JsonUnwrapped Signings.Form signature) {}

    /** What a save answers. */
    record Saved(int version, List<PreviousCycles.Difference> differences) {}

    /** Which part of the previous cycle is taken over, and whether what was typed there is given up. */
    record Copied(String part, boolean replace) {}

    @GetMapping
    PlanForm form(@PathVariable UUID id) {
        return desk.form(Actors.current(), id);
    }

    @PutMapping
    Saved save(@PathVariable UUID id, @RequestBody PlanDraft draft) {
        int version = desk.save(Actors.current(), id, draft);
        return new Saved(version, desk.differences(Actors.current(), draft));
    }

    @PostMapping("/from-previous")
    void copy(@PathVariable UUID id, @RequestBody Copied copied) {
        desk.copyFromPrevious(Actors.current(), id, copied.part(), copied.replace());
    }

    @GetMapping("/summary")
    PlanSummary summary(@PathVariable UUID id) {
        return desk.summary(Actors.current(), id);
    }

    @GetMapping("/approval")
    Approval approval(@PathVariable UUID id) {
        return new Approval(desk.summary(Actors.current(), id), signing.form(Actors.current(), id));
    }

    @PutMapping("/signing")
    Saved saveSigning(@PathVariable UUID id, @RequestBody SigningEntry typed) {
        return new Saved(signing.save(Actors.current(), id, typed), List.of());
    }

    @PutMapping("/issue")
    Saved saveIssue(@PathVariable UUID id, @RequestBody PlanIssue issue) {
        return new Saved(desk.saveIssue(Actors.current(), id, issue), List.of());
    }
}
