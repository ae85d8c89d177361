package vn.tongket.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The role of a unit in which somebody acts. Of several roles it is the one that the act needed: whoever checks what a
 * person may do notes it for the length of the transaction.
 *
 * @param unit code of the unit
 * @param role suffix of the group
 */
public record HeldRole(String unit, String role) {

    private static final Object NOTED = new Object();

    /** Says that the person was let through for this role of theirs; without a transaction nothing is kept. */
    public static void note(String unit, String role) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        HeldRole latest = new HeldRole(unit, role);
        Set<HeldRole> noted = noted();
        noted.remove(latest);
        noted.add(latest);
    }

    /** The one role in which the person does this, or null where that cannot be said. */
    static HeldRole of(Actor actor, Act act) {
        List<HeldRole> allowed = noted().stream()
                .filter(capacity -> actor.holds(capacity.unit(), capacity.role()))
                .toList();
        List<HeldRole> ofUnit = allowed.stream()
                .filter(capacity -> capacity.unit().equals(act.unit()))
                .toList();
        if (!ofUnit.isEmpty()) {
            return ofUnit.get(ofUnit.size() - 1);
        }
        List<HeldRole> held = actor.groups().stream()
                .filter(group -> group.indexOf('.') > 0)
                .map(HeldRole::read)
                .toList();
        List<HeldRole> heldInUnit = held.stream()
                .filter(capacity -> capacity.unit().equals(act.unit()))
                .toList();
        if (heldInUnit.size() == 1) {
            return heldInUnit.get(0);
        }
        if (!allowed.isEmpty()) {
            return allowed.get(allowed.size() - 1);
        }
        return heldInUnit.isEmpty() && held.size() == 1 ? held.get(0) : null;
    }

    public String group() {
        return unit + "." + role;
    }

    private static HeldRole read(String group) {
        int dot = group.lastIndexOf('.');
        return new HeldRole(group.substring(0, dot), group.substring(dot + 1));
    }

    @SuppressWarnings("unchecked")
    private static Set<HeldRole> noted() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Set.of();
        }
        Object present = TransactionSynchronizationManager.getResource(NOTED);
        if (present != null) {
            return (Set<HeldRole>) present;
        }
        Set<HeldRole> fresh = new LinkedHashSet<>();
        TransactionSynchronizationManager.bindResource(NOTED, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(NOTED);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(NOTED, fresh);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(NOTED);
            }
        });
        return fresh;
    }
}
