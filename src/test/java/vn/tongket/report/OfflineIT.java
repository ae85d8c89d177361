package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtBlock;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtContentBlock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting.Person;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.file.Attachments;
import vn.tongket.report.offline.OfflineDesk;
import vn.tongket.report.offline.OfflineDifferences;
import vn.tongket.report.offline.OfflineKind;
import vn.tongket.report.offline.OfflineUpload;

/** A report taken home and brought back: by the unit, for its own report, into the draft as it is now. */
@TongKetTest
class OfflineIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Autowired
    OfflineDesk offline;

    @Autowired
    ReportDesk desk;

    @Autowired
    Attachments attachments;

    @Autowired
    JdbcClient jdbc;

    @Test
    void word_file_is_filled_with_other_headings_compared_and_taken_over_in_part() throws Exception {
        Stage stage = play.opened("OFA", DUE);
        save(stage, null, new Passage("1.1", "Bản cũ trên máy chủ.", false, null));
        byte[] file = download(stage.drafter(), stage, OfflineKind.WORD);
        byte[] filled = word(file, document -> {
            document.getParagraphs().stream()
                    .filter(p -> p.getText().startsWith("1.1."))
                    .forEach(p -> p.getRuns().get(0).setText("I. Quán triệt (đã đổi tên)", 0));
            write(document, "1.1", "Bản mới viết ở nhà.", "Dòng thứ hai\u00a0…");
            write(document, "1.2", "Đã triển khai đến 100% chi bộ.");
            write(document, "2.1", "Không lấy mục này.");
            document.createParagraph().createRun().setText("Viết nhầm ra ngoài ô.");
        });

        UUID upload = upload(stage.drafter(), stage, "bao-cao.docx", filled);

        OfflineDifferences found =
                stage.drafter().call(() -> offline.differences(Actors.current(), stage.report(), upload));
        assertThat(found.sections()).extracting("code").containsExactly("1.1", "1.2", "2.1");
        assertThat(found.sections().get(0).pieces())
                .extracting(TextDiff.Piece::kind)
                .contains(TextDiff.Kind.OUT, TextDiff.Kind.IN);
        assertThat(found.warnings())
                .anySatisfy(warning -> assertThat(warning.args()).containsExactly("Viết nhầm ra ngoài ô."));
        assertThat(text(stage, "1.1")).isEqualTo("Bản cũ trên máy chủ.");

        int taken = stage.drafter()
                .call(() -> offline.apply(
                        Actors.current(),
                        stage.report(),
                        upload,
                        found.revision(),
                        List.of("muc:1.1", "muc:1.2", "muc:9.9")));

        assertThat(taken).isEqualTo(2);
        assertThat(text(stage, "1.1")).isEqualTo("Bản mới viết ở nhà.\nDòng thứ hai\u00a0…");
        assertThat(text(stage, "1.2")).isEqualTo("Đã triển khai đến 100% chi bộ.");
        assertThat(text(stage, "2.1")).isEmpty();
        stage.drafter().run(() -> {
            Attachment same = attachments.add(
                    Actors.current(), stage.report(), "bao-cao.docx", () -> new ByteArrayInputStream(filled));
            attachments.remove(Actors.current(), stage.report(), same.id());
        });
        ByteArrayOutputStream original = new ByteArrayOutputStream();
        stage.leader().run(() -> offline.original(Actors.current(), stage.report(), upload, original));
        assertThat(original.toByteArray()).isEqualTo(filled);
        OfflineUpload kept = stage.leader()
                .call(() -> offline.uploads(Actors.current(), stage.report(), 10, 0))
                .get(0);
        assertThat(kept.status()).isEqualTo(OfflineUpload.Status.APPLIED);
        assertThat(kept.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(filled)));
        assertThat(acts(stage)).contains("report.offline-uploaded", "report.offline-applied");
        assertRefused(
                () -> stage.drafter()
                        .call(() -> offline.apply(
                                Actors.current(), stage.report(), upload, found.revision() + 1, List.of("muc:1.1"))),
                "offline.upload.decided");
    }

    @Test
    void workbook_is_filled_and_only_the_chosen_year_replaces_the_draft() throws Exception {
        Stage stage = play.opened("OFB", DUE);
        stage.drafter()
                .run(() -> desk.save(
                        Actors.current(),
                        stage.report(),
                        null,
                        new ReportContent(
                                "31/7/2018",
                                List.of(),
                                List.of(
                                        new Entry("NGAN-SACH", 2010, "1.000", null, null, null),
                                        new Entry("NGAN-SACH", 2011, "2.000", null, null, null),
                                        new Entry("LOP", null, "5", null, null, null))),
                        null));
        byte[] file = download(stage.leader(), stage, OfflineKind.EXCEL);
        byte[] filled = workbook(file, book -> {
            set(book, "NGAN-SACH", "2010", "tk:value", 1_500.5);
            set(book, "NGAN-SACH", "2012", "tk:value", 3_000);
            set(book, "GIAO-QUAN", "", "tk:numerator", 109);
            set(book, "GIAO-QUAN", "", "tk:denominator", 110);
            cell(book.getSheet("Danh sách"), 4, 1).setCellValue("Tổ tự quản");
            cell(book.getSheet("Danh sách"), 5, 1).setCellValue("Thôn bình yên");
        });

        UUID upload = upload(stage.leader(), stage, "so-lieu.xlsx", filled);

        OfflineDifferences found =
                stage.leader().call(() -> offline.differences(Actors.current(), stage.report(), upload));
        assertThat(found.date()).isNull();
        assertThat(found.figures())
                .extracting("key")
                .containsExactly("so:GIAO-QUAN/", "so:NGAN-SACH/2010", "so:NGAN-SACH/2012", "so:MO-HINH/");
        assertThat(found.figures().get(1).before()).isEqualTo("1.000");
        assertThat(found.figures().get(1).after()).isEqualTo("1.500,5");

        stage.leader()
                .run(() -> offline.apply(
                        Actors.current(),
                        stage.report(),
                        upload,
                        found.revision(),
                        List.of("so:NGAN-SACH/2010", "so:MO-HINH/")));

        ReportForm after = stage.leader().call(() -> desk.file(Actors.current(), stage.report()));
        assertThat(after.dataUntil()).isEqualTo("31/7/2018");
        assertThat(value(after, "NGAN-SACH", 2010)).isEqualTo("1.500,5");
        assertThat(value(after, "NGAN-SACH", 2011)).isEqualTo("2.000");
        assertThat(value(after, "NGAN-SACH", 2012)).isNull();
        assertThat(value(after, "LOP", null)).isEqualTo("5");
        assertThat(after.indicators().get(3).entries().get(0).names()).isEqualTo("Tổ tự quản\nThôn bình yên");
    }

    @Test
    void draft_that_changed_in_between_is_compared_again_before_anything_is_replaced() throws Exception {
        Stage stage = play.opened("OFC", DUE);
        byte[] file =
                word(download(stage.drafter(), stage, OfflineKind.WORD), document -> write(document, "1.1", "Từ tệp."));
        UUID upload = upload(stage.drafter(), stage, "bao-cao.docx", file);
        int seen = stage.drafter()
                .call(() -> offline.differences(Actors.current(), stage.report(), upload))
                .revision();
        save(stage, seen, new Passage("1.1", "Đồng nghiệp vừa viết.", false, null));

        assertRefused(
                () -> stage.drafter()
                        .call(() -> offline.apply(Actors.current(), stage.report(), upload, seen, List.of("muc:1.1"))),
                "offline.apply.changed");

        assertThat(text(stage, "1.1")).isEqualTo("Đồng nghiệp vừa viết.");
        stage.drafter().run(() -> offline.cancel(Actors.current(), stage.report(), upload));
        assertThat(stage.drafter()
                        .call(() -> offline.find(Actors.current(), stage.report(), upload))
                        .status())
                .isEqualTo(OfflineUpload.Status.CANCELLED);
        play.write(stage);
        play.handOver(stage);
        assertRefused(() -> upload(stage.drafter(), stage, "bao-cao.docx", file), "report.with-leader");
    }

    @Test
    void files_of_other_units_and_cycles_are_refused_and_strangers_get_nothing() throws Exception {
        List<Stage> stages = play.opened("OFD", DUE, 2);
        Stage mine = stages.get(0);
        Stage other = stages.get(1);
        Stage cycle = play.opened("OFE", DUE);
        byte[] file = download(mine.drafter(), mine, OfflineKind.EXCEL);

        assertRefused(() -> upload(other.drafter(), other, "so-lieu.xlsx", file), "offline.binding.unit");
        assertRefused(() -> upload(cycle.drafter(), cycle, "so-lieu.xlsx", file), "offline.binding.unit");
        UUID former = UUID.randomUUID();
        jdbc.sql("update app.obligation set cycle_id = :other where id = :id")
                .param("other", cycle.cycle())
                .param("id", mine.report())
                .update();
        assertRefused(() -> upload(mine.drafter(), mine, "so-lieu.xlsx", file), "offline.binding.cycle");
        for (Person stranger : List.of(other.drafter(), mine.reviewer(), mine.coordinator())) {
            assertThatThrownBy(() -> download(stranger, mine, OfflineKind.WORD)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> upload(stranger, mine, "so-lieu.xlsx", file))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> stranger.run(() -> offline.find(Actors.current(), mine.report(), former)))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void amended_plan_refuses_only_what_it_asks_otherwise_and_names_it() throws Exception {
        Stage stage = play.opened("OFF", DUE);
        byte[] word = download(stage.drafter(), stage, OfflineKind.WORD);
        byte[] excel = download(stage.drafter(), stage, OfflineKind.EXCEL);
        amend(stage, "update app.review_cycle set version = version + 1 where id = :cycle");
        upload(stage.drafter(), stage, "bao-cao.docx", word);
        amend(stage, "update app.outline_section set title = 'Nội dung khác' where cycle_id = :cycle and code = '1.2'");
        amend(stage, "delete from app.outline_section where cycle_id = :cycle and code = '3.3'");
        amend(stage, "insert into app.outline_section values (:cycle, '3.4', '3', 99, 'Mục mới', null, true, true, 0)");
        amend(stage, "update app.review_cycle set version = version + 1 where id = :cycle");

        assertThatThrownBy(() -> upload(stage.drafter(), stage, "bao-cao.docx", word))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    Refusal.Problem problem = refusal.problems().get(0);
                    assertThat(problem.key()).isEqualTo("offline.plan-changed.sections");
                    assertThat(problem.args().subList(0, 3)).containsExactly("3.4", "3.3", "1.2");
                });
        upload(stage.drafter(), stage, "so-lieu.xlsx", excel);
        amend(stage, "update app.indicator set unit = 'khác' where cycle_id = :cycle and code = 'LOP'");
        amend(stage, "update app.review_cycle set version = version + 1 where id = :cycle");
        assertThatThrownBy(() -> upload(stage.drafter(), stage, "so-lieu.xlsx", excel))
                .asInstanceOf(type(Refusal.class))
                .satisfies(
                        refusal -> assertThat(refusal.problems().get(0).args().subList(0, 3))
                                .containsExactly("–", "–", "LOP"));
    }

    @Test
    void marked_file_leaves_no_trace() throws Exception {
        Stage stage = play.opened("OFG", DUE);
        byte[] file = word(
                download(stage.drafter(), stage, OfflineKind.WORD), document -> write(document, "1.1", "TUYỆT MẬT"));

        assertRefused(() -> upload(stage.drafter(), stage, "bao-cao.docx", file), "offline.secrecy");
        assertRefused(() -> upload(stage.drafter(), stage, "BC TOI MAT.docx", file), "common.secrecy.marked-file");

        assertThat(jdbc.sql("select count(*) from app.offline_upload where obligation_id = :id")
                        .param("id", stage.report())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void save(Stage stage, Integer revision, Passage passage) {
        stage.drafter()
                .run(() -> desk.save(
                        Actors.current(),
                        stage.report(),
                        revision,
                        new ReportContent(null, List.of(passage), List.of()),
                        null));
    }

    private void amend(Stage stage, String sql) {
        jdbc.sql(sql).param("cycle", stage.cycle()).update();
    }

    private List<String> acts(Stage stage) {
        return jdbc.sql("select act from app.audit_record where subject_id = :id")
                .param("id", stage.report().toString())
                .query(String.class)
                .list();
    }

    private String text(Stage stage, String code) {
        return stage.drafter().call(() -> desk.file(Actors.current(), stage.report())).sections().stream()
                .filter(section -> section.code().equals(code))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String value(ReportForm form, String indicator, Integer year) {
        return form.indicators().stream()
                .filter(one -> one.code().equals(indicator))
                .flatMap(one -> one.entries().stream())
                .filter(entry -> java.util.Objects.equals(entry.year(), year))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private byte[] download(Person person, Stage stage, OfflineKind kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        person.run(() -> offline.write(Actors.current(), stage.report(), kind, out));
        return out.toByteArray();
    }

    private UUID upload(Person person, Stage stage, String name, byte[] file) {
        return person.call(
                () -> offline.upload(Actors.current(), stage.report(), name, () -> new ByteArrayInputStream(file)));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String key) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .extracting(Refusal.Problem::key)
                        .containsExactly(key));
    }

    private static byte[] word(byte[] file, Consumer<XWPFDocument> filling) throws Exception {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            filling.accept(document);
            document.write(out);
            return out.toByteArray();
        }
    }

    /** Types into the control of a section as Word does: the prompt goes, paragraphs come. */
    private static void write(XWPFDocument document, String code, String... lines) {
        CTSdtBlock control = document.getDocument().getBody().getSdtList().stream()
                .filter(sdt -> sdt.getSdtPr().getTag().getVal().startsWith("tk:TEXT:" + code + ":"))
                .findFirst()
                .orElseThrow();
        if (control.getSdtPr().isSetShowingPlcHdr()) {
            control.getSdtPr().unsetShowingPlcHdr();
        }
        CTSdtContentBlock content = control.getSdtContent();
        while (content.sizeOfPArray() > 0) {
            content.removeP(0);
        }
        for (String line : lines) {
            CTP paragraph = content.addNewP();
            paragraph.addNewR().addNewT().setStringValue(line);
        }
    }

    private static byte[] workbook(byte[] file, Consumer<XSSFWorkbook> filling) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            filling.accept(book);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void set(XSSFWorkbook book, String indicator, String year, String column, double number) {
        Sheet sheet = book.getSheetAt(0);
        int at = -1;
        for (Cell code : sheet.getRow(0)) {
            at = code.getStringCellValue().equals(column) ? code.getColumnIndex() : at;
        }
        for (Row row : sheet) {
            if (row.getCell(0) != null
                    && row.getCell(0).getStringCellValue().equals(indicator)
                    && (row.getCell(1) == null ? "" : row.getCell(1).getStringCellValue()).equals(year)) {
                row.getCell(at).setCellValue(number);
                return;
            }
        }
        throw new AssertionError("No row of " + indicator + " " + year);
    }

    private static Cell cell(Sheet sheet, int row, int column) {
        return sheet.getRow(row).getCell(column);
    }
}
