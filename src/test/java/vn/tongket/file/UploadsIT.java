package vn.tongket.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tongket.report.ReportIT.refusal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.NotFound;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.report.Attachment;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.file.Attachments;
import vn.tongket.web.Visitor;

@TongKetTest
class UploadsIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);

    @LocalServerPort
    int port;

    @Autowired
    Uploads uploads;

    @Autowired
    UploadExpiry expiry;

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
    void upload_goes_on_where_the_line_broke_and_becomes_the_same_file() throws IOException {
        Stage stage = play.opened("UA", DUE);
        byte[] file = large();
        Upload upload = begin(stage, "Phụ lục.txt", file.length);

        assertThatThrownBy(() -> append(stage, upload, 0, breaking(file, 1_200_000)))
                .hasRootCauseInstanceOf(IOException.class);
        Upload resumed = stage.drafter()
                .call(() -> uploads.require(Actors.current(), Attachments.PLACE, stage.report(), upload.id()));
        assertThat(resumed.received()).isEqualTo(1_200_000);
        assertThatThrownBy(() -> append(stage, upload, 0, file)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> append(stage, upload, 1_200_001, file))
                .isInstanceOf(OptimisticLockingFailureException.class);
        append(stage, upload, 1_200_000, Arrays.copyOfRange(file, 1_200_000, file.length));

        Attachment kept = only(stage);
        assertThat(kept.name()).isEqualTo("Phụ lục.txt");
        assertThat(content(stage, kept, 0, kept.size())).isEqualTo(file);
        assertThat(content(stage, kept, 524_280, 20)).isEqualTo(Arrays.copyOfRange(file, 524_280, 524_300));
        assertThat(remaining(upload)).isZero();
        assertThatThrownBy(() -> append(stage, upload, file.length, new byte[0]))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void mark_inside_a_pdf_is_found_at_the_end_and_nothing_of_it_remains_in_any_table() {
        Stage stage = play.opened("UB", DUE);
        byte[] secret = SampleFiles.pdf("HUYỆN ỦY", "TỐI MẬT", "Kế hoạch");
        Upload upload = begin(stage, "ke hoach.pdf", secret.length);
        append(stage, upload, 0, Arrays.copyOf(secret, 3_000));

        var refused = refusal(() -> append(stage, upload, 3_000, Arrays.copyOfRange(secret, 3_000, secret.length)));

        assertThat(refused.problems().get(0).key()).isEqualTo("common.secrecy.marked-file");
        assertThat(remaining(upload)).isZero();
        assertThat(jdbc.sql("select count(*) from app.report_version where obligation_id = :id")
                        .param("id", stage.report())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select count(*) from app.attachment_part
                         where position(:header::bytea in bytes) > 0 and length(bytes) between :least and :most
                        """)
                        .param("header", Arrays.copyOf(secret, 40))
                        .param("least", secret.length)
                        .param("most", secret.length)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(refusal(() -> begin(stage, "12-KH-TOI-MAT.pdf", 10))
                        .problems()
                        .get(0)
                        .key())
                .isEqualTo("common.secrecy.marked-file");
    }

    @Test
    void upload_is_its_sender_s_alone_and_is_forgotten_after_a_day() throws IOException {
        Path left = Files.createTempFile("tongket-", ".part");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Stage stage = play.opened("UC", DUE);
        Stage other = play.opened("UC2", DUE);
        Upload upload = begin(stage, "a.txt", 10);

        for (Acting.Person stranger : List.of(stage.leader(), stage.reviewer(), other.drafter())) {
            assertThatThrownBy(() -> stranger.call(
                            () -> uploads.require(Actors.current(), Attachments.PLACE, stage.report(), upload.id())))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> other.drafter()
                        .call(() -> uploads.require(Actors.current(), Attachments.PLACE, other.report(), upload.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.drafter()
                        .call(() -> uploads.begin(Actors.current(), Attachments.PLACE, stage.report(), "a.txt", 1)))
                .isInstanceOf(NotFound.class);
        append(stage, upload, 0, new byte[] {'a', 'b'});
        jdbc.sql("update app.upload set expires_at = now() - interval '1 minute' where id = :id")
                .param("id", upload.id())
                .update();
        assertThatThrownBy(() -> append(stage, upload, 2, new byte[] {'c'})).isInstanceOf(NotFound.class);
        expiry.forgetExpired();
        assertThat(remaining(upload)).isZero();
        assertThat(left).doesNotExist();
    }

    @Test
    void pieces_sent_twice_at_once_are_taken_once_and_files_side_by_side_all_arrive() throws Exception {
        Stage stage = play.opened("UD", DUE);
        byte[] file = large();
        Upload one = begin(stage, "mot.txt", file.length);
        List<Upload> more = List.of(begin(stage, "hai.txt", file.length), begin(stage, "ba.txt", file.length));
        play.write(stage);

        CountDownLatch go = new CountDownLatch(1);
        Callable<Boolean> half = () -> {
            go.await();
            try {
                append(stage, one, 0, Arrays.copyOf(file, 400_000));
                return true;
            } catch (OptimisticLockingFailureException late) {
                return false;
            }
        };
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> twice = List.of(threads.submit(half), threads.submit(half));
            List<Future<?>> whole = more.stream()
                    .<Future<?>>map(upload -> threads.submit(() -> append(stage, upload, 0, file)))
                    .toList();
            go.countDown();
            assertThat(twice.get(0).get() ^ twice.get(1).get()).isTrue();
            for (Future<?> done : whole) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        append(stage, one, 400_000, Arrays.copyOfRange(file, 400_000, file.length));

        assertThat(list(stage))
                .extracting(Attachment::name, Attachment::size)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("mot.txt", (long) file.length),
                        org.assertj.core.groups.Tuple.tuple("hai.txt", (long) file.length),
                        org.assertj.core.groups.Tuple.tuple("ba.txt", (long) file.length));
    }

    @Test
    void programs_speak_tus_to_it() throws Exception {
        Stage stage = play.opened("UE", DUE);
        byte[] file = "Số liệu của đơn vị\n".getBytes(StandardCharsets.UTF_8);
        Visitor visitor = new Visitor(port);
        visitor.login(stage.drafter().user(), Acting.PASSWORD);
        visitor.get("/");
        Tus tus = new Tus(visitor, port);
        String path = "/api/reports/" + stage.report() + "/uploads";

        assertThat(tus.call("OPTIONS", path, null).headers().firstValue("Tus-Extension"))
                .hasValue("creation,expiration,termination");
        assertThat(tus.call("POST", path, null, "Tus-Resumable", "0.2.2", "Upload-Length", "9")
                        .statusCode())
                .isEqualTo(412);
        assertThat(tus.call("POST", path, null, "Upload-Length", "60000000", "Upload-Metadata", name("a.pdf"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(tus.call("POST", path, null, "Upload-Length", "-1", "Upload-Metadata", name("a.pdf"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(tus.call("POST", path, null, "Upload-Metadata", name("a.pdf"))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> begun =
                tus.call("POST", path, null, "Upload-Length", "" + file.length, "Upload-Metadata", name("Số liệu.txt"));
        assertThat(begun.statusCode()).isEqualTo(201);
        String at = begun.headers().firstValue("Location").orElseThrow();
        assertThat(begun.headers().firstValue("Upload-Expires").orElseThrow()).endsWith("GMT");

        assertThat(tus.piece(at, 5, new byte[1]).statusCode()).isEqualTo(409);
        assertThat(tus.call("PATCH", at, new byte[1], "Upload-Offset", "0", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(tus.piece(at, 0, Arrays.copyOf(file, 7)).headers().firstValue("Upload-Offset"))
                .hasValue("7");
        HttpResponse<String> head = tus.call("HEAD", at, null);
        assertThat(head.headers().firstValue("Upload-Offset")).hasValue("7");
        assertThat(head.headers().firstValue("Upload-Length")).hasValue("" + file.length);
        assertThat(head.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(tus.call("PATCH", at, new byte[1], "X-TK-XSRF", "made up").statusCode())
                .isEqualTo(403);
        assertThat(tus.piece(at, 7, Arrays.copyOfRange(file, 7, file.length)).statusCode())
                .isEqualTo(204);
        assertThat(tus.call("HEAD", at, null).statusCode()).isEqualTo(404);

        Attachment kept = only(stage);
        String address = "/api/reports/" + stage.report() + "/attachments/" + kept.id();
        HttpResponse<String> piece = tus.call("GET", address, null, "Range", "bytes=0-1");
        assertThat(piece.statusCode()).isEqualTo(206);
        assertThat(piece.headers().firstValue("Content-Range")).hasValue("bytes 0-1/" + file.length);
        assertThat(tus.call("GET", address, null, "Range", "bytes=900-").statusCode())
                .isEqualTo(416);
        String dropped = tus.call("POST", path, null, "Upload-Length", "5", "Upload-Metadata", name("b.txt"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(tus.call("DELETE", dropped, null).statusCode()).isEqualTo(204);
        assertThat(tus.call("HEAD", dropped, null).statusCode()).isEqualTo(404);
    }

    /** A client of the protocol with a browser's session. */
    private record Tus(Visitor visitor, int port) {

        HttpResponse<String> piece(String at, long offset, byte[] bytes) throws Exception {
            return call(
                    "PATCH",
                    at,
                    bytes,
                    "Upload-Offset",
                    "" + offset,
                    "Content-Type",
                    "application/offset+octet-stream");
        }

        HttpResponse<String> call(String method, String path, byte[] body, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                    .header(
                            "Cookie",
                            "JSESSIONID=" + visitor.cookie("JSESSIONID") + "; TK-XSRF=" + visitor.cookie("TK-XSRF"))
                    .header("X-TK-XSRF", visitor.cookie("TK-XSRF"))
                    .header("Tus-Resumable", "1.0.0");
            for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    private static String name(String name) {
        return "filename " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private Upload begin(Stage stage, String name, long size) {
        return stage.drafter()
                .call(() -> uploads.begin(Actors.current(), Attachments.PLACE, stage.report(), name, size));
    }

    private void append(Stage stage, Upload upload, long offset, byte[] bytes) {
        append(stage, upload, offset, new ByteArrayInputStream(bytes));
    }

    private void append(Stage stage, Upload upload, long offset, InputStream bytes) {
        stage.drafter()
                .call(() -> uploads.append(
                        Actors.current(), Attachments.PLACE, stage.report(), upload.id(), offset, bytes));
    }

    private List<Attachment> list(Stage stage) {
        return stage.drafter().call(() -> attachments.list(Actors.current(), stage.report()));
    }

    private Attachment only(Stage stage) {
        assertThat(list(stage)).hasSize(1);
        return list(stage).get(0);
    }

    private byte[] content(Stage stage, Attachment file, long from, long length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        attachments.write(file, from, length, out);
        return out.toByteArray();
    }

    private int remaining(Upload upload) {
        return jdbc.sql("""
                        select (select count(*) from app.upload where id = :id)
                             + (select count(*) from app.upload_part where upload_id = :id)
                        """).param("id", upload.id()).query(Integer.class).single();
    }

    /** Three parts and a bit of letters. */
    private static byte[] large() {
        byte[] letters = new byte[1_700_000];
        Random random = new Random(5);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) (i % 80 == 79 ? '\n' : 'a' + random.nextInt(26));
        }
        return letters;
    }

    private static InputStream breaking(byte[] bytes, int after) {
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (at == after) {
                    throw new IOException("Line broke");
                }
                int read = Math.min(Math.min(length, after - at), 10_000);
                System.arraycopy(bytes, at, into, from, read);
                at += read;
                return read;
            }
        };
    }
}
