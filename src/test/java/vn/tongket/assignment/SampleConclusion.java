package vn.tongket.assignment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.organization.Role;

/**
 * A signed conclusion with the seven clauses of Hòa Bình's of 2019: five for everybody, the fifth in three parts of which
 * one is for military and police, and the last one for whoever coordinates.
 */
public final class SampleConclusion {

    public final UUID cycle = UUID.randomUUID();
    public final UUID conclusion = UUID.randomUUID();
    public final String prefix;
    public final TestUnits.Province province;
    public final List<String> everybody = new ArrayList<>();

    private final JdbcClient jdbc;
    private final TestUnits units;
    private final Acting acting;

    public SampleConclusion(String prefix, int districts, JdbcClient jdbc, TestUnits units, Acting acting) {
        this.prefix = prefix;
        this.jdbc = jdbc;
        this.units = units;
        this.acting = acting;
        this.province = units.province(prefix, 1);
        unit("SO1", "Sở Tài chính", "STATE", "SO");
        unit("SO2", "Sở Nội vụ", "STATE", "SO");
        unit("MTTQ", "Ủy ban Mặt trận Tổ quốc", "FRONT", "SO");
        for (int n = 1; n <= districts; n++) {
            unit("D" + n, "Ủy ban nhân dân huyện " + n, "STATE", "HUYEN");
        }
        unit("CA", "Công an tỉnh", "STATE", null);
        acting.ensure(leader(province.command()), Role.LEADER.group(province.command()));
        acting.ensure(drafter(province.command()), Role.DRAFTER.group(province.command()));
    }

    private SampleConclusion(SampleConclusion before) {
        this.prefix = before.prefix;
        this.jdbc = before.jdbc;
        this.units = before.units;
        this.acting = before.acting;
        this.province = before.province;
        this.everybody.addAll(before.everybody);
    }

    /** A further conclusion for the same units, to be written. */
    SampleConclusion another() {
        return new SampleConclusion(this);
    }

    public String code(String unit) {
        return prefix + "-" + unit;
    }

    public static String leader(String unit) {
        return unit + ".ky";
    }

    public static String drafter(String unit) {
        return unit + ".soan";
    }

    private void unit(String letters, String name, String branch, String group) {
        String code = code(letters);
        units.create(code, name + " " + prefix, branch, "PROVINCE", province.party());
        acting.ensure(leader(code), Role.LEADER.group(code));
        acting.ensure(drafter(code), Role.DRAFTER.group(code));
        if (group != null) {
            everybody.add(code);
            jdbc.sql(
                            "insert into app.org_group (code, name, owner) values (:code, :code, :owner) on conflict do nothing")
                    .param("code", prefix + "-" + group)
                    .param("owner", province.state())
                    .update();
            jdbc.sql("insert into app.org_group_member (group_code, unit_code) values (:group, :unit)")
                    .param("group", prefix + "-" + group)
                    .param("unit", code)
                    .update();
        }
    }

    /** Writes the conclusion; the last clause names the tracker only when {@code tracked}. */
    public void write(boolean tracked) {
        OffsetDateTime now = OffsetDateTime.parse("2026-01-02T08:00:00+07:00");
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, organizer, coordinator_unit, approver_unit, reviewer_unit,
                                 clerk_unit, search, created_at, created_by)
                        values (:id, 'Sơ kết 5 năm', 'INTERIM_REVIEW', :party, :state, :party, :state, :state, 'so ket', :now, 'x')
                        """)
                .param("id", cycle)
                .param("party", province.party())
                .param("state", province.state())
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into app.conclusion (id, cycle_id, source_type, title, issuer, coordinator_unit, approver_unit,
                                 clerk_unit, created_at, signed_at, signed_by, document_type, number, symbol, issued_on)
                        values (:id, :cycle, 'DOCUMENT', 'Kết luận sơ kết 5 năm', :party, :state, :party, :state, :now, :now, 'x',
                                'KL', 249, '249-KL/TU', '2026-01-02')
                        """)
                .param("id", conclusion)
                .param("cycle", cycle)
                .param("party", province.party())
                .param("state", province.state())
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into app.directive (conclusion_id, issuer, document_type, subject)
                        values (:id, :state, 'CV', 'Triển khai Kết luận 249-KL/TU')
                        """).param("id", conclusion).param("state", province.state()).update();
        for (int n : List.of(1, 2, 4, 6)) {
            toEverybody(clause(String.valueOf(n), null, "QUALITATIVE", null));
        }
        UUID third = clause("3", null, "TIME_BOUND", LocalDate.of(2026, 2, 10));
        lead(third, 1, "LEAD", code("SO1"), null);
        lead(third, 2, "COOPERATING", province.districts().get(0), null);
        UUID fifth = clause("5", null, "QUALITATIVE", LocalDate.of(2026, 6, 30));
        toEverybody(fifth);
        UUID part = clause("5a", fifth, "QUALITATIVE", null);
        lead(part, 1, "LEAD", code("CA"), null);
        lead(part, 2, "LEAD", province.command(), null);
        UUID recruitment = clause("5b", fifth, "QUANTITATIVE", null);
        jdbc.sql(
                        "update app.clause set target_name = 'hoàn thành chỉ tiêu tuyển quân', target = 100, target_unit = '%' "
                                + "where id = :id")
                .param("id", recruitment)
                .update();
        clause("5c", fifth, "QUALITATIVE", null);
        UUID coordination = clause("7", null, "COORDINATION", null);
        if (tracked) {
            jdbc.sql("update app.clause set tracker_unit = :tracker where id = :id")
                    .param("tracker", province.command())
                    .param("id", coordination)
                    .update();
        }
    }

    private UUID clause(String ref, UUID parent, String kind, LocalDate due) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.clause (id, conclusion_id, ref, parent_id, ordinal, said, kind, due_on, due_precision, due_at)
                        values (:id, :conclusion, :ref, :parent::uuid, :ordinal, :said, :kind, :due::date,
                                case when :due::date is null then 'UNKNOWN' else 'DAY' end,
                                (:due::date + time '23:59:59') at time zone 'Asia/Ho_Chi_Minh')
                        """)
                .param("id", id)
                .param("conclusion", conclusion)
                .param("ref", ref)
                .param("parent", parent == null ? null : parent.toString())
                .param("ordinal", ref.charAt(0) * 10 + (ref.length() > 1 ? ref.charAt(1) - 'a' + 1 : 0))
                .param("said", "Nội dung nhiệm vụ " + ref)
                .param("kind", kind)
                .param("due", due == null ? null : due.toString())
                .update();
        return id;
    }

    private void toEverybody(UUID clause) {
        lead(clause, 1, "LEAD", null, prefix + "-SO");
        lead(clause, 2, "LEAD", null, prefix + "-HUYEN");
    }

    private void lead(UUID clause, int ordinal, String role, String unit, String group) {
        jdbc.sql("""
                        insert into app.clause_addressee (clause_id, ordinal, role, unit_code, group_code)
                        values (:clause, :ordinal, :role, :unit::text, :group::text)
                        """)
                .param("clause", clause)
                .param("ordinal", ordinal)
                .param("role", role)
                .param("unit", unit)
                .param("group", group)
                .update();
    }
}
