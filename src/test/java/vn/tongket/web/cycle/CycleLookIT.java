package vn.tongket.web.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.report.ReportCycles;

/** The pages to look at a cycle: who sees what of them, what they say and cost, and what can be taken away. */
@TongKetTest
class CycleLookIT {

    private static final LocalDate DUE = LocalDate.of(2026, 3, 31);

    @Autowired
    WebApplicationContext context;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource source;

    @Autowired
    SqlCount sql;

    private String prefix;
    private Province province;
    private UUID cycle;

    /** Two districts of the province, and as many units more as are wanted, all with their reports handed out. */
    private void cycle(String name, int more) {
        prefix = name;
        province = units.province(prefix, 2);
        cycle = new ReportCycles(jdbc).issued(province, DUE, Instant.parse("2026-01-05T02:00:00Z"));
        jdbc.sql(
                        "insert into app.cycle_phase select :cycle, unnest(array['PLAN', 'REPORTS', 'CONSOLIDATION']) on conflict do nothing")
                .param("cycle", cycle)
                .update();
        more(0, more);
    }

    private void more(int from, int to) {
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search, valid_from)
                        select :prefix || '-X' || n, 'Huyện ủy số ' || n, kind, branch, level, parent, 'huyen uy so ' || n, valid_from
                          from app.org_unit, generate_series(:from + 1, :to) n where code = :prefix || '-H1'
                        """)
                .param("prefix", prefix)
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, created_at)
                        select gen_random_uuid(), cycle_id, :prefix || '-X' || n, :prefix || '-X' || n, due_on, due_precision,
                               due_at, original_due_at, created_at
                          from app.obligation, generate_series(:from + 1, :to) n
                         where cycle_id = :cycle and scope_unit = :prefix || '-H1'
                        """)
                .param("prefix", prefix)
                .param("from", from)
                .param("to", to)
                .param("cycle", cycle)
                .update();
        jdbc.sql("update app.obligation set opened_at = '2026-01-06T02:00:00Z' where cycle_id = :cycle")
                .param("cycle", cycle)
                .update();
        jdbc.sql("update app.review_cycle set reports_opened_at = '2026-01-06T02:00:00Z' where id = :cycle")
                .param("cycle", cycle)
                .update();
    }

    /** The unit's report with one number and one ratio, submitted on the day and accepted on the next where it is. */
    private void submit(String unit, String day, boolean accepted, int value, int part, int whole) {
        UUID version = UUID.randomUUID();
        Map<String, Object> params = Map.of(
                "version", version, "cycle", cycle, "unit", unit, "at", day + "T03:00:00Z", "accepted", accepted);
        jdbc.sql("""
                        insert into app.report_version (id, obligation_id, version_no, data_until, created_at, created_by, saved_at,
                               saved_by, handed_over_at)
                        select :version, id, 1, '2025-12-31', :at::timestamptz - interval '5 days', 'test', :at::timestamptz, 'test',
                               :at::timestamptz - interval '1 hour'
                          from app.obligation where cycle_id = :cycle and scope_unit = :unit
                        """).params(params).update();
        jdbc.sql("""
                        insert into app.report_value (version_id, indicator_code, year, value, numerator, denominator)
                        values (:version, 'LOP', null, :value, null, null), (:version, 'GIAO-QUAN', null, null, :part, :whole),
                               (:version, 'NGAN-SACH', 2017, :value, null, null), (:version, 'NGAN-SACH', 2018, :value, null, null)
                        """)
                .param("version", version)
                .param("value", value)
                .param("part", part)
                .param("whole", whole)
                .update();
        jdbc.sql("""
                        update app.report_version v set submitted_at = :at::timestamptz, submitted_by = 'test', sha256 = repeat('a', 64),
                               on_time = :at::timestamptz <= o.due_at
                          from app.obligation o where v.id = :version and o.id = v.obligation_id
                        """).params(params).update();
        jdbc.sql("""
                        insert into app.report_check (version_id, decided_at, decided_by, accepted)
                        select :version, :at::timestamptz + interval '1 day', 'test', true where :accepted
                        """).params(params).update();
        jdbc.sql("""
                        update app.obligation set submitted_at = :at::timestamptz,
                               accepted_at = case when :accepted then :at::timestamptz + interval '1 day' end
                         where cycle_id = :cycle and scope_unit = :unit
                        """).params(params).update();
    }

    private Acting.Person coordinator() {
        return acting.as(prefix + ".dieu-phoi", province.party() + ".coordinator");
    }

    private MockHttpServletResponse ask(Acting.Person person, String path) {
        return person.call(
                () -> mvc().perform(get(path).accept("text/html")).andReturn().getResponse());
    }

    private MockMvc mvc() {
        return MockMvcBuilders.webAppContextSetup(context).build();
    }

    private String page(Acting.Person person, String path) throws Exception {
        MockHttpServletResponse answer = ask(person, path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString().replaceAll("\\s+", " ");
    }

    @Test
    void matrix_says_where_every_report_is_and_lets_nobody_see_more_than_the_cycle_does() throws Exception {
        cycle("NHINA", 60);
        jobs.travelTo(LocalDate.of(2026, 4, 2));
        submit("NHINA-X1", "2026-03-20", true, 10, 9, 10);
        submit("NHINA-X2", "2026-04-01", false, 20, 30, 30);
        jdbc.sql(
                        "update app.obligation set withdrawn_at = due_at, withdrawn_reason = 'sáp nhập' where cycle_id = :c and scope_unit = 'NHINA-X3'")
                .param("c", cycle)
                .update();
        String here = "/dot/" + cycle;

        assertThat(page(coordinator(), here))
                .contains(
                        "Tình hình báo cáo",
                        "1,6%",
                        "<small>/61</small>",
                        "data-push=\"/dot/" + cycle + "/dien-bien\"",
                        "/ma-tran")
                .contains("aria-current=\"page\"");
        String matrix = page(coordinator(), here + "/ma-tran");
        assertThat(matrix).contains("62 báo cáo", "Quá hạn", "Hiện tất cả để in", "aria-sort=\"ascending\"");
        assertThat(matrix.split("<tr data-unit", -1)).hasSize(51);
        assertThat(page(coordinator(), here + "/ma-tran?tatca=true").split("<tr data-unit", -1))
                .hasSize(63);
        assertThat(page(coordinator(), here + "/ma-tran?co=SUBMITTED_LATE"))
                .contains("Huyện ủy số 2<", "1 báo cáo", "xong nhưng quá hạn")
                .doesNotContain("Huyện ủy số 1<");
        assertThat(page(coordinator(), here + "/ma-tran?q=HUYEN uy so 33")).contains("Huyện ủy số 33", "1 báo cáo");
        assertThat(page(coordinator(), here + "/ma-tran?co=WITHDRAWN")).contains("sáp nhập");
        assertThat(page(coordinator(), here + "/ma-tran?trang=900")).contains("Không có trang này nữa", "Về trang đầu");

        Acting.Person drafter = acting.as(province.drafterOf("NHINA-H1"), "NHINA-H1.drafter");
        assertThat(page(drafter, here + "/ma-tran")).contains("NHINA-H1").doesNotContain("Huyện ủy số 1<", "NHINA-H2");
        for (String hidden : List.of("/tien-do", "/tien-do.xlsx", "/so-lieu", "/so-lieu.xlsx")) {
            assertThat(ask(drafter, here + hidden).getStatus()).as(hidden).isEqualTo(404);
        }
        Acting.Person stranger = acting.as("NHINA.la", "NHINA-LA.drafter");
        for (String tab : List.of("", "/ma-tran", "/ma-tran.xlsx", "/tien-do", "/so-lieu", "/tinh-hinh")) {
            assertThat(ask(stranger, here + tab).getStatus()).as(tab).isEqualTo(404);
            assertThat(ask(stranger, "/dot/" + UUID.randomUUID() + tab).getStatus())
                    .as(tab)
                    .isEqualTo(404);
        }
    }

    @Test
    void days_and_figures_are_reckoned_from_what_was_submitted() throws Exception {
        cycle("NHINB", 3);
        jobs.travelTo(LocalDate.of(2026, 4, 2));
        submit("NHINB-X1", "2026-03-20", true, 10, 9, 10);
        submit("NHINB-X2", "2026-04-01", false, 20, 30, 30);
        String here = "/dot/" + cycle;

        assertThat(page(coordinator(), here + "/tien-do"))
                .contains(">20/03/2026</th> <td class=\"number\" data-value=\"5\">5</td>")
                .contains("<td class=\"number\" data-value=\"20.0\">20%</td>", "1/5", "data-chart=\"line\"");
        assertThat(page(coordinator(), here + "/so-lieu"))
                .contains("Tạm tính từ 2/5 báo cáo", "<strong>30</strong>", "data-value=\"20\"");
        assertThat(page(coordinator(), here + "/so-lieu?ct=GIAO-QUAN")).contains("97,50%", "39/40", "9/10");
        assertThat(page(coordinator(), here + "/so-lieu?ct=GIAO-QUAN&nguon=dat"))
                .contains("90,00%", "Tạm tính từ 1/5 báo cáo");
        assertThat(page(coordinator(), here + "/so-lieu?ct=NGAN-SACH")).contains(">2017<", ">2018<", "id=\"by-year\"");
        assertThat(page(coordinator(), here + "/tien-do?ngay=2026-03-25"))
                .contains("Đang xem theo ngày 25/03/2026", ">25/03/2026</th>")
                .doesNotContain(">26/03/2026</th>", ">01/04/2026</th>", "data-push");
        assertThat(page(coordinator(), here + "/so-lieu?ngay=2026-03-25"))
                .contains("Trang này không xem theo ngày được", "Tạm tính từ 2/5 báo cáo");
        assertThat(page(coordinator(), here + "/so-lieu")).doesNotContain("Trang này không xem theo ngày được");
        assertThat(page(coordinator(), "/dot?trang=9999"))
                .contains("Không có trang này nữa", "Trang đầu")
                .doesNotContain("Chưa có đợt nào");
        assertThat(ask(coordinator(), here + "/so-lieu?ct=KHONG-CO").getStatus())
                .isEqualTo(404);
    }

    @Test
    void figures_stand_beside_the_target_and_the_cycle_before() throws Exception {
        cycle("NHINE", 0);
        jobs.travelTo(LocalDate.of(2026, 4, 2));
        submit("NHINE-H1", "2026-03-20", true, 10, 9, 10);
        UUID before = cycle;
        cycle = new ReportCycles(jdbc).issued(province, DUE, Instant.parse("2026-01-05T02:00:00Z"));
        jdbc.sql("update app.review_cycle set previous_cycle_id = :before where id = :cycle")
                .param("before", before)
                .param("cycle", cycle)
                .update();
        jdbc.sql(
                        "update app.indicator set target = 98, direction = 'UP' where cycle_id = :cycle and code = 'GIAO-QUAN'")
                .param("cycle", cycle)
                .update();
        submit("NHINE-H1", "2026-03-21", false, 12, 39, 40);

        assertThat(page(coordinator(), "/dot/" + cycle + "/so-lieu?ct=GIAO-QUAN"))
                .contains("97,50%", "39/40", "từ 98 trở lên", "chưa đạt mục tiêu", "tăng 7,5 điểm phần trăm")
                .contains("<span>90,00%</span>", "data-value=\"98\"")
                .contains("<td class=\"number\" data-value=\"90.00\">90,00%</td>");
    }

    @Test
    void workbooks_hold_numbers_and_days_and_never_a_formula() throws Exception {
        cycle("NHINC", 3);
        jobs.travelTo(LocalDate.of(2026, 4, 2));
        jdbc.sql("update app.org_unit set name = '=HYPERLINK(\"http://x\";\"y\")' where code = 'NHINC-X1'")
                .update();
        submit("NHINC-X1", "2026-03-20", true, 10, 9, 10);
        try (XSSFWorkbook matrix = workbook("/ma-tran.xlsx")) {
            Row row = rowOf(matrix.getSheetAt(0), "=HYPERLINK(\"http://x\";\"y\")");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("Đạt");
            assertThat(DateUtil.isCellDateFormatted(row.getCell(4))).isTrue();
            assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo(DUE.atStartOfDay());
            assertThat(matrix.getSheetAt(0).getLastRowNum()).isEqualTo(2 + 5);
            Row rate = rowOf(matrix.getSheetAt(1), "Nộp đúng hạn");
            assertThat(rate.getCell(3).getNumericCellValue()).isEqualTo(0.2);
        }
        try (XSSFWorkbook days = workbook("/tien-do.xlsx")) {
            assertThat(days.getSheetAt(0).getRow(3).getCell(0).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDate.of(2026, 1, 6).atStartOfDay());
        }
        try (XSSFWorkbook figures = workbook("/so-lieu.xlsx")) {
            Row ratio = rowOf(figures.getSheetAt(0), "GIAO-QUAN");
            assertThat(ratio.getCell(3).getNumericCellValue()).isEqualTo(90);
            assertThat(ratio.getCell(4).getNumericCellValue()).isEqualTo(9);
            assertThat(ratio.getCell(5).getNumericCellValue()).isEqualTo(10);
            assertThat(rowOf(figures.getSheetAt(2), "=HYPERLINK(\"http://x\";\"y\")")
                            .getCell(1)
                            .getNumericCellValue())
                    .isEqualTo(10);
        }
    }

    private XSSFWorkbook workbook(String path) throws IOException {
        MockHttpServletResponse answer = ask(coordinator(), "/dot/" + cycle + path);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Disposition")).contains("attachment", ".xlsx");
        XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()));
        book.forEach(sheet -> sheet.forEach(
                row -> row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
        return book;
    }

    private static Row rowOf(Sheet sheet, String first) {
        List<Row> found = new ArrayList<>();
        sheet.forEach(row -> {
            if (row.getCell(0) != null
                    && row.getCell(0).getCellType() == CellType.STRING
                    && row.getCell(0).getStringCellValue().equals(first)) {
                found.add(row);
            }
        });
        assertThat(found).as(first).hasSize(1);
        return found.get(0);
    }

    @Test
    void every_tab_and_export_costs_the_same_at_thirty_and_at_four_hundred_units() throws Exception {
        cycle("NHIND", 28);
        jobs.travelTo(LocalDate.of(2026, 4, 2));
        for (int unit = 1; unit <= 20; unit++) {
            submit("NHIND-X" + unit, "2026-03-20", unit % 2 == 0, unit, unit, 30);
        }
        Map<String, Integer> few = costs();
        more(28, 398);
        for (int unit = 29; unit <= 100; unit++) {
            submit("NHIND-X" + unit, "2026-03-21", unit % 2 == 0, unit, unit, 110);
        }
        assertThat(costs()).isEqualTo(few);
    }

    private Map<String, Integer> costs() throws Exception {
        Map<String, Integer> costs = new TreeMap<>();
        for (String tab : List.of(
                "",
                "/tinh-hinh",
                "/ma-tran",
                "/ma-tran?tatca=true",
                "/tien-do",
                "/so-lieu?ct=GIAO-QUAN",
                "/ma-tran.xlsx",
                "/tien-do.xlsx",
                "/so-lieu.xlsx")) {
            coordinator()
                    .run(() -> costs.put(
                            tab,
                            sql.count(
                                            source,
                                            () -> assertThat(mvc().perform(get("/dot/" + cycle + tab))
                                                            .andReturn()
                                                            .getResponse()
                                                            .getStatus())
                                                    .isEqualTo(200))
                                    .statements()));
        }
        return costs;
    }
}
