package vn.tongket.organization.change;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;

/** Roles in units that end: those with an entry end with the unit, those given by hand are withdrawn by one act. */
@Component
public class RolesByHand {

    private final UnitChangeStore store;
    private final ChangeReaders readers;
    private final UnitChangeWriter writer;
    private final RoleHolders holders;
    private final AuditLog audit;
    private final Clock clock;

    RolesByHand(
            UnitChangeStore store,
            ChangeReaders readers,
            UnitChangeWriter writer,
            RoleHolders holders,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.readers = readers;
        this.writer = writer;
        this.holders = holders;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How many people hold roles in the units that end: with an entry, and by hand.
     *
     * @param withdrawable whether the units ended, so that what was given by hand may be withdrawn
     */
    public record Holders(int dated, int byHand, boolean withdrawable) {}

    @Transactional(readOnly = true)
    public Holders holders(Actor actor, UUID id) {
        UnitChange change = readers.require(actor, id);
        Set<String> ends = ends(change);
        return new Holders(
                writer.holders(ends).size(),
                byHand(ends).size(),
                change.isCarriedOut() && !change.effectiveOn().isAfter(LocalDate.now(clock)));
    }

    /** Takes every role without an entry in the ended units from whoever holds it; tasks that they took go back. */
    @Transactional
    public int withdraw(Actor actor, UUID id) {
        UnitChanges.administrator(actor);
        UnitChange change = store.lock(id);
        if (!change.isCarriedOut()) {
            throw Refusal.of("change.not-carried-out");
        }
        if (change.effectiveOn().isAfter(LocalDate.now(clock))) {
            throw Refusal.of(
                    "change.not-in-effect",
                    Deadline.day(change.effectiveOn().minusDays(1)).text());
        }
        List<RoleHolders.Member> members = byHand(ends(change));
        if (members.isEmpty()) {
            throw Refusal.of("change.no-role-by-hand");
        }
        for (RoleHolders.Member member : members) {
            int dot = member.group().lastIndexOf('.');
            String suffix = member.group().substring(dot + 1);
            Role role = Arrays.stream(Role.values())
                    .filter(one -> one.suffix().equals(suffix))
                    .findFirst()
                    .orElseThrow();
            holders.withdraw(member.user(), member.group().substring(0, dot), role);
            audit.record(Act.of("unit-change.roles-withdrawn", "user", member.user())
                    .ofUnit(member.group().substring(0, dot))
                    .with("role", suffix)
                    .with("change", id.toString()));
        }
        return members.size();
    }

    private List<RoleHolders.Member> byHand(Set<String> ends) {
        Set<RoleHolders.Member> dated = writer.holders(ends);
        Set<String> groups = ends.stream()
                .flatMap(unit -> Arrays.stream(Role.values()).map(role -> role.group(unit)))
                .collect(Collectors.toSet());
        return holders.members(groups).stream()
                .filter(member -> !dated.contains(member))
                .sorted(Comparator.comparing(RoleHolders.Member::group).thenComparing(RoleHolders.Member::user))
                .toList();
    }

    private static Set<String> ends(UnitChange change) {
        return change.entry().ends().stream()
                .map(end -> ChangeRules.code(end.unit()))
                .collect(Collectors.toSet());
    }
}
