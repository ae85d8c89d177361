package vn.tongket.assignment.urging;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.organization.Role;

/**
 * Open tasks of many units, written straight into the tables: each unit has the same clauses, whose due days are spread
 * over the ladder, and a drafter and a leader with addresses. Every fifth unit is of the Party.
 */
public final class ManyTasks {

    /** Working days to the due day, one clause each; all rungs of the ladder. */
    public static final List<Integer> LADDER = List.of(4, 1, 0, -2, -6, -12, -16, -25);

    public final UUID cycle = UUID.randomUUID();
    public final UUID conclusion = UUID.randomUUID();
    public final String prefix;
    public final int units;

    private final JdbcClient jdbc;

    public ManyTasks(String prefix, int units, JdbcClient jdbc) {
        this.prefix = prefix;
        this.units = units;
        this.jdbc = jdbc;
    }

    public String unit(int n) {
        return "%s-U%03d".formatted(prefix, n);
    }

    public String tracker() {
        return prefix + "-CHQS";
    }

    public String state() {
        return prefix + "-UBND";
    }

    public String drafter(int n) {
        return unit(n).toLowerCase() + ".soan@tongket.test";
    }

    public String leader(int n) {
        return unit(n).toLowerCase() + ".ky@tongket.test";
    }

    /** Writes everything; the k-th clause is due at the k-th of the given distances, again and again. */
    public ManyTasks write(WorkingCalendar calendar, LocalDate today, int perUnit, List<Integer> workingDays) {
        unitsAndPeople();
        conclusion(today);
        for (int k = 0; k < perUnit; k++) {
            int days = workingDays.get(k % workingDays.size());
            clause(k, calendar.addWorkingDays(today, days));
        }
        jdbc.sql("analyze app.assignment, app.urging, app.notice, app.clause").update();
        return this;
    }

