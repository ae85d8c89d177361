package vn.tongket.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.notification.ReminderLadder;
import vn.tongket.notification.ReminderLadder.Rung;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Reminds a unit of the report it owes, as the ladder says for the day; a report that was submitted is not reminded of. */
@Component
public class ReportReminders {

    private final Obligations obligations;
    private final Cycles cycles;
    private final Units units;
    private final ReportTables tables;
    private final ReminderLadder ladder;
    private final ReportNotices notices;
    private final AuditLog audit;
    private final Clock clock;

    ReportReminders(
            Obligations obligations,
            Cycles cycles,
            Units units,
            ReportTables tables,
            ReminderLadder ladder,
            ReportNotices notices,
            AuditLog audit,
            Clock clock) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.units = units;
        this.tables = tables;
        this.ladder = ladder;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Tells whom the rung of the day names; returns when to ask again. Repeating the call tells nobody twice. */
    @Transactional
    public Optional<Instant> remind(UUID id) {
        Obligation obligation = obligations.require(id);
        Instant now = clock.instant();
        if (obligation.isOpen() && obligation.submittedAt() == null) {
            Unit unit = units.require(obligation.reporterUnit());
            Rung rung = tables.rung(unit, ladder.workingDaysToDue(obligation.dueAt(), now));
            if (rung.tells()) {
                ReviewCycle cycle = cycles.require(obligation.cycleId());
                notices.reminder(obligation, cycle, unit, rung, audience(rung, obligation, cycle));
                audit.record(Act.of("report.reminded", "report", id)
                        .inCycle(cycle.id())
                        .ofUnit(obligation.reporterUnit())
                        .with("rung", rung.code()));
            }
        }
        return ladder.nextAt(ReminderLadder.REPORT, obligation.dueAt(), now);
    }

    private static List<String> audience(Rung rung, Obligation obligation, ReviewCycle cycle) {
        String unit = obligation.reporterUnit();
        return switch (rung.audience()) {
            case "DRAFTER" -> List.of(Role.DRAFTER.group(unit));
            case "LEADER" -> List.of(Role.LEADER.group(unit));
            case "DRAFTER_AND_LEADER" -> List.of(Role.DRAFTER.group(unit), Role.LEADER.group(unit));
            default ->
                List.of(
                        cycle.trackerUnit() == null
                                ? Role.COORDINATOR.group(cycle.coordinatorUnit())
                                : Role.TRACKER.group(cycle.trackerUnit()));
        };
    }
}
