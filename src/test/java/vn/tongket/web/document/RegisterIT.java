package vn.tongket.web.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Precision;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.document.IssuedDocument;
import vn.tongket.document.RegisterDesk;
import vn.tongket.document.RegisterDesk.Filter;
import vn.tongket.document.RegisterSheet;
import vn.tongket.document.Style;
import vn.tongket.web.Visitor;

/** The register of outgoing documents: who reads and writes it, its gaps, its pages and its Excel file. */
@TongKetTest
class RegisterIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    Documents documents;

    @Autowired
    RegisterDesk desk;

    @Autowired
    RegisterSheet sheet;

    @Autowired
    JdbcClient jdbc;

    private Province province;
    private Acting.Person clerk;

    private void province(String prefix) {
        province = units.province(prefix);
        clerk = acting.as(prefix + ".van-thu", province.state() + ".clerk");
        jobs.travelTo(LocalDate.of(2026, 3, 10));
    }

    private IssuedDocument issue(String type, Integer number, String subject) {
        return clerk.call(() -> documents.issue(new IssueRequest(
                province.state(), type, number, null, null, LocalDate.of(2026, 3, 9), Precision.DAY, subject)));
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }

    @Test
    void the_clerk_sees_searches_and_completes_the_register_and_strangers_find_nothing() {
        province("SOVBA");
        issue("KH", null, "Tổng kết Nghị quyết về khu vực phòng thủ");
        IssuedDocument report = issue("BC", null, "Kết quả diễn tập ở Bắc Mê");
        acting.ensure("SOVBA.la", province.command() + ".drafter");
        acting.ensure("SOVBA.kiem-tra", province.party() + ".auditor");

        Visitor visitor = visitor("SOVBA.van-thu");
        assertThat(visitor.get("/van-ban").body())
                .contains("01/KH-UBND", "02/BC-UBND", "Kế hoạch Tổng kết Nghị quyết", "Năm 2026", "09/03/2026");
        assertThat(visitor.get("/van-ban?q=dien+tap+bac+me").body())
                .contains("02/BC-UBND")
                .doesNotContain("01/KH-UBND");
        assertThat(visitor.get("/van-ban?loai=KH").body())
                .contains("01/KH-UBND")
                .doesNotContain("02/BC-UBND");
        assertThat(visitor.get("/van-ban/in").body()).contains("(10)", "Ký nhận", "01/KH-UBND");
        assertThat(visitor.get("/van-ban?trang=99999999").body()).contains("Không có trang này nữa");

        String page = "/van-ban/" + report.id();
        assertThat(visitor.form(page, Map.of("signer", "Nguyễn Văn An", "copies", "chục", "sentOn", "3/2026"))
                        .body())
                .contains("“chục” không phải là số", "đủ ngày, tháng, năm", "Nguyễn Văn An");
        assertThat(visitor.form(page, Map.of("signer", "Nguyễn Văn An", "copies", "12", "sentOn", "10/3/2026"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.get(page).body()).contains("Nguyễn Văn An", "10/03/2026", "không soạn trong phần mềm");

        assertThat(visitor("SOVBA.kiem-tra").get(page).body())
                .contains("Nguyễn Văn An")
                .doesNotContain("<form class=\"plain");
        Visitor stranger = visitor("SOVBA.la");
        for (String hidden : List.of("/van-ban", page, page + "/tep", "/van-ban/" + UUID.randomUUID())) {
            assertThat(stranger.get(hidden).statusCode()).as(hidden).isEqualTo(404);
        }
        assertThat(visitor.get("/van-ban?donvi=" + province.command()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void numbers_that_were_skipped_are_listed_until_they_are_explained_and_then_never_given() {
        province("SOVBB");
        issue("KH", 3, "Kế hoạch đầu năm");
        issue("BC", 9, "Báo cáo tháng");
        String unit = province.state();
        String year = "year:2026";
        clerk.run(() -> {
            RegisterDesk.Book book = desk.book(Actors.current(), unit);
            assertThat(desk.missing(book, year))
                    .extracting(gap -> gap.from() + "-" + gap.to())
                    .containsExactly("1-2", "4-8");
            assertThatThrownBy(() -> desk.explain(Actors.current(), unit, year, "*", "2", "4", "Cấp ngoài phần mềm"))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("document.number-taken");
            assertThatThrownBy(() -> desk.explain(Actors.current(), unit, year, "*", "8", "12", " "))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("document.gap-reason-missing, document.gap-range");
            desk.explain(Actors.current(), unit, year, "*", "4", "8", "Cấp ngoài phần mềm");
            assertThat(desk.missing(book, year))
                    .extracting(gap -> gap.from() + "-" + gap.to() + " " + gap.reason())
                    .containsExactly("1-2 null", "4-8 Cấp ngoài phần mềm");
            assertThatThrownBy(() -> desk.explain(Actors.current(), unit, "year:1999", "*", "1", "", "Không có sổ này"))
                    .isInstanceOf(NotFound.class);
        });
        assertThatThrownBy(() -> issue("KH", 5, "Kế hoạch khác"))
                .isInstanceOf(Refusal.class)
                .hasMessage("document.number-not-used");
        assertThat(issue("KH", 1, "Kế hoạch cũ").symbol()).isEqualTo("01/KH-UBND");

        Visitor visitor = visitor("SOVBB.van-thu");
        assertThat(visitor.form(
                                "/van-ban/so-bo-trong?donvi=" + unit + "&so=" + year,
                                Map.of("loaiso", "*", "number", "2"))
                        .body())
                .contains("Hãy nêu lý do số này không được sử dụng.", "value=\"2\"");
        assertThat(visitor.form(
                                "/van-ban/so-bo-trong?donvi=" + unit + "&so=" + year,
                                Map.of("loaiso", "*", "number", "2", "reason", "Hủy trước khi ban hành"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.get("/van-ban?donvi=" + unit).body())
                .contains("Hủy trước khi ban hành")
                .doesNotContain("chưa giải trình");
    }

    @Test
    void a_number_typed_far_too_large_leaves_one_gap_that_is_found_at_once() {
        province("SOVBG");
        issue("KH", 2, "Kế hoạch");
        issue("BC", 900_000_000, "Báo cáo gõ nhầm số");

        RegisterDesk.Book book = clerk.call(() -> desk.book(Actors.current(), province.state()));
        List<RegisterDesk.Missing> missing =
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> desk.missing(book, "year:2026"));
        assertThat(missing).extracting(gap -> gap.from() + "-" + gap.to()).containsExactly("1-1", "3-899999999");
    }

    @Test
    void a_committee_has_a_register_per_term_and_the_excel_file_has_ten_columns_without_formulas() throws Exception {
        province("SOVBC");
        String party = province.party();
        clerk = acting.as("SOVBC.van-thu-tu", party + ".clerk");
        List<String> symbols = clerk.call(() -> {
            documents.setBody(party, "TU", Style.PARTY, party, true);
            documents.setTerm(party, "XVII", LocalDate.of(2020, 10, 20), LocalDate.of(2025, 10, 14));
            documents.setTerm(party, "XVIII", LocalDate.of(2025, 10, 15), null);
            return List.of(
                    documents
                            .issue(IssueRequest.next(party, "KL", LocalDate.of(2025, 3, 1), "Kết luận cũ"))
                            .symbol(),
                    documents
                            .issue(IssueRequest.next(party, "KL", LocalDate.of(2026, 3, 1), "=1+1"))
                            .symbol());
        });
        assertThat(symbols).containsExactly("01-KL/TU", "01-KL/TU");
        clerk.run(() -> {
            RegisterDesk.Book book = desk.book(Actors.current(), party);
            assertThat(desk.scopes(book)).containsExactly("term:XVIII", "term:XVII");
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            sheet.write(book, new Filter("term:XVIII", null, null, null), file);
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
                XSSFSheet lines = workbook.getSheetAt(0);
                assertThat(lines.getLastRowNum()).isEqualTo(4);
                assertThat(lines.getRow(2).getLastCellNum()).isEqualTo((short) 10);
                assertThat(lines.getRow(4).getCell(0).getStringCellValue()).isEqualTo("01-KL/TU");
                assertThat(lines.getRow(4).getCell(2).getStringCellValue()).isEqualTo("Kết luận =1+1");
                assertThat(lines.getRow(4).cellIterator())
                        .toIterable()
                        .allMatch(cell -> cell.getCellType() != CellType.FORMULA);
                assertThat(lines.getPrintSetup().getLandscape()).isTrue();
            }
        });
        assertThat(visitor("SOVBC.van-thu-tu").get("/van-ban?donvi=" + party).body())
                .contains("Nhiệm kỳ XVIII", "Nhiệm kỳ XVII", "=1+1")
                .doesNotContain("Kết luận cũ");
    }

    @Test
    void the_file_of_a_document_is_written_once_and_then_found_at_the_register() {
        SampleConclusion sample = new SampleConclusion("SOVBD", 1, jdbc, units, acting);
        sample.write(true);
        jobs.travelTo(LocalDate.of(2026, 3, 10));
        String party = sample.province.party();
        acting.ensure("SOVBD.van-thu", sample.province.state() + ".coordinator");
        UUID document = acting.as("SOVBD.van-thu", party + ".clerk")
                .call(() -> documents.issue(new IssueRequest(
                        party, "KL", 249, "TU", null, LocalDate.of(2026, 1, 2), Precision.DAY, "Sơ kết 5 năm")))
                .id();
        jdbc.sql("update app.conclusion set document_id = :document, issued_at = now() where id = :id")
                .param("document", document)
                .param("id", sample.conclusion)
                .update();
        Visitor visitor = visitor("SOVBD.van-thu");
        String page = "/van-ban/" + document;
        String origin = "/van-ban/ket-luan/" + sample.conclusion;
        assertThat(visitor.get(page).body()).contains("249-KL/TU", "href=\"" + origin + "\"");
        HttpResponse<String> first = visitor.get(origin);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("249-KL-TU.docx"));
        jdbc.sql("update app.conclusion set title = 'Tên khác về sau' where id = :id")
                .param("id", sample.conclusion)
                .update();
        assertThat(visitor.get(page + "/tep").body()).isEqualTo(first.body());
        assertThat(visitor.get(origin).body()).isEqualTo(first.body());
        assertThat(visitor.get(page).body()).contains("SHA-256: ", page + "/tep");
    }
}
