package vn.tongket.organization.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHolding;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.UnitSearch;
import vn.tongket.organization.Units;
import vn.tongket.organization.change.ChangeEntry;
import vn.tongket.organization.change.RolesByHand;
import vn.tongket.organization.change.UnitChanges;
import vn.tongket.web.Visitor;

/** People keep the groups that plans address, and carry them through changes of units. */
@TongKetTest
class GroupsIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @LocalServerPort
    int port;

    @Autowired
    private Groups groups;

    @Autowired
    private GroupDesk desk;

    @Autowired
    private Units units;

    @Autowired
    private UnitSearch search;

    @Autowired
    private UnitChanges changes;

    @Autowired
    private RolesByHand byHand;

    @Autowired
    private RoleHolders holders;

    @Autowired
    private RoleHoldings holdings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SqlCount sql;

    @Autowired
    private DataSource source;

    @Autowired
    private TestUnits testUnits;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    @BeforeEach
    void start_in_january() {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
    }

    /** Ends the district on the last day of February in favour of two communes of the Party and one of the state. */
    private UUID end(String prefix) {
        return changes.draft(
                ADMINISTRATOR,
                new ChangeEntry(
                        "DISSOLVE",
                        "Kết thúc huyện " + prefix,
                        "Nghị quyết số 5-NQ/TU",
                        "1/2/2026",
                        null,
                        "1/3/2026",
                        null,
                        List.of(
                                new ChangeEntry.NewUnit(
                                        prefix + "-X1", "Đảng ủy xã Một", "Đảng", "Xã", prefix + "-TU", null, null),
                                new ChangeEntry.NewUnit(
                                        prefix + "-X2", "Đảng ủy xã Hai", "Đảng", "Xã", prefix + "-TU", null, null),
                                new ChangeEntry.NewUnit(
                                        prefix + "-U1", "Ủy ban xã", "Chính quyền", "Xã", prefix + "-TU", null, null)),
                        List.of(
                                new ChangeEntry.Row(prefix + "-H1", prefix + "-X1", "Đảng", ""),
                                new ChangeEntry.Row(prefix + "-H1", prefix + "-X2", "Đảng", ""),
                                new ChangeEntry.Row(prefix + "-H1", prefix + "-U1", "Lãnh thổ", "")),
                        List.of(new ChangeEntry.End(prefix + "-H1", "")),
                        List.of()));
    }

    @Test
    void successors_are_proposed_when_members_end_and_join_from_the_effective_day() {
        testUnits.province("NHA", 3);
        String code = desk.enter(ADMINISTRATOR, "nha-hu", " Ban thường vụ các huyện ủy NHA ", "nha-tu");
        assertThat(code).isEqualTo("NHA-HU");
        assertThat(desk.addSelected(ADMINISTRATOR, code, new Selection("NHA-TU", "PARTY", "DISTRICT", "1/1/2026"), ""))
                .isEqualTo(3);
        assertThatThrownBy(() -> desk.addSelected(
                        ADMINISTRATOR, code, new Selection("NHA-TU", "PARTY", "DISTRICT", ""), "1/1/2026"))
                .hasMessageContaining("nothing-new");
        assertThat(groups.succeeded(ADMINISTRATOR, code)).isEmpty();

        UUID change = end("NHA");
        changes.carryOut(ADMINISTRATOR, change);
        assertThat(groups.with(ADMINISTRATOR, List.of("NHA-H1")))
                .extracting(KeptGroup::code)
                .containsExactly(code);
        jobs.travelTo(DAY);
        Succeeded succeeded = groups.succeeded(ADMINISTRATOR, code).get(0);
        assertThat(succeeded.unit()).isEqualTo("NHA-H1");
        assertThat(succeeded.proposed())
                .as("of the same branch only")
                .extracting(Succeeded.Successor::unit)
                .containsExactlyInAnyOrder("NHA-X1", "NHA-X2");
        assertThatThrownBy(() -> desk.addSuccessors(ADMINISTRATOR, code, List.of("NHA-X1", "NHA-U1")))
                .hasMessageContaining("successor-unknown");
        assertThat(desk.addSuccessors(ADMINISTRATOR, code, List.of("NHA-X1"))).isEqualTo(1);
        assertThat(desk.addSuccessors(ADMINISTRATOR, code, null)).isEqualTo(1);

        assertThat(groups.succeeded(ADMINISTRATOR, code)).isEmpty();
        assertThat(units.groupMembers(code, DAY.minusDays(1))).containsExactly("NHA-H1", "NHA-H2", "NHA-H3");
        assertThat(units.groupMembers(code, DAY)).containsExactlyInAnyOrder("NHA-H2", "NHA-H3", "NHA-X1", "NHA-X2");
        assertThat(search.groupsNamed(List.of(code)).get(0).members())
                .as("who ended is not counted where plans choose")
                .isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from app.audit_record where act = 'unit-group.members-added'"
                                + " and subject_id = 'NHA-HU'")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void every_line_that_is_wrong_is_named_and_nothing_is_added() {
        testUnits.province("NHB", 2);
        String code = desk.enter(ADMINISTRATOR, "NHB-HU", "Nhóm NHB", "NHB-TU");
        desk.add(ADMINISTRATOR, code, "NHB-H1; 1/1/2020; 31/12/2022");

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> desk.add(
                        ADMINISTRATOR,
                        code,
                        "NHB-H2; hôm qua\nNHB-H9\n\nNHB-H1; 1/6/2022\nNHB-H2; 1/1/2024; 1/1/2023\nNHB-H2;1/1/2024;1/1/2025;x"));
        assertThat(refusal.problems().stream()
                        .map(problem -> problem.key() + " " + problem.args().get(0)))
                .containsExactlyInAnyOrder(
                        "group.row.day 1",
                        "group.row.unknown 2",
                        "group.row.inside 4",
                        "group.row.ends-before-start 5",
                        "group.row.cells 6",
                        "group.row.twice 5");
        assertThat(groups.countMembers(ADMINISTRATOR, code, "", null)).isEqualTo(1);

        desk.add(ADMINISTRATOR, code, "NHB-H1; 1/1/2023\r\nNHB-H2");
        assertThat(groups.members(ADMINISTRATOR, code, "h1", null, 9, 0)).hasSize(2);
        long id = groups.members(ADMINISTRATOR, code, "", LocalDate.of(2024, 1, 1), 9, 0)
                .get(0)
                .id();
        assertThatThrownBy(() -> desk.end(ADMINISTRATOR, code, List.of(id), "31/12/2022"))
                .hasMessageContaining("before-start");
        assertThatThrownBy(() -> desk.end(ADMINISTRATOR, code, List.of(id, 1L), "31/12/2025"))
                .isInstanceOf(NotFound.class);
        desk.end(ADMINISTRATOR, code, List.of(id), "31/12/2025");
        assertThat(units.groupMembers(code)).containsExactly("NHB-H2");
        assertThat(units.groupMembers(code, LocalDate.of(2022, 6, 1))).contains("NHB-H1");
        assertThatThrownBy(() -> jdbc.sql("delete from app.org_group_member where group_code = 'NHB-HU'")
                        .update())
                .hasMessageContaining("not allowed");
    }

    @Test
    void coordinators_keep_their_own_groups_auditors_read_and_others_find_nothing() {
        testUnits.province("NHC", 2);
        acting.ensure("NHC.dieuphoi", "NHC-TU.coordinator");
        acting.ensure("NHC.kiemtra", "NHC-TU.auditor");
        acting.ensure("NHC.kiemtrahuyen", "NHC-H1.auditor");
        Actor coordinator = new Actor("NHC.dieuphoi", Set.of("NHC-TU.coordinator"));
        Actor auditor = new Actor("NHC.kiemtra", Set.of("NHC-TU.auditor"));
        String code = desk.enter(coordinator, "NHC-HU", "Các huyện ủy NHC", "NHC-TU");
        desk.rename(coordinator, code, "Ban thường vụ các huyện ủy NHC", "NHC-TU");
        assertThat(groups.formerNames(auditor, code))
                .extracting(FormerName::name)
                .containsExactly("Các huyện ủy NHC");
        assertThatThrownBy(() -> desk.enter(coordinator, "NHC-UB", "Nhóm khác", "NHC-UBND"))
                .hasMessageContaining("owner-unknown");
        assertThatThrownBy(() -> desk.rename(auditor, code, "Tên khác", "NHC-TU"))
                .isInstanceOf(NotFound.class);
        assertThat(groups.page(coordinator, "ban thuong vu nhc", 9, 0)).hasSize(1);
        changes.carryOut(ADMINISTRATOR, end("NHC"));

        Visitor keeper = visitor("NHC.dieuphoi");
        assertThat(keeper.get("/don-vi/nhom").body()).contains("Ban thường vụ các huyện ủy NHC", "Thêm nhóm");
        assertThat(keeper.get("/don-vi").statusCode()).isEqualTo(404);
        Visitor reader = visitor("NHC.kiemtra");
        assertThat(reader.get("/don-vi/nhom/NHC-HU").body())
                .contains("Tên cũ", "Các huyện ủy NHC")
                .doesNotContain("Thêm thành viên", "Ghi tên");
        assertThat(reader.get("/don-vi?q=nhc").body()).contains("NHC-H2").doesNotContain("Thêm đơn vị");
        assertThat(reader.get("/don-vi/NHC-H2").body()).contains("NHC-H2").doesNotContain("Giao vai trò");
        assertThat(reader.get("/don-vi/cay").body()).contains("NHC-H2").doesNotContain("NHB-H2");
        assertThat(reader.get("/don-vi/thay-doi").body())
                .contains("Kết thúc huyện NHC")
                .doesNotContain("Kết thúc huyện NHA", "Lập quyết định");
        String change = reader.get("/don-vi/thay-doi")
                .body()
                .replaceAll("(?s).*href=\"(/don-vi/thay-doi/[0-9a-f-]{36})\".*", "$1");
        assertThat(reader.get(change).statusCode()).isEqualTo(200);
        assertThat(reader.get(change + "/sua").statusCode()).isEqualTo(404);
        Visitor district = visitor("NHC.kiemtrahuyen");
        assertThat(district.get("/don-vi/NHC-H1").statusCode()).isEqualTo(200);
        for (String foreign :
                List.of("/don-vi/NHC-H2", "/don-vi/nhom/NHC-HU", "/don-vi/nhom/KHONG-CO", "/don-vi/nhap")) {
            assertThat(district.get(foreign).statusCode()).as(foreign).isEqualTo(404);
        }
        Visitor stranger = visitor("NHC-H2.soan");
        for (String hidden : List.of("/don-vi", "/don-vi/cay", "/don-vi/thay-doi", "/don-vi/nhom", change)) {
            assertThat(stranger.get(hidden).statusCode()).as(hidden).isEqualTo(404);
        }
    }

    @Test
    void roles_given_by_hand_in_ended_units_go_by_one_act_after_the_last_day() {
        testUnits.province("NHD", 2);
        holdings.give(ADMINISTRATOR, RoleHolding.of("NHD-H1", Role.CLERK, "NHD-H1.ky", LocalDate.of(2026, 1, 5), null));
        UUID change = end("NHD");
        assertThatThrownBy(() -> byHand.withdraw(ADMINISTRATOR, change)).hasMessageContaining("not-carried-out");
        changes.carryOut(ADMINISTRATOR, change);
        assertThatThrownBy(() -> byHand.withdraw(ADMINISTRATOR, change)).hasMessageContaining("not-in-effect");
        jobs.travelTo(DAY);
        assertThat(byHand.holders(ADMINISTRATOR, change)).isEqualTo(new RolesByHand.Holders(1, 2, true));
        assertThatThrownBy(() -> byHand.withdraw(new Actor("ai", Set.of("NHD-TU.auditor")), change))
                .isInstanceOf(NotFound.class);

        assertThat(byHand.withdraw(ADMINISTRATOR, change)).isEqualTo(2);

        assertThat(holders.members(Set.of("NHD-H1.drafter", "NHD-H1.leader"))).isEmpty();
        assertThat(holders.members(Set.of("NHD-H2.drafter", "NHD-H2.leader"))).hasSize(2);
        assertThat(jdbc.sql("select count(*) from app.audit_record where act = 'unit-change.roles-withdrawn'"
                                + " and unit_code = 'NHD-H1'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThatThrownBy(() -> byHand.withdraw(ADMINISTRATOR, change)).hasMessageContaining("no-role-by-hand");
    }

    @Test
    void a_group_of_four_hundred_costs_the_statements_of_one_of_thirty() throws Exception {
        String few = filled("NHE", 30);
        String many = filled("NHF", 400);
        int ofFew = statements(few, "NHE");
        assertThat(statements(many, "NHF")).isEqualTo(ofFew).isLessThan(45);
    }

    private String filled(String prefix, int number) {
        testUnits.create(prefix + "-TU", "Tỉnh ủy " + prefix, "PARTY", "PROVINCE", null);
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search, valid_to)
                        select :prefix || n, 'Huyện ủy ' || n, 'COMMITTEE', 'PARTY', 'DISTRICT', :prefix || 'TU', 'huyen uy',
                               case when n % 2 = 0 then date '2025-12-31' end
                          from generate_series(1, :number) n
                        """).param("prefix", prefix + "-").param("number", number).update();
        jdbc.sql("""
                        insert into app.org_succession (from_unit, to_unit, kind, aspect, basis_document, effective_on)
                        select :prefix || n, :prefix || (n + 1), 'MERGE', 'PARTY', 'Nghị quyết', '2026-01-01'
                          from generate_series(2, :number - 2, 2) n
                        """).param("prefix", prefix + "-").param("number", number).update();
        return desk.enter(ADMINISTRATOR, prefix + "-HU", "Nhóm " + prefix, prefix + "-TU");
    }

    private int statements(String code, String prefix) throws Exception {
        String rows = IntStream.rangeClosed(1, prefix.equals("NHE") ? 30 : 400)
                .filter(n -> n % 2 == 0)
                .mapToObj(n -> prefix + "-" + n)
                .collect(Collectors.joining("\n"));
        return sql.count(source, () -> {
                    desk.add(ADMINISTRATOR, code, rows);
                    groups.members(ADMINISTRATOR, code, "huyen", null, 50, 0);
                    groups.page(ADMINISTRATOR, "", 30, 0);
                    assertThat(groups.succeeded(ADMINISTRATOR, code)).hasSizeGreaterThan(10);
                    desk.addSuccessors(ADMINISTRATOR, code, null);
                    desk.addSelected(ADMINISTRATOR, code, new Selection(prefix + "-TU", "", "", ""), "");
                    desk.end(
                            ADMINISTRATOR,
                            code,
                            groups.members(ADMINISTRATOR, code, "", LocalDate.of(2026, 1, 5), 999, 0).stream()
                                    .map(Member::id)
                                    .toList(),
                            "31/12/2026");
                })
                .statements();
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }
}
