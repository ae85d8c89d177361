package vn.tongket.web.task;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.NotFound;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Amendment;
import vn.tongket.cycle.AmendmentDesk;
import vn.tongket.engine.Identities;

/** Changes of an issued plan. */
@RestController
@RequestMapping("/api/cycles/{id}/amendments")
class AmendmentApi {

    private final AmendmentDesk desk;
    private final TaskService tasks;
    private final Identities identities;

    AmendmentApi(AmendmentDesk desk, TaskService tasks, Identities identities) {
        this.desk = desk;
        this.tasks = tasks;
        this.identities = identities;
    }

    /** What a proposal answers. */
    record Proposed(long id) {}

    @GetMapping
    List<AmendmentDesk.Shown> amendments(@PathVariable UUID id) {
        return desk.amendments(Actors.current(), id);
    }

    @PostMapping
    Proposed propose(@PathVariable UUID id, @RequestBody Amendment.Proposal proposal) {
        return new Proposed(desk.propose(Actors.current(), id, proposal));
    }

    /** The change that a task is about; only who sees the task gets an answer. */
    @GetMapping("/of-task/{task}")
    AmendmentDesk.Shown ofTask(@PathVariable UUID id, @PathVariable String task) {
        Task seen = tasks.createTaskQuery().taskId(task).singleResult();
        Object amendment =
                seen == null ? null : identities.asNobody(() -> tasks.getVariable(seen.getId(), "amendmentId"));
        if (amendment == null) {
            throw new NotFound("task", task);
        }
        return desk.amendment(Actors.current(), id, Long.parseLong(amendment.toString()));
    }
}
