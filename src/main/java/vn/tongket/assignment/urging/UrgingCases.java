package vn.tongket.assignment.urging;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;

/** Cases are handed to people, answered, proposed and decided; letters are signed by {@link UrgingLetters}. */
@Component
public class UrgingCases {

    /** How many cases are handed out in one transaction. */
    private static final int BATCH = 50;

    private static final int DAYS_TO_EXPLAIN = 5;

    private final CaseStore store;
    private final RunStore runs;
    private final UrgingNotices notices;
    private final UrgingCaseWorkflow workflow;
    private final RoleHolders holders;
    private final WorkingCalendar calendar;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;

    UrgingCases(
            CaseStore store,
            RunStore runs,
            UrgingNotices notices,
            UrgingCaseWorkflow workflow,
            RoleHolders holders,
            WorkingCalendar calendar,
            AuditLog audit,
            JdbcClient jdbc,
            MessageSource messages,
            Clock clock) {
        this.store = store;
        this.runs = runs;
        this.notices = notices;
        this.workflow = workflow;
        this.holders = holders;
        this.calendar = calendar;
        this.audit = audit;
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    public UrgingCase require(UUID id) {
        return store.require(id);
    }

    /** Hands the next cases to people, and takes back those in which nothing is asked for any more; answers whether there may be more. */
    @Transactional
    public boolean openNext(UUID run) {
        List<UUID> empty = store.settleEmpty();
        if (!empty.isEmpty()) {
            workflow.settled(empty);
        }
        List<UrgingCase> next = store.unopened(BATCH);
        if (next.isEmpty()) {
            return false;
        }
        Set<String> offices = holders.unitsWithMember(
                next.stream().map(UrgingCase::senderUnit).distinct().toList(), Role.TRACKER);
        Map<UUID, String> signers = new LinkedHashMap<>();
        next.forEach(one ->
                signers.put(one.id(), offices.contains(one.senderUnit()) ? one.senderUnit() : one.trackerUnit()));
        store.open(signers, calendar.addWorkingDays(LocalDate.now(clock), DAYS_TO_EXPLAIN));
        List<UrgingCase> opened = read(signers.keySet());
        Map<UUID, List<CaseItem>> items = store.items(signers.keySet());
        workflow.opened(opened.stream()
                .map(one -> new UrgingCaseWorkflow.Start(one, label(one, items.getOrDefault(one.id(), List.of()))))
                .toList());
        notices.opened(opened, items);
        audit.record(opened.stream()
                .map(one -> Act.of("urging.opened", "urging", one.id())
                        .ofUnit(one.unit())
                        .with("kind", one.kind().name())
                        .with("tasks", items.getOrDefault(one.id(), List.of()).size()))
                .toList());
        runs.addCases(run, opened.size());
        return next.size() == BATCH;
    }

    private List<UrgingCase> read(Set<UUID> ids) {
        Map<UUID, UrgingCase> found = new HashMap<>();
        jdbc.sql(UrgingCase.SELECT + " where e.id = any(:ids::uuid[])")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(UrgingCase::read)
                .list()
                .forEach(one -> found.put(one.id(), one));
        return ids.stream().map(found::get).toList();
    }

    private String label(UrgingCase one, List<CaseItem> items) {
        return messages.getMessage(
                "urging.label",
                new Object[] {
                    one.unitName(), (int) items.stream().filter(CaseItem::live).count()
                },
                Locale.ROOT);
    }

    /** The head of the unit explains what was typed. */
    @Transactional
    public void answer(UUID id) {
        UrgingCase one = requireWaiting(store.lock(id));
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(one.answer())) {
            problems.add("explanation.answer", "urging.answer-missing");
        }
        if (one.promisedOn() == null) {
            problems.add("explanation.promisedOn", "urging.promise-missing");
        } else if (one.promisedOn().isBefore(LocalDate.now(clock))) {
            problems.add("explanation.promisedOn", "urging.promise-past");
        }
        problems.refuse();
        jdbc.sql("""
                        update app.urging_case
                           set answered_at = :now, answered_by = :by, gathering = false, settled_at = :now where id = :id
                        """)
                .param("now", now())
                .param("by", Actors.current().userId())
                .param("id", id)
                .update();
        jdbc.sql("""
                        update app.urging g set answered_at = :now
                         where g.answered_at is null and g.sent_at is not null
                           and g.assignment_id in (select assignment_id from app.urging where case_id = :id)
                        """).param("now", now()).param("id", id).update();
        record(one, "urging.explained", Map.of("promisedOn", String.valueOf(one.promisedOn())));
        notices.explained(one);
    }

