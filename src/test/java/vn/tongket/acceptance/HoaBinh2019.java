package vn.tongket.acceptance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.organization.Role;

/**
 * Hòa Bình in September 2019 with its conclusion 249-KL/TU: departments, boards and mass organisations, and all eleven
 * districts and the city, each given clauses 1 to 6, and the command clause 7. The directive gives no dates; those here
 * are the ones the tracker might have settled.
 */
final class HoaBinh2019 {

    static final String PREFIX = "HBN";
    static final String CITY = PREFIX + "-TPHB";
    static final String KY_SON = PREFIX + "-KYSON";
    static final String DA_BAC = PREFIX + "-DABAC";
    static final String HOME_AFFAIRS = PREFIX + "-SNV";
    static final String HEALTH = PREFIX + "-SYT";
    static final String HEALTH_BOARD = PREFIX + "-BVSK";

    private static final Map<String, String> DEPARTMENTS = new LinkedHashMap<>();
    private static final Map<String, String> BOARDS = new LinkedHashMap<>();
    private static final Map<String, String> DISTRICTS = new LinkedHashMap<>();

    static {
        DEPARTMENTS.put("SNV", "Sở Nội vụ");
        DEPARTMENTS.put("STC", "Sở Tài chính");
        DEPARTMENTS.put("SKHDT", "Sở Kế hoạch và Đầu tư");
        DEPARTMENTS.put("SXD", "Sở Xây dựng");
        DEPARTMENTS.put("SGTVT", "Sở Giao thông vận tải");
        DEPARTMENTS.put("SGDDT", "Sở Giáo dục và Đào tạo");
        DEPARTMENTS.put("SYT", "Sở Y tế");
        DEPARTMENTS.put("STNMT", "Sở Tài nguyên và Môi trường");
        DEPARTMENTS.put("SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn");
        BOARDS.put("BDT", "Ban Dân tộc");
        BOARDS.put("BVSK", "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh");
        BOARDS.put("MTTQ", "Ủy ban Mặt trận Tổ quốc tỉnh");
        BOARDS.put("TDOAN", "Tỉnh đoàn");
        DISTRICTS.put("TPHB", "Ủy ban nhân dân thành phố Hòa Bình");
        DISTRICTS.put("CAOPHONG", "Ủy ban nhân dân huyện Cao Phong");
        DISTRICTS.put("DABAC", "Ủy ban nhân dân huyện Đà Bắc");
        DISTRICTS.put("KIMBOI", "Ủy ban nhân dân huyện Kim Bôi");
        DISTRICTS.put("KYSON", "Ủy ban nhân dân huyện Kỳ Sơn");
        DISTRICTS.put("LACSON", "Ủy ban nhân dân huyện Lạc Sơn");
        DISTRICTS.put("LACTHUY", "Ủy ban nhân dân huyện Lạc Thủy");
        DISTRICTS.put("LUONGSON", "Ủy ban nhân dân huyện Lương Sơn");
        DISTRICTS.put("MAICHAU", "Ủy ban nhân dân huyện Mai Châu");
        DISTRICTS.put("TANLAC", "Ủy ban nhân dân huyện Tân Lạc");
        DISTRICTS.put("YENTHUY", "Ủy ban nhân dân huyện Yên Thủy");
    }

    final UUID cycle = UUID.randomUUID();
    final UUID conclusion = UUID.randomUUID();
    final TestUnits.Province province;
    final List<String> everybody = new ArrayList<>();

    private final JdbcClient jdbc;

    HoaBinh2019(JdbcClient jdbc, TestUnits units, Acting acting) {
        this.jdbc = jdbc;
        this.province = units.province(PREFIX, 0);
        group("CACSO", DEPARTMENTS, "PROVINCE", units, acting);
        group("BANNGANH", BOARDS, "PROVINCE", units, acting);
        group("HUYENTP", DISTRICTS, "DISTRICT", units, acting);
        people(province.command(), acting);
    }

    static String leader(String unit) {
        return unit + ".ky";
    }

    static String drafter(String unit) {
        return unit + ".soan";
    }

    private static void people(String unit, Acting acting) {
        acting.ensure(leader(unit), Role.LEADER.group(unit));
        acting.ensure(drafter(unit), Role.DRAFTER.group(unit));
    }

    private void group(String code, Map<String, String> members, String level, TestUnits units, Acting acting) {
        jdbc.sql("insert into app.org_group (code, name, owner) values (:code, :code, :owner)")
                .param("code", PREFIX + "-" + code)
                .param("owner", province.state())
                .update();
        members.forEach((letters, name) -> {
            String unit = PREFIX + "-" + letters;
            units.create(unit, name, "STATE", level, province.state());
            people(unit, acting);
            everybody.add(unit);
            jdbc.sql("insert into app.org_group_member (group_code, unit_code) values (:group, :unit)")
                    .param("group", PREFIX + "-" + code)
                    .param("unit", unit)
                    .update();
        });
    }

