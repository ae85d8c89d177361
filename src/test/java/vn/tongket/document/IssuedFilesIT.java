package vn.tongket.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Refusal;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.document.Block.Prose;
import vn.tongket.document.Paper.Annex;
import vn.tongket.document.Paper.Signature;
import vn.tongket.document.Paper.Urgency;

/** An issued document stays the file that it was when it was first written out. */
@TongKetTest
class IssuedFilesIT {

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    Documents documents;

    @Autowired
    IssuedFiles files;

    @Autowired
    JdbcClient jdbc;

    private static Paper paper(String issuer, String text) {
        return new Paper(
                issuer,
                null,
                "Ủy ban nhân dân tỉnh",
                Style.STATE,
                "KH",
                "Kế hoạch",
                "Tổng kết Nghị quyết",
                null,
                "Sơn La",
                null,
                List.of(),
                List.of(),
                List.of(new Prose(text)),
                new Signature(Capacity.ON_BEHALF, "Ủy ban nhân dân", "Chủ tịch", "Lò Văn Hùng"),
                List.of("Các sở, ban, ngành", "Các xã, phường"),
                "VT, NC",
                Urgency.NONE,
                List.<Annex>of(),
                null);
    }

    private IssuedDocument issued(String prefix) {
        Province province = units.province(prefix);
        jobs.travelTo(LocalDate.of(2026, 3, 10));
        return acting.as(prefix + ".van-thu", province.state() + ".clerk")
                .call(() -> documents.issue(
                        IssueRequest.next(province.state(), "KH", LocalDate.of(2026, 3, 9), "Tổng kết Nghị quyết")));
    }

    private byte[] content(IssuedFile file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        files.copy(file, bytes);
        return bytes.toByteArray();
    }

    @Test
    void everybody_gets_the_bytes_of_the_first_writing_with_the_number_of_the_register() throws Exception {
        IssuedDocument document = issued("BANWORDA");
        Callable<IssuedFile> asked = () -> files.of(document.id(), () -> paper(document.issuer(), "Lúc ban hành"));
        ExecutorService both = Executors.newFixedThreadPool(2);
        IssuedFile first;
        try {
            List<Future<IssuedFile>> answers = both.invokeAll(List.of(asked, asked));
            first = answers.get(0).get();
            assertThat(answers.get(1).get().sha256()).isEqualTo(first.sha256());
        } finally {
            both.shutdownNow();
        }
        IssuedFile later = files.of(document.id(), () -> paper(document.issuer(), "Sửa về sau"));
        assertThat(later.sha256()).isEqualTo(first.sha256());
        byte[] word = content(later);
        assertThat(PaperTemplates.sha256(word)).isEqualTo(first.sha256());
        assertThat(new WordFile(word).lines())
                .contains("Số: 01/KH-UBND", "Sơn La, ngày 09 tháng 3 năm 2026", "Lúc ban hành./.")
                .doesNotContain("DỰ THẢO");
        assertThat(later.templateKey()).isEqualTo(document.format());
        assertThatThrownBy(() -> jdbc.sql("update app.issued_file set size = 1 where document_id = :id")
                        .param("id", document.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_has_no_number_has_no_file() {
        Province province = units.province("BANWORDB");
        IssuedDocument pending = acting.as("BANWORDB.van-thu", province.state() + ".clerk")
                .call(() -> documents.announce(province.state(), "CV", null, "NC", "Triển khai kết luận"));
        UUID id = pending.id();
        assertThatThrownBy(() -> files.of(id, () -> paper(province.state(), "…")))
                .isInstanceOf(Refusal.class)
                .hasMessage("document.not-issued");
    }
}
