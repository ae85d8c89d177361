package vn.tongket.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tongket.report.ReportIT.refusal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.file.SampleFiles;
import vn.tongket.report.Attachment;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;

@TongKetTest
public class AttachmentsIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);
    private static final int MEGABYTE = 1024 * 1024;

    @Autowired
    Attachments attachments;

    @Autowired
    JdbcClient jdbc;

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Test
    void file_is_kept_part_by_part_once_per_content_and_given_back_unchanged() {
        Stage stage = play.opened("FA", DUE);
        byte[] content = scan(3 * MEGABYTE + 17);

        Attachment first = add(stage, "Phụ lục\u0000 1.jpg", content);
        Attachment second = add(stage, "C:\\bao cao\\Phu luc 2.jpg", content);

        assertThat(first.name()).isEqualTo("Phụ lục 1.jpg");
        assertThat(second.name()).isEqualTo("Phu luc 2.jpg");
        assertThat(first.unread()).isTrue();
        assertThat(first.sha256()).isEqualTo(second.sha256());
        assertThat(parts(first)).isEqualTo(7);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        stage.leader()
                .run(() -> attachments.write(attachments.find(Actors.current(), stage.report(), first.id()), read));
        assertThat(read.toByteArray()).isEqualTo(content);

        remove(stage, first);
        assertThat(parts(second)).isEqualTo(7);
        remove(stage, second);
        assertThat(parts(second)).isZero();
    }

    @Test
    void file_over_the_limit_is_refused_with_a_sentence_and_leaves_nothing() {
        Stage stage = play.opened("FB", DUE);
        long before = jdbc.sql("select count(*) from app.attachment_part")
                .query(Long.class)
                .single();

        Refusal refusal = refusal(() -> stage.drafter()
                .call(() -> attachments.add(
                        Actors.current(), stage.report(), "anh.png", () -> endless(50L * MEGABYTE + 1))));

        assertThat(refusal.problems())
                .containsExactly(
                        new Refusal.Problem("attachments", "report.attachment.too-large", List.of("anh.png", 50L)));
        assertThat(jdbc.sql("select count(*) from app.attachment_part")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
        assertThat(add(stage, "anh.jpg", scan(900)).size()).isEqualTo(900);
    }

    @Test
    void marked_foreign_empty_and_double_files_are_refused() throws IOException {
        Stage stage = play.opened("FC", DUE);
        Attachment kept = add(stage, "bao cao.docx", SampleFiles.docx("Công tác bảo vệ bí mật nhà nước"));

        assertThat(kept.unread()).isFalse();
        assertThat(key(stage, "ke hoach.docx", SampleFiles.docx("TỐI MẬT"))).isEqualTo("common.secrecy.marked-file");
        assertThat(key(stage, "ke hoach.pdf", SampleFiles.pdf("Huyện ủy", "MẬT")))
                .isEqualTo("common.secrecy.marked-file");
        assertThat(key(stage, "phu luc.txt", "Độ mật: Mật".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("common.secrecy.marked-file");
        assertThat(key(stage, "12-BC-TOI-MAT.pdf", new byte[] {1})).isEqualTo("common.secrecy.marked-file");
        assertThat(key(stage, "trang.html", new byte[] {1})).isEqualTo("report.attachment.kind");
        assertThat(key(stage, "rong.pdf", new byte[0])).isEqualTo("report.attachment.empty");
        assertThat(key(stage, "hong.docx", new byte[] {1, 2})).isEqualTo("report.attachment.unreadable");
        assertThat(key(stage, "bang.docx", SampleFiles.xlsx("a"))).isEqualTo("report.attachment.other-kind");
        assertThat(key(stage, "BAO CAO.docx", SampleFiles.docx("khác"))).isEqualTo("report.attachment.name-taken");
        assertThat(key(stage, "\u0007", new byte[] {1})).isEqualTo("report.attachment.name-missing");
    }

    @Test
    void largest_file_is_kept_and_given_back_without_standing_in_memory() throws IOException {
        Stage stage = play.opened("FE", DUE);
        byte[] head = SampleFiles.picture("jpg");
        long size = 50L * MEGABYTE;
        long[] given = new long[1];

        Attachment file = stage.drafter()
                .call(() -> attachments.add(
                        Actors.current(),
                        stage.report(),
                        "ban do.jpg",
                        () -> new SequenceInputStream(new ByteArrayInputStream(head), endless(size - head.length))));
        attachments.write(file, new java.io.OutputStream() {
            @Override
            public void write(int one) {
                given[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                given[0] += length;
            }
        });

        assertThat(file.size()).isEqualTo(size);
        assertThat(given[0]).isEqualTo(size);
        remove(stage, file);
    }

    @Test
    void file_is_read_by_who_may_read_the_report_and_stays_with_the_sealed_version() {
        Stage stage = play.opened("FD", DUE);
        Stage other = play.opened("FD2", DUE);
        play.write(stage);
        Attachment file = add(stage, "bang.csv", "a;b".getBytes(StandardCharsets.UTF_8));

        for (var stranger : List.of(other.drafter(), stage.reviewer(), stage.coordinator())) {
            assertThatThrownBy(() -> stranger.call(() -> attachments.find(Actors.current(), stage.report(), file.id())))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(
                        () -> other.drafter().call(() -> attachments.find(Actors.current(), other.report(), file.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.drafter()
                        .call(() -> attachments.add(
                                Actors.current(),
                                stage.report(),
                                "x.pdf",
                                () -> new ByteArrayInputStream(new byte[1]))))
                .isInstanceOf(NotFound.class);
        play.handOver(stage);
        play.submit(stage);
        assertThat(stage.reviewer().call(() -> attachments.find(Actors.current(), stage.report(), file.id())))
                .isEqualTo(file);
        assertThat(refusal(() -> remove(stage, file)).problems().get(0).key()).isEqualTo("report.submitted-already");
        assertThatThrownBy(() ->
                        other.reviewer().call(() -> attachments.find(Actors.current(), stage.report(), file.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stage.drafter()
                        .call(() -> attachments.find(Actors.current(), stage.report(), UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
    }

    private Attachment add(Stage stage, String name, byte[] content) {
        return stage.drafter()
                .call(() -> attachments.add(
                        Actors.current(), stage.report(), name, () -> new ByteArrayInputStream(content)));
    }

    private void remove(Stage stage, Attachment file) {
        stage.drafter().run(() -> attachments.remove(Actors.current(), stage.report(), file.id()));
    }

    private String key(Stage stage, String name, byte[] content) {
        return refusal(() -> add(stage, name, content)).problems().get(0).key();
    }

    private int parts(Attachment file) {
        return jdbc.sql("""
                        select count(*) from app.attachment_part p join app.attachment_content c on c.id = p.content_id
                         where c.sha256 = :sha256
                        """).param("sha256", file.sha256()).query(Integer.class).single();
    }

    /** A picture with so many bytes. */
    private static byte[] scan(int size) {
        byte[] head = SampleFiles.picture("jpg");
        byte[] noise = new byte[size - head.length];
        new Random(7).nextBytes(noise);
        byte[] file = java.util.Arrays.copyOf(head, size);
        System.arraycopy(noise, 0, file, head.length, noise.length);
        return file;
    }

    /** So many zeros, none of them in memory. */
    public static InputStream endless(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(length, left);
                left -= read;
                return read;
            }
        };
    }
}
