package vn.tongket.report.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tongket.report.ReportIT.refusal;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.Attachment;
import vn.tongket.report.Receipt;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.file.Attachments;
import vn.tongket.report.file.AttachmentsIT;
import vn.tongket.report.process.UnitReportProcess.Elements;
import vn.tongket.report.receipt.Receipts.Received;
import vn.tongket.web.Visitor;

/** What a unit holds in hand, and what anybody learns who holds the file. */
@TongKetTest
class ReceiptIT {

    private static final LocalDate DUE = LocalDate.of(2026, 10, 16);

    @LocalServerPort
    int port;

    @Autowired
    Receipts receipts;

    @Autowired
    Attachments attachments;

    @Autowired
    Obligations obligations;

    @Autowired
    Jobs jobs;

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
        jobs.travelTo(LocalDate.of(2026, 9, 1));
    }

    @Test
    void sealed_file_its_hash_and_its_code_are_recognised_and_nothing_else_is() throws Exception {
        Stage stage = play.opened("QA", DUE);
        byte[] annex = "Phụ lục của huyện QA\n".getBytes(StandardCharsets.UTF_8);
        stage.drafter()
                .run(() -> attachments.add(
                        Actors.current(), stage.report(), "phu luc.txt", () -> new ByteArrayInputStream(annex)));
        play.submitted(stage);
        Receipts.Sheet sheet = stage.leader().call(() -> receipts.sheet(Actors.current(), stage.report(), 1));
        byte[] sealed = stage.drafter().call(() -> receipts.sealedFile(Actors.current(), stage.report(), 1));
        String hash = sheet.receipt().sha256();

        assertThat(receipts.hash(new ByteArrayInputStream(sealed))).isEqualTo(hash);
        assertThat(sheet.attachments()).extracting(Attachment::name).containsExactly("phu luc.txt");
        Received received = receipts.received(hash).get(0);
        assertThat(received.attachment()).isFalse();
        assertThat(received.versionNo()).isEqualTo(1);
        assertThat(received.onTime()).isTrue();
        assertThat(received.unit()).isEqualTo(sheet.head().unitName());
        assertThat(received.cycle()).isEqualTo(sheet.head().cycleTitle());
        assertThat(receipts.received(" " + hash.toUpperCase() + "\n")).containsExactly(received);
        String code = sheet.receipt().code();
        assertThat(code).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(receipts.received(code)).containsExactly(received);
        assertThat(receipts.received(
                        code.toLowerCase().replace("-", " ").replace('0', 'o').replace('1', 'l')))
                .containsExactly(received);
        assertThat(receipts.received(receipts.hash(new ByteArrayInputStream(annex))))
                .extracting(Received::attachment, Received::versionNo)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(true, 1));

        sealed[sealed.length / 2] ^= 1;
        assertThat(receipts.received(receipts.hash(new ByteArrayInputStream(sealed))))
                .isEmpty();
        assertThat(receipts.received("5e".repeat(32))).isEmpty();
        for (String nonsense : List.of("", "7KQ2", hash.substring(1), "' or 1=1 --")) {
            assertThat(refusal(() -> receipts.received(nonsense))
                            .problems()
                            .get(0)
                            .key())
                    .isEqualTo("report.verify.unreadable");
        }
        assertThat(refusal(() -> receipts.hash(AttachmentsIT.endless(50L * 1024 * 1024 + 1)))
                        .problems()
                        .get(0)
                        .key())
                .isEqualTo("report.verify.too-large");
    }

    @Test
    void draft_is_no_receipt_and_strangers_get_none() {
        Stage stage = play.opened("QB", DUE);
        Stage other = play.opened("QB2", DUE);
        play.write(stage);

        assertThat(stage.drafter().call(() -> receipts.of(Actors.current(), stage.report())))
                .isEmpty();
        assertThatThrownBy(() -> stage.drafter().call(() -> receipts.sheet(Actors.current(), stage.report(), 1)))
                .isInstanceOf(NotFound.class);
        play.handOver(stage);
        play.submit(stage);
        assertThatThrownBy(() -> stage.leader().call(() -> receipts.sealedFile(Actors.current(), stage.report(), 2)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.leader().call(() -> receipts.sheet(Actors.current(), stage.report(), 1)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.leader().call(() -> receipts.sealedFile(Actors.current(), stage.report(), 1)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void receipt_has_the_moment_of_the_act_even_when_the_engine_goes_on_after_the_date() {
        Stage stage = play.opened("QC", DUE);
        play.write(stage);
        play.handOver(stage);
        Instant act = Instant.parse("2026-10-16T16:59:58Z");
        jobs.travelTo(act);

        play.tasklist.complete(stage.leader(), stage.report(), Elements.SUBMIT_REPORT, "submitted", true);
        jobs.travelTo(LocalDate.of(2026, 10, 20));
        assertThat(play.tasklist.waiting(stage.report())).doesNotContain(Elements.CHECK_REPORT);
        play.runJobs(stage);

        assertThat(play.tasklist.waiting(stage.report())).contains(Elements.CHECK_REPORT);
        Receipt receipt = stage.leader()
                .call(() -> receipts.sheet(Actors.current(), stage.report(), 1))
                .receipt();
        assertThat(receipt.receivedAt()).isEqualTo(act);
        assertThat(receipt.onTime()).isTrue();
        assertThat(obligations.require(stage.report()).submittedAt()).isEqualTo(act);
    }

    @Test
    void returned_report_keeps_its_first_version_and_both_have_receipts() {
        Stage stage = play.opened("QD", DUE);
        play.submitted(stage);
        play.giveBack(stage, null, new ReportCheck.Reason(null, "Bổ sung số liệu"));
        play.handOver(stage);
        play.submit(stage);
        Visitor visitor = visitor(stage);

        String page = visitor.get("/bao-cao/" + stage.report() + "/bien-nhan/1").body();

        List<Receipt> all = stage.leader().call(() -> receipts.of(Actors.current(), stage.report()));
        assertThat(all).extracting(Receipt::versionNo).containsExactly(2, 1);
        assertThat(page)
                .contains("Biên nhận nộp báo cáo", all.get(0).code(), all.get(1).code(), "Đã có bản nộp lần 2");
        assertThat(visitor.get("/bao-cao/" + stage.report() + "/ban-gui/1").body())
                .contains("\"section\"")
                .isNotEqualTo(
                        visitor.get("/bao-cao/" + stage.report() + "/ban-gui/2").body());
        assertThat(all)
                .allSatisfy(
                        receipt -> assertThat(receipts.received(receipt.code())).hasSize(1));
    }

    @Test
    void anybody_asks_without_an_account_and_who_guesses_has_to_wait() throws Exception {
        Stage stage = play.opened("QE", DUE);
        play.submitted(stage);
        Receipt receipt = stage.leader()
                .call(() -> receipts.sheet(Actors.current(), stage.report(), 1))
                .receipt();
        byte[] sealed = stage.leader().call(() -> receipts.sealedFile(Actors.current(), stage.report(), 1));
        Visitor anybody = new Visitor(port);
        assertThat(anybody.get("/kiem-chung").body()).contains("Kiểm chứng bản gửi");

        String page =
                anybody.form("/kiem-chung", Map.of("code", receipt.code())).body();
        assertThat(page).contains("Đúng là bản báo cáo đã nhận, nộp lần 1", "Đúng hạn");
        assertThat(page).doesNotContain(stage.report().toString()).doesNotContain("quán triệt");
        assertThat(upload(anybody, sealed).body()).contains("Đúng là bản báo cáo đã nhận", receipt.sha256());
        assertThat(anybody.get("/bao-cao/" + stage.report() + "/ban-gui/1").body())
                .doesNotContain("section");

        int answers = 0;
        HttpResponse<String> last = upload(anybody, "đã sửa".getBytes(StandardCharsets.UTF_8));
        assertThat(last.body()).contains("Chưa từng nhận");
        while (last.statusCode() == 200 && answers++ < 40) {
            last = anybody.form("/kiem-chung", Map.of("code", "0".repeat(63) + answers % 10));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("Hãy chờ");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    private HttpResponse<String> upload(Visitor visitor, byte[] file) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/kiem-chung/tep"))
                .header("Cookie", "TK-XSRF=" + visitor.cookie("TK-XSRF"))
                .header("X-TK-XSRF", visitor.cookie("TK-XSRF"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private Visitor visitor(Stage stage) {
        Visitor visitor = new Visitor(port);
        visitor.login(stage.leader().user(), Acting.PASSWORD);
        return visitor;
    }
}