    /** The signed conclusion and the directive with its seven clauses, the fifth in three parts. */
    void write() {
        OffsetDateTime now = OffsetDateTime.parse("2019-09-17T08:00:00+07:00");
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, period_from, period_to, organizer, coordinator_unit,
                                 approver_unit, reviewer_unit, clerk_unit, search, created_at, created_by)
                        values (:id, 'Sơ kết 5 năm thực hiện Chương trình hành động số 26-CTr/TU', 'INTERIM_REVIEW',
                                '2014-06-20', '2019-06-20', :state, :state, :state, :state, :state, 'so ket', :now, 'x')
                        """)
                .param("id", cycle)
                .param("state", province.state())
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into app.conclusion (id, cycle_id, source_type, title, issuer, coordinator_unit, approver_unit,
                                 clerk_unit, created_at, signed_at, signed_by, document_type, number, symbol, issued_on)
                        values (:id, :cycle, 'DOCUMENT', 'Kết luận sơ kết 5 năm', :party, :state, :party, :state, :now, :now, 'x',
                                'KL', 249, '249-KL/TU', '2019-09-17')
                        """)
                .param("id", conclusion)
                .param("cycle", cycle)
                .param("party", province.party())
                .param("state", province.state())
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into app.directive (conclusion_id, issuer, document_type, subject)
                        values (:id, :state, 'CV', 'Triển khai Kết luận số 249-KL/TU')
                        """).param("id", conclusion).param("state", province.state()).update();
        toEverybody(clause(
                "1", null, "Học tập, quán triệt, thực hiện nghiêm Kết luận 249-KL/TU, Kế hoạch 79/KH-UBND", null));
        toEverybody(clause(
                "2",
                null,
                "Xây dựng hệ thống chính trị cơ sở vững mạnh, tinh gọn; cải cách hành chính",
                LocalDate.of(2020, 12, 31)));
        toEverybody(clause(
                "3",
                null,
                "Huy động đầu tư, phát triển kinh tế - xã hội gắn với quốc phòng, an ninh",
                LocalDate.of(2022, 6, 30)));
        toEverybody(clause("4", null, "Phong trào thi đua yêu nước, đại đoàn kết, quy chế dân chủ ở cơ sở", null));
        UUID fifth = clause(
                "5",
                null,
                "Xây dựng thế trận quốc phòng toàn dân, an ninh nhân dân; khu vực phòng thủ",
                LocalDate.of(2023, 12, 31));
        toEverybody(fifth);
        clause("5a", fifth, "Phối hợp quân sự, công an theo Nghị định 03/2019/NĐ-CP; sẵn sàng chiến đấu", null);
        UUID recruitment =
                clause("5b", fifth, "Xây dựng lực lượng vũ trang tỉnh; hoàn thành 100% chỉ tiêu tuyển quân", null);
        jdbc.sql("""
                        update app.clause set kind = 'QUANTITATIVE', target = 100, target_unit = '%',
                               target_name = 'hoàn thành 100% chỉ tiêu tuyển quân' where id = :id
                        """).param("id", recruitment).update();
        clause("5c", fifth, "Toàn dân bảo vệ an ninh Tổ quốc; phòng chống tội phạm, ma túy", null);
        toEverybody(clause("6", null, "Công tác đối ngoại, quảng bá hình ảnh của tỉnh", null));
        UUID last = clause("7", null, "Chủ trì, đôn đốc, theo dõi, tổng hợp kết quả định kỳ báo cáo", null);
        jdbc.sql("update app.clause set kind = 'COORDINATION', tracker_unit = :command where id = :id")
                .param("command", province.command())
                .param("id", last)
                .update();
    }

    private UUID clause(String ref, UUID parent, String said, LocalDate due) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.clause (id, conclusion_id, ref, parent_id, ordinal, said, kind, due_on, due_precision, due_at)
                        values (:id, :conclusion, :ref, :parent::uuid, :ordinal, :said, 'QUALITATIVE', :due::date,
                                case when :due::date is null then 'UNKNOWN' else 'DAY' end,
                                (:due::date + time '23:59:59') at time zone 'Asia/Ho_Chi_Minh')
                        """)
                .param("id", id)
                .param("conclusion", conclusion)
                .param("ref", ref)
                .param("parent", parent == null ? null : parent.toString())
                .param("ordinal", ref.charAt(0) * 10 + (ref.length() > 1 ? ref.charAt(1) - 'a' + 1 : 0))
                .param("said", said)
                .param("due", due == null ? null : due.toString())
                .update();
        return id;
    }

    private void toEverybody(UUID clause) {
        int ordinal = 1;
        for (String group : List.of("CACSO", "BANNGANH", "HUYENTP")) {
            jdbc.sql("""
                            insert into app.clause_addressee (clause_id, ordinal, role, group_code)
                            values (:clause, :ordinal, 'LEAD', :group)
                            """)
                    .param("clause", clause)
                    .param("ordinal", ordinal++)
                    .param("group", PREFIX + "-" + group)
                    .update();
        }
    }
}
