package vn.tongket.cycle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** Turns the plan's reporters into obligations and hands these to the units, a batch per transaction. */
@Component
public class ObligationOpening {

    /** So many start or move in one transaction: it stays short however many units report. */
    static final int BATCH = 50;

    private static final Logger log = LoggerFactory.getLogger(ObligationOpening.class);

    private final Cycles cycles;
    private final ObligationStore store;
    private final JdbcClient jdbc;
    private final Units units;
    private final Notifications notifications;
    private final ObjectProvider<ObligationWorkflow> workflow;
    private final AuditLog audit;
    private final Clock clock;

    // the workflow is looked up when it is needed: it is part of a feature that builds on this one
    ObligationOpening(
            Cycles cycles,
            ObligationStore store,
            JdbcClient jdbc,
            Units units,
            Notifications notifications,
            ObjectProvider<ObligationWorkflow> workflow,
            AuditLog audit,
            Clock clock) {
        this.cycles = cycles;
        this.store = store;
        this.jdbc = jdbc;
        this.units = units;
        this.notifications = notifications;
        this.workflow = workflow;
        this.audit = audit;
        this.clock = clock;
    }

    /** One obligation per unit that the plan names, by itself or through a group; repeating the call adds nothing. */
    void freeze(ReviewCycle cycle) {
        int frozen = jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, group_code, due_on,
                                                    due_precision, due_at, original_due_at, created_at)
                        select gen_random_uuid(), :cycle, scope, writer, group_code, :due, :precision, :dueAt, :dueAt, :now
                          from (select distinct on (scope) scope, writer, group_code
                                  from (select r.unit_code as scope, coalesce(r.written_by, r.unit_code) as writer,
                                               null as group_code, 0 as rank, r.ordinal
                                          from app.plan_reporter r where r.cycle_id = :cycle and r.kind = 'UNIT'
                                        union all
                                        select m.unit_code, m.unit_code, r.group_code, 1, r.ordinal
                                          from app.plan_reporter r join app.org_group_member m on m.group_code = r.group_code
                                          join app.org_unit u on u.code = m.unit_code
                                         where r.cycle_id = :cycle and r.kind = 'GROUP'
                                           and (m.valid_from is null or m.valid_from <= :today)
                                           and (m.valid_to is null or m.valid_to >= :today)
                                           and (u.valid_to is null or u.valid_to >= :today)) named
                                 where scope not in (select e.unit_code from app.plan_reporter e
                                                      where e.cycle_id = :cycle and e.kind = 'EXCEPT')
                                 order by scope, rank, ordinal) chosen
                        on conflict (cycle_id, scope_unit, reporter_unit) do nothing
                        """)
                .param("cycle", cycle.id())
                .param("today", LocalDate.now(clock))
                .param("due", cycle.due().on())
                .param("precision", cycle.due().precision().name())
                .param("dueAt", cycle.due().dueAt().atOffset(ZoneOffset.UTC))
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(Act.of("cycle.reporters-frozen", "cycle", cycle.id())
                .inCycle(cycle.id())
                .ofUnit(cycle.coordinatorUnit())
                .with("units", frozen)
                .with("due", cycle.due().text()));
    }

    /**
     * Hands the next obligations to their units.
     *
     * @return whether none is left; asked again then, it changes nothing
     */
    @Transactional
    public boolean openNext(UUID cycleId) {
        store.lockCycle(cycleId);
        ReviewCycle cycle = cycles.require(cycleId);
        List<Obligation> opened = jdbc.sql("""
                        update app.obligation set opened_at = :now, known_due_at = due_at
                         where id in (select id from app.obligation
                                       where cycle_id = :cycle and opened_at is null and withdrawn_at is null
                                       order by id limit :batch)
                        returning *
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("cycle", cycleId)
                .param("batch", BATCH)
                .query(ObligationStore::read)
                .list();
        if (!opened.isEmpty()) {
            jdbc.sql(
                            "update app.review_cycle set reports_opened_at = :now where id = :cycle and reports_opened_at is null")
                    .param("now", OffsetDateTime.now(clock))
                    .param("cycle", cycleId)
                    .update();
            workflow.getObject().opened(opened, cycle);
            tell("obligation-opened", opened, cycle);
            audit.record(opened.stream()
                    .map(obligation -> Act.of("obligation.opened", "obligation", obligation.id())
                            .inCycle(cycleId)
                            .ofUnit(obligation.reporterUnit()))
                    .toList());
            log.info("Opened {} obligations of cycle {}", opened.size(), cycleId);
        }
        return opened.size() < BATCH || !store.hasUnopened(cycleId);
    }

    /** How long the cycle waits for reports: not at all where none is owed any more. */
    @Transactional
    public Instant waitUntil(UUID cycleId) {
        store.lockCycle(cycleId);
        return store.hasOpen(cycleId) ? cycles.require(cycleId).closingAt() : clock.instant();
    }

    /**
     * Tells the next units, and their processes, of a due date that was moved.
     *
     * @return whether none is left; asked again then, it changes nothing
     */
    @Transactional
    public boolean tellNext(UUID cycleId) {
        List<Obligation> moved = jdbc.sql("""
                        update app.obligation set known_due_at = due_at
                         where id in (select id from app.obligation
                                       where cycle_id = :cycle and opened_at is not null and accepted_at is null
                                         and withdrawn_at is null and known_due_at <> due_at
                                       order by id limit :batch)
                        returning *
                        """)
                .param("cycle", cycleId)
                .param("batch", BATCH)
                .query(ObligationStore::read)
                .list();
        moved.forEach(obligation -> workflow.getObject().rescheduled(obligation.id(), obligation.dueAt()));
        if (!moved.isEmpty()) {
            tell("obligation-rescheduled", moved, cycles.require(cycleId));
        }
        return moved.size() < BATCH;
    }

    /** One notice per report, to those who write it. */
    private void tell(String template, List<Obligation> obligations, ReviewCycle cycle) {
        Map<String, String> names = units.names(obligations.stream()
                .flatMap(obligation -> Stream.of(obligation.reporterUnit(), obligation.scopeUnit()))
                .collect(Collectors.toSet()));
        notifications.tell(obligations.stream()
                .map(obligation -> Notice.to(
                                Role.DRAFTER.group(obligation.reporterUnit()),
                                template,
                                template + ":" + obligation.id() + ":"
                                        + obligation.dueAt().getEpochSecond())
                        .with("unit", names.get(obligation.reporterUnit()))
                        .with("scope", names.get(obligation.scopeUnit()))
                        .with("title", cycle.title())
                        .with("due", obligation.due().text())
                        .inCycle(cycle.id())
                        .linking("/reports/" + obligation.id()))
                .toList());
    }
}
