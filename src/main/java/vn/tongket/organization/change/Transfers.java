package vn.tongket.organization.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.calendar.Deadline;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.Units;

/**
 * Moves what was released to the successors, from the effective date on: each thing for itself and in its own transaction, so
 * that one that cannot be moved keeps none of the others back. What was begun goes on where it stopped, on whichever node,
 * and nothing is done twice.
 */
@Component
public class Transfers {

    private static final Logger log = LoggerFactory.getLogger(Transfers.class);
    private static final int TRIES = 3;

    private final UnitChangeStore store;
    private final UnitChangeWriter writer;
    private final ChangeItems items;
    private final OpenThings things;
    private final Units units;
    private final RoleHoldings holdings;
    private final Notifications notifications;
    private final TransactionTemplate transaction;

    Transfers(
            UnitChangeStore store,
            UnitChangeWriter writer,
            ChangeItems items,
            OpenThings things,
            Units units,
            RoleHoldings holdings,
            Notifications notifications,
            TransactionTemplate transaction) {
        this.store = store;
        this.writer = writer;
        this.items = items;
        this.things = things;
        this.units = units;
        this.holdings = holdings;
        this.notifications = notifications;
        this.transaction = transaction;
    }

    /** Does everything that waits; returns how many things were moved. */
    public int run() {
        int moved = 0;
        for (UUID change : store.waiting()) {
            transaction.executeWithoutResult(status -> takeEffect(change));
            while (next(change)) {
                moved++;
            }
        }
        return moved;
    }

    private void takeEffect(UUID id) {
        UnitChange change = store.lock(id);
        if (change.tookEffectAt() != null) {
            return;
        }
        writer.takeEffect(id);
        holdings.synchronise();
        Map<String, Long> counts = items.bySuccessor(id);
        Map<String, String> names = units.names(counts.keySet());
        notifications.tell(counts.entrySet().stream()
                .map(count -> notice(change, count.getKey(), names.get(count.getKey()), count.getValue()))
                .toList());
        store.stamp(id, "took_effect_at");
    }

    private static Notice notice(UnitChange change, String unit, String name, long count) {
        return Notice.to(Role.LEADER.group(unit), "unit-change", "unit-change/" + change.id() + "/" + unit)
                .with("unit", name)
                .with("title", change.title())
                .with("day", Deadline.day(change.effectiveOn()).text())
                .with("count", count)
                .linking("/");
    }

    /** The next thing of a change; false when nothing is left to do. */
    private boolean next(UUID change) {
        Map<String, Transferable> kinds =
                things.sorted().stream().collect(Collectors.toMap(Transferable::kind, Function.identity()));
        Map<UUID, Integer> tries = new HashMap<>();
        while (true) {
            ChangeItem[] taken = new ChangeItem[1];
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> items.takeNext(change)
                        .map(item -> {
                            taken[0] = item;
                            move(change, kinds.get(item.kind()), item);
                            return true;
                        })
                        .orElse(false)));
            } catch (RuntimeException failure) {
                if (taken[0] == null) {
                    throw failure;
                }
                if (busy(failure) && tries.merge(taken[0].id(), 1, Integer::sum) < TRIES) {
                    continue;
                }
                Refusal.Problem why = why(failure, taken[0]);
                transaction.executeWithoutResult(status -> items.done(change, taken[0], ChangeItem.State.REFUSED, why));
                return true;
            }
        }
    }

    private void move(UUID change, Transferable kind, ChangeItem item) {
        if (kind == null) {
            throw Refusal.of("change.item.kind-unknown", item.kind());
        }
        Transferable.Moved moved = kind.move(new Transferable.Transfer(change, item.id(), item.from(), item.to()));
        if (moved != Transferable.Moved.MORE) {
            items.done(
                    change,
                    item,
                    moved == Transferable.Moved.DONE ? ChangeItem.State.MOVED : ChangeItem.State.CLOSED,
                    null);
        }
    }

    /** Somebody completed the task just then; the next try sees what came of it. */
    private static boolean busy(RuntimeException failure) {
        return causes(failure, ConcurrencyFailureException.class) != null
                || failure.getClass().getSimpleName().equals("OptimisticLockingException");
    }

    private static Refusal.Problem why(RuntimeException failure, ChangeItem item) {
        Refusal refusal = causes(failure, Refusal.class);
        if (refusal != null) {
            return refusal.problems().get(0);
        }
        if (busy(failure) || causes(failure, NotFound.class) != null) {
            return new Refusal.Problem("", "change.item.busy", List.of());
        }
        log.error("Could not move {} {} of a change of units", item.kind(), item.id(), failure);
        return new Refusal.Problem("", "change.item.failed", List.of());
    }

    private static <T> T causes(Throwable failure, Class<T> wanted) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 30; depth++) {
            if (wanted.isInstance(cause)) {
                return wanted.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
