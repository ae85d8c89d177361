package vn.tongket.web.home;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tongket.engine.WaitingGroups.Group;
import vn.tongket.engine.WaitingGroups.Item;
import vn.tongket.overview.Upcoming.Due;

/** The one thing that a person best does next. */
final class NextStep {

    private NextStep() {}

    /**
     * Either a task or something that is due.
     *
     * @param group of the task, or null
     * @param due null for a task
     */
    record Step(Group group, Item task, Due due) {}

    /**
     * Of the tasks the one that is due first, those without a date last. Only where no task waits it is what becomes due:
     * what a unit owes is a task of somebody as soon as there is something to be done about it. What is due after the
     * horizon is nothing to be done yet; what waits for the person comes before what others owe.
     */
    static Optional<Step> of(List<Group> groups, List<Due> dues, Instant horizon) {
        Optional<Step> task = groups.stream()
                .flatMap(group -> group.items().stream().map(item -> new Step(group, item, null)))
                .min(Comparator.comparing(step -> step.task().due(), Comparator.nullsLast(Comparator.naturalOrder())));
        if (task.isPresent()) {
            return task;
        }
        return dues.stream()
                .filter(due -> due.at() == null || due.at().isBefore(horizon))
                .min(Comparator.comparing((Due due) -> !due.own())
                        .thenComparing(Due::at, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(due -> new Step(null, null, due));
    }
}
