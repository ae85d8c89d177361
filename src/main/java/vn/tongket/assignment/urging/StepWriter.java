package vn.tongket.assignment.urging;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.tongket.notification.Digests;
import vn.tongket.organization.Role;

/** Writes the steps of a page with one statement each for notices, cases and steps that belong to a case. */
@Component
class StepWriter {

    private static final String WANTED = """
            with wanted as (
              select * from unnest(:ids::uuid[], :rungs::text[], :senders::text[], :towards::date[], :kinds::text[],
                                   :firsts::uuid[], :firstRoles::text[], :seconds::uuid[], :secondRoles::text[],
                                   :templates::text[], :urgencies::int[], :dues::text[])
                as w(id, rung, sender, towards, kind, first, first_role, second, second_role, template, urgency, due))
            """;

    private static final String TELL = WANTED + """
            , stepped as (
              insert into app.urging (assignment_id, rung, sender, due_at, on_day, decided_at, sent_at, letter, towards,
                                      run_id, notices)
              select a.id, w.rung, w.sender, a.due_at, :day, :now, :now, false, w.towards, :run,
                     array_remove(array[w.first, w.second], null)
                from wanted w join app.assignment a on a.id = w.id
              on conflict (assignment_id, rung, towards) do nothing
              returning assignment_id, rung),
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
                from stepped s
                join wanted w on w.id = s.assignment_id and w.rung = s.rung
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

    /** Whose case it is: the same columns as in the index {@code urging_case_gathering}. */
    private static final String KEYED = """
            , keyed as (
              select w.*, a.unit_code, a.due_at, f.tracker_unit,
                     case when w.sender = 'TRACKER' then f.tracker_unit else coalesce(
                       (select min(o.code) from app.org_unit o
                         where o.parent = k.issuer and o.branch = 'PARTY' and o.kind = 'OFFICE' and o.valid_to is null),
                       k.issuer) end as sender_unit,
                     case when w.kind <> 'CRITICISM' then null
                          when w.sender = 'TRACKER' then coalesce(f.recipient_unit, k.approver_unit)
                          else k.approver_unit end as chair_unit
                from wanted w
                join app.assignment a on a.id = w.id
                join app.conclusion k on k.id = a.conclusion_id
                join app.follow_up f on f.conclusion_id = a.conclusion_id)
            """;

    private static final String CASES = WANTED + KEYED + """
            insert into app.urging_case (id, kind, unit_code, sender, tracker_unit, sender_unit, signer_unit, chair_unit,
                                         begun_on, begun_at)
            select gen_random_uuid(), kind, unit_code, sender, tracker_unit, sender_unit, sender_unit, chair_unit, :day, :now
              from keyed group by kind, unit_code, sender, tracker_unit, sender_unit, chair_unit
            on conflict do nothing
            """;

    private static final String GATHER = WANTED + KEYED + """
            , stepped as (
              insert into app.urging (assignment_id, rung, sender, due_at, on_day, decided_at, letter, towards, run_id, case_id)
              select d.id, d.rung, d.sender, d.due_at, :day, :now, d.kind = 'LETTER', d.towards, :run, e.id
                from keyed d
                join app.urging_case e on e.gathering and e.kind = d.kind and e.unit_code = d.unit_code
                 and e.sender = d.sender and e.tracker_unit = d.tracker_unit and e.sender_unit = d.sender_unit
                 and e.chair_unit is not distinct from d.chair_unit
              on conflict (assignment_id, rung, towards) do nothing
              returning 1)
            select count(*) from stepped
            """;

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
        List<Step> told = steps.stream().filter(step -> step.kind().isEmpty()).toList();
        List<Step> gathered =
                steps.stream().filter(step -> step.kind().isPresent()).toList();
        int written = told.isEmpty()
                ? 0
                : bind(TELL, run, told)
                        .param("trackerRole", Role.TRACKER.suffix())
                        .param("digestOn", digests.nextDay())
                        .param("partyOffice", messages.getMessage("assignment.party-office", null, Locale.ROOT))
                        .query(Integer.class)
                        .single();
        if (!gathered.isEmpty()) {
            bind(CASES, run, gathered).update();
            written += bind(GATHER, run, gathered).query(Integer.class).single();
        }
        return written;
    }

    private StatementSpec bind(String sql, UUID run, List<Step> steps) {
        return jdbc.sql(sql)
                .param("ids", texts(steps, step -> step.assignment().toString()))
                .param("rungs", texts(steps, step -> step.rung().code()))
                .param("senders", texts(steps, step -> step.rung().sender()))
                .param("towards", texts(steps, step -> step.towards().toString()))
                .param("kinds", texts(steps, step -> step.kind().map(Enum::name).orElse(null)))
                .param("firsts", texts(steps, step -> UUID.randomUUID().toString()))
                .param("firstRoles", texts(steps, step -> step.roles().get(0).suffix()))
                .param("seconds", texts(steps, step -> step.roles().size() > 1 ? "" + UUID.randomUUID() : null))
                .param(
                        "secondRoles",
                        texts(
                                steps,
                                step -> step.roles().size() > 1
                                        ? step.roles().get(1).suffix()
                                        : null))
                .param("templates", texts(steps, Step::template))
                .param("urgencies", texts(steps, step -> String.valueOf(step.urgency())))
                .param("dues", texts(steps, Step::due))
                .param("day", LocalDate.now(clock))
                .param("now", OffsetDateTime.now(clock))
                .param("run", run);
    }

    private static String[] texts(List<Step> steps, Function<Step, String> of) {
        return steps.stream().map(of).toArray(String[]::new);
    }
}