    private void unitsAndPeople() {
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search)
                        values (:p || '-TU', 'Tỉnh ủy ' || :p, 'COMMITTEE', 'PARTY', 'PROVINCE', null, ''),
                               (:p || '-UBND', 'UBND tỉnh ' || :p, 'COMMITTEE', 'STATE', 'PROVINCE', null, ''),
                               (:p || '-CHQS', 'Bộ Chỉ huy quân sự tỉnh ' || :p, 'COMMAND', 'MILITARY', 'PROVINCE', null, '')
                        """).param("p", prefix).update();
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search)
                        select u, 'Đơn vị ' || u, 'DEPARTMENT', case when n % 5 = 0 then 'PARTY' else 'STATE' end,
                               'PROVINCE', :p || '-TU', app.folded('Đơn vị ' || u)
                          from unnest(:units::text[]) with ordinality w(u, n)
                        """).param("p", prefix).param("units", codes()).update();
        for (Role role : List.of(Role.DRAFTER, Role.LEADER)) {
            String who = role == Role.DRAFTER ? ".soan" : ".ky";
            jdbc.sql("insert into act_id_group (id_, rev_) select u || :role, 1 from unnest(:units::text[]) u")
                    .param("role", role.group(""))
                    .param("units", codes())
                    .update();
            jdbc.sql("""
                            insert into act_id_user (id_, rev_, email_)
                            select u || :who, 1, lower(u || :who) || '@tongket.test' from unnest(:units::text[]) u
                            """).param("who", who).param("units", codes()).update();
            jdbc.sql("""
                            insert into act_id_membership (user_id_, group_id_)
                            select u || :who, u || :role from unnest(:units::text[]) u
                            """)
                    .param("who", who)
                    .param("role", role.group(""))
                    .param("units", codes())
                    .update();
        }
    }

    private String[] codes() {
        return IntStream.rangeClosed(1, units).mapToObj(this::unit).toArray(String[]::new);
    }

    private void conclusion(LocalDate today) {
        OffsetDateTime now = today.minusDays(90)
                .atTime(8, 0)
                .atZone(vn.tongket.calendar.Deadline.ZONE)
                .toOffsetDateTime();
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, organizer, coordinator_unit, approver_unit, reviewer_unit,
                                 clerk_unit, search, created_at, created_by)
                        values (:id, 'Sơ kết', 'INTERIM_REVIEW', :p || '-TU', :p || '-UBND', :p || '-TU', :p || '-UBND',
                                :p || '-UBND', 'so ket', :now, 'x')
                        """).param("id", cycle).param("p", prefix).param("now", now).update();
        jdbc.sql("""
                        insert into app.conclusion (id, cycle_id, source_type, title, issuer, coordinator_unit, approver_unit,
                                 clerk_unit, created_at, signed_at, signed_by, document_type, number, symbol, issued_on)
                        values (:id, :cycle, 'DOCUMENT', 'Kết luận', :p || '-TU', :p || '-UBND', :p || '-TU', :p || '-UBND',
                                :now, :now, 'x', 'KL', 249, '249-KL/TU', :day)
                        """)
                .param("id", conclusion)
                .param("cycle", cycle)
                .param("p", prefix)
                .param("now", now)
                .param("day", today.minusDays(90))
                .update();
        jdbc.sql("""
                        insert into app.follow_up (conclusion_id, cycle_id, coordinator_unit, tracker_unit, tracker_named,
                                 recipient_unit, period_kind, next_period_end, split_at, set_up_at)
                        values (:id, :cycle, :p || '-UBND', :p || '-CHQS', true, :p || '-UBND', 'QUARTER', :end, :now, :now)
                        """)
                .param("id", conclusion)
                .param("cycle", cycle)
                .param("p", prefix)
                .param("end", today.plusDays(60))
                .param("now", now)
                .update();
    }

    private void clause(int k, LocalDate due) {
        UUID clause = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.clause (id, conclusion_id, ref, ordinal, said, kind, due_on, due_precision, due_at)
                        values (:id, :conclusion, :ref, :k, :said, 'TIME_BOUND', :due, 'DAY',
                                (:due::date + time '23:59:59') at time zone 'Asia/Ho_Chi_Minh')
                        """)
                .param("id", clause)
                .param("conclusion", conclusion)
                .param("ref", String.valueOf(k + 1))
                .param("k", k)
                .param("said", "Nội dung nhiệm vụ %d về tăng cường quốc phòng, quân sự địa phương".formatted(k + 1))
                .param("due", due)
                .update();
        jdbc.sql("""
                        insert into app.assignment (id, conclusion_id, cycle_id, clause_id, unit_code, original_unit, role, kind,
                                 carried_by, due_on, due_precision, due_at, original_due_on, original_due_precision,
                                 original_due_at, opened_at, accepted_at)
                        select gen_random_uuid(), :conclusion, :cycle, :clause, u, u, 'LEAD', 'TIME_BOUND', 'UNIT', :due, 'DAY',
                               at, :due, 'DAY', at, at - interval '80 days', at - interval '80 days'
                          from unnest(:units::text[]) u,
                               lateral (select (:due::date + time '23:59:59') at time zone 'Asia/Ho_Chi_Minh' as at) d
                        """)
                .param("conclusion", conclusion)
                .param("cycle", cycle)
                .param("clause", clause)
                .param("due", due)
                .param("units", codes())
                .update();
    }

    /** Takes back everything that runs have done to these tasks. */
    public void forget() {
        jdbc.sql("""
                        delete from app.urging where assignment_id in
                          (select id from app.assignment where conclusion_id = :id)
                        """).param("id", conclusion).update();
        jdbc.sql("delete from app.urging_case where unit_code like :p")
                .param("p", prefix + "-U%")
                .update();
        jdbc.sql("delete from app.notice where cycle_id = :id")
                .param("id", cycle)
                .update();
        jdbc.sql("delete from app.mail where digest_on is not null and address like :p")
                .param("p", prefix.toLowerCase() + "-u%")
                .update();
        jdbc.sql("delete from app.digest_day").update();
    }

    /** How many steps these tasks have taken. */
    public int steps() {
        return count("select count(*) from app.urging g join app.assignment a on a.id = g.assignment_id "
                + "where a.conclusion_id = :id");
    }

    /** How many of them were told to somebody. */
    public int notices() {
        return jdbc.sql("select count(*) from app.notice where cycle_id = :id")
                .param("id", cycle)
                .query(Integer.class)
                .single();
    }

    public int mails() {
        return jdbc.sql("select count(*) from app.mail where digest_on is not null and address like :p")
                .param("p", prefix.toLowerCase() + "-u%")
                .query(Integer.class)
                .single();
    }

    public int cases() {
        return jdbc.sql("select count(*) from app.urging_case where unit_code like :p")
                .param("p", prefix + "-U%")
                .query(Integer.class)
                .single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).param("id", conclusion).query(Integer.class).single();
    }

    /** Puts a run right before these tasks, past those that other tests have left. */
    public void before(UUID run) {
        jdbc.sql("update app.urging_run set after_unit = :p, after_id = :id where id = :run")
                .param("p", prefix)
                .param("id", UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"))
                .param("run", run)
                .update();
    }
}