    /** Criticism is proposed to the chair with what was typed, or not. */
    @Transactional
    public void propose(UUID id, boolean proposed) {
        UrgingCase one = requireWaiting(store.lock(id));
        String why = proposed ? one.reason() : one.dropReason();
        if (Text.isBlank(why)) {
            throw Refusal.at(
                    proposed ? "criticism.reason" : "criticism.dropReason",
                    proposed ? "urging.reason-missing" : "urging.drop-reason-missing");
        }
        if (proposed && store.items(id).stream().noneMatch(CaseItem::live)) {
            throw Refusal.of("urging.nothing-left");
        }
        jdbc.sql("""
                        update app.urging_case
                           set proposed_at = case when :proposed then :now::timestamptz end, proposed_by = :by,
                               dropped_at = case when :proposed then null else :now::timestamptz end, dropped_by = :by,
                               settled_at = case when :proposed then null else :now::timestamptz end, gathering = false
                         where id = :id
                        """)
                .param("proposed", proposed)
                .param("now", now())
                .param("by", Actors.current().userId())
                .param("id", id)
                .update();
        if (!proposed) {
            dropSteps(id);
        }
        record(one, proposed ? "urging.criticism-proposed" : "urging.criticism-dropped", Map.of("reason", why));
    }

    /** The chair decides; what it says is recorded with the decision. */
    @Transactional
    public void decide(UUID id, boolean criticised) {
        UrgingCase one = requireWaiting(store.lock(id));
        if (one.proposedAt() == null) {
            throw Refusal.of("urging.gone");
        }
        if (Text.isBlank(one.decision())) {
            throw Refusal.at("criticism.decision", "urging.decision-missing");
        }
        jdbc.sql("""
                        update app.urging_case
                           set decided_at = :now, decided_by = :by, criticised = :criticised, settled_at = :now where id = :id
                        """)
                .param("now", now())
                .param("by", Actors.current().userId())
                .param("criticised", criticised)
                .param("id", id)
                .update();
        if (criticised) {
            jdbc.sql(
                            "update app.urging set sent_at = :now where case_id = :id and sent_at is null and dropped_at is null")
                    .param("now", now())
                    .param("id", id)
                    .update();
        } else {
            dropSteps(id);
        }
        record(one, criticised ? "urging.criticised" : "urging.not-criticised", Map.of("reason", one.decision()));
        notices.decided(one, criticised);
    }

    private void dropSteps(UUID id) {
        jdbc.sql(
                        "update app.urging set dropped_at = :now where case_id = :id and sent_at is null and dropped_at is null")
                .param("now", now())
                .param("id", id)
                .update();
    }

    static UrgingCase requireWaiting(UrgingCase one) {
        if (one.isSettled() || one.openedAt() == null) {
            throw Refusal.of("urging.gone");
        }
        return one;
    }

    /** The act stands in the record of every cycle whose task is concerned. */
    void record(UrgingCase one, String act, Map<String, String> details) {
        Map<UUID, List<String>> byCycle = store.items(one.id()).stream()
                .collect(Collectors.groupingBy(
                        CaseItem::cycle, LinkedHashMap::new, Collectors.mapping(CaseItem::ref, Collectors.toList())));
        audit.record(byCycle.entrySet().stream()
                .map(entry -> {
                    Act acted = Act.of(act, "urging", one.id())
                            .ofUnit(one.unit())
                            .inCycle(entry.getKey())
                            .with("clauses", String.join(", ", entry.getValue()));
                    for (Map.Entry<String, String> detail : details.entrySet()) {
                        acted = acted.with(detail.getKey(), detail.getValue());
                    }
                    return acted;
                })
                .toList());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
