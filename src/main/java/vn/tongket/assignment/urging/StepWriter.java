package vn.tongket.assignment.urging;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.notification.Digests;
import vn.tongket.organization.Role;

/** Writes the steps of a page: what waits for a person per unit, then all steps with their notices by one statement. */
@Component
class StepWriter {

    private static final String STEPS = """
            with wanted as (
              select * from unnest(:ids::uuid[], :rungs::text[], :senders::text[], :towards::date[], :dueAts::timestamptz[],
                                   :cases::uuid[], :letters::boolean[], :firsts::uuid[], :firstRoles::text[], :seconds::uuid[],
                                   :secondRoles::text[], :templates::text[], :urgencies::int[], :dues::text[])
                as w(id, rung, sender, towards, due_at, case_id, letter, first, first_role, second, second_role, template, urgency,
                     due)),
            stepped as (
              insert into app.urging (assignment_id, rung, sender, due_at, on_day, decided_at, sent_at, letter, towards,
                                      run_id, notices, case_id)
              select w.id, w.rung, w.sender, w.due_at, :day, :now, case when w.case_id is null then :now::timestamptz end,
                     w.letter, w.towards, :run,
                     array_remove(array[w.first, w.second], null), w.case_id
                from wanted w
              on conflict (assignment_id, rung, towards) do nothing
              returning 1),
            told as (
              insert into app.notice (id, dedup_key, recipient, template, params, cycle_id, link, created_at,
                                      next_attempt_at, digest_on, urgency)
              select n.id, 'urging:' || a.id || ':' || w.rung || ':' || w.towards || ':' || n.role,
                     case when n.role = :trackerRole then f.tracker_unit else a.unit_code end || '.' || n.role,
                     w.template,
                     jsonb_build_object('unit', u.name, 'ref', c.ref, 'task', c.said, 'due', w.due, 'detail', w.due,
                       'conclusion', coalesce(k.symbol, k.title),
                       'sender', case when w.sender = 'PARTY_OFFICE' then :partyOffice else t.name end),
                     a.cycle_id, '/nhiem-vu/' || a.id, :now, :now, :digestOn, w.urgency
                from wanted w
                join app.assignment a on a.id = w.id
                join app.clause c on c.id = a.clause_id
                join app.conclusion k on k.id = a.conclusion_id
                join app.follow_up f on f.conclusion_id = a.conclusion_id
                join app.org_unit t on t.code = f.tracker_unit
                join app.org_unit u on u.code = a.unit_code
               cross join lateral (values (w.first, w.first_role), (w.second, w.second_role)) as n(id, role)
               where n.id is not null
              on conflict (dedup_key) do nothing)
            select count(*) from stepped
            """;

    /** Answers the cases that gather already as well. */
    private static final String CASES = """
            insert into app.urging_case (id, kind, unit_code, sender, tracker_unit, sender_unit, signer_unit, chair_unit,
                                         begun_on, begun_at)
            select gen_random_uuid(), w.kind, w.unit, w.sender, w.tracker, w.sender_unit, w.sender_unit, w.chair, :day, :now
              from unnest(:kinds::text[], :units::text[], :senders::text[], :trackers::text[], :senderUnits::text[],
                          :chairs::text[]) as w(kind, unit, sender, tracker, sender_unit, chair)
            on conflict (kind, unit_code, sender, tracker_unit, sender_unit, chair_unit) where gathering
            do update set gathering = true
            returning id, kind, unit_code, sender, tracker_unit, sender_unit, chair_unit
            """;

    private static final String OFFICES = """
            select parent, min(code) as code from app.org_unit
             where parent = any(:issuers) and branch = 'PARTY' and kind = 'OFFICE' and valid_to is null group by parent
            """;

    /** Whose case it is: the same columns as in the index {@code urging_case_gathering}. */
    private record Key(CaseKind kind, String unit, String sender, String tracker, String senderUnit, String chair) {}

    private final JdbcClient jdbc;
    private final Digests digests;
    private final MessageSource messages;
    private final Clock clock;

    StepWriter(JdbcClient jdbc, Digests digests, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.digests = digests;
        this.messages = messages;
        this.clock = clock;
    }

    /** Notes the steps that are new; answers how many were. */
    int write(UUID run, List<Step> steps) {
        if (steps.isEmpty()) {
            return 0;
        }
        // the search for the page has a plan of its own each time; keys of single rows are checked by a plan that is
        // kept
        jdbc.sql("set local plan_cache_mode = auto").update();
        Map<Step, UUID> cases =
                cases(steps.stream().filter(step -> step.kind().isPresent()).toList());
        Function<Step, UUID> first = step -> cases.containsKey(step) ? null : UUID.randomUUID();
        Function<Step, UUID> second =
                step -> cases.containsKey(step) || step.roles().size() < 2 ? null : UUID.randomUUID();
        return jdbc.sql(STEPS)
                .param("ids", texts(steps, Step::assignment))
                .param("rungs", texts(steps, step -> step.rung().code()))
                .param("senders", texts(steps, step -> step.rung().sender()))
                .param("towards", texts(steps, Step::towards))
                .param("dueAts", texts(steps, step -> step.task().dueAt()))
                .param("cases", texts(steps, cases::get))
                .param(
                        "letters",
                        texts(
                                steps,
                                step -> step.kind()
                                        .filter(CaseKind.LETTER::equals)
                                        .isPresent()))
                .param("firsts", texts(steps, first))
                .param("firstRoles", texts(steps, step -> step.roles().get(0).suffix()))
                .param("seconds", texts(steps, second))
                .param(
                        "secondRoles",
                        texts(
                                steps,
                                step -> step.roles().size() > 1
                                        ? step.roles().get(1).suffix()
                                        : null))
                .param("templates", texts(steps, Step::template))
                .param("urgencies", texts(steps, Step::urgency))
                .param("dues", texts(steps, Step::due))
                .param("day", LocalDate.now(clock))
                .param("now", OffsetDateTime.now(clock))
                .param("run", run)
                .param("trackerRole", Role.TRACKER.suffix())
                .param("digestOn", digests.nextDay())
                .param("partyOffice", messages.getMessage("assignment.party-office", null, Locale.ROOT))
                .query(Integer.class)
                .single();
    }

    /** The case in which each of the steps is gathered, new or waiting already. */
    private Map<Step, UUID> cases(List<Step> steps) {
        if (steps.isEmpty()) {
            return Map.of();
        }
        Map<String, String> offices = new HashMap<>();
        jdbc.sql(OFFICES)
                .param(
                        "issuers",
                        steps.stream()
                                .map(step -> step.task().followed().issuer())
                                .distinct()
                                .toArray(String[]::new))
                .query((row, n) -> offices.put(row.getString("parent"), row.getString("code")))
                .list();
        Map<Step, Key> keys = new HashMap<>();
        steps.forEach(step -> keys.put(step, key(step, offices)));
        List<Key> distinct = keys.values().stream().distinct().toList();
        Map<Key, UUID> ids = new HashMap<>();
        jdbc.sql(CASES)
                .param("kinds", texts(distinct, Key::kind))
                .param("units", texts(distinct, Key::unit))
                .param("senders", texts(distinct, Key::sender))
                .param("trackers", texts(distinct, Key::tracker))
                .param("senderUnits", texts(distinct, Key::senderUnit))
                .param("chairs", texts(distinct, Key::chair))
                .param("day", LocalDate.now(clock))
                .param("now", OffsetDateTime.now(clock))
                .query((row, n) -> ids.put(
                        new Key(
                                CaseKind.valueOf(row.getString("kind")),
                                row.getString("unit_code"),
                                row.getString("sender"),
                                row.getString("tracker_unit"),
                                row.getString("sender_unit"),
                                row.getString("chair_unit")),
                        row.getObject("id", UUID.class)))
                .list();
        Map<Step, UUID> found = new HashMap<>();
        keys.forEach((step, key) -> found.put(step, ids.get(key)));
        return found;
    }

    private static Key key(Step step, Map<String, String> offices) {
        OpenTask.Followed followed = step.task().followed();
        boolean party = step.isByPartyOffice();
        CaseKind kind = step.kind().orElseThrow();
        String recipient = followed.recipient() == null ? followed.approver() : followed.recipient();
        return new Key(
                kind,
                step.task().unit(),
                step.rung().sender(),
                followed.tracker(),
                party ? offices.getOrDefault(followed.issuer(), followed.issuer()) : followed.tracker(),
                kind == CaseKind.CRITICISM ? (party ? followed.approver() : recipient) : null);
    }

    private static <T> String[] texts(List<T> of, Function<T, ?> value) {
        return of.stream()
                .map(value)
                .map(each -> each == null ? null : each.toString())
                .toArray(String[]::new);
    }
}
