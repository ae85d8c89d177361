package vn.tongket.file;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tongket.report.ReportIT.refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tongket.SecrecyGuard;

/** Files as people name them and as they are: each that must not come in is refused for its own reason. */
class FileTypeTest {

    private static final String KIND = "report.attachment.";
    private static final String MARKED = "common.secrecy.marked-file";

    @TempDir
    Path folder;

    private final FileLook look =
            new FileLook(new SecrecyGuard(SecrecyGuard.Deployment.NETWORKED), Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        look.stop();
    }

    static Stream<Arguments> bad() throws IOException {
        byte[] docx = SampleFiles.docx("Báo cáo");
        byte[] xlsx = SampleFiles.xlsx("Bảng");
        byte[] pdf = SampleFiles.pdf("Báo cáo của đơn vị");
        byte[] png = SampleFiles.picture("png");
        return Stream.of(
                // programs
                bad("program", "bao cao.pdf", exe()),
                bad("program", "bao cao.docx", exe()),
                bad("program", "anh.jpg", elf()),
                bad("program", "so lieu.csv", text("#!/bin/sh\nrm -rf /\n")),
                bad(
                        "program",
                        "bang.xlsx",
                        SampleFiles.zip(Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n", "A.class", "x"))),
                bad("program", "lop.txt", new byte[] {
                    (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 52, 0, 9
                }),
                // macros
                bad("macro", "mau.docx", macro(docx, "word/document.xml", "vnd.ms-word.document.macroEnabled.main")),
                bad("macro", "mau.xlsx", macro(xlsx, "xl/workbook.xml", "vnd.ms-excel.sheet.macroEnabled.main")),
                bad("macro", "giau.docx", SampleFiles.with(docx, "word/vbaProject.bin", out -> out.write(1))),
                bad("macro", "cu.doc", SampleFiles.ole("WordDocument", "1Table", "Macros")),
                bad("macro", "cu.xls", vba()),
                bad(
                        "macro",
                        "van ban.odt",
                        SampleFiles.with(SampleFiles.odt("a"), "Basic/Standard/M.xml", out -> out.write(1))),
                bad("macro", "chay.pdf", SampleFiles.pdf(document -> {
                    SampleFiles.page(document, "Báo cáo");
                    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
                })),
                // passwords
                bad("password", "khoa.docx", locked(docx)),
                bad("password", "khoa.xlsx", locked(xlsx)),
                bad("password", "khoa.xls", lockedXls()),
                bad("password", "khoa.pdf", lockedPdf("mo")),
                bad("password", "khoa quyen.pdf", lockedPdf("")),
                // pages of the web
                bad("web-page", "trang.txt", text("<!DOCTYPE html><html><body>Báo cáo</body></html>")),
                bad("web-page", "trang.doc", text("<html><body>Báo cáo</body></html>")),
                bad("web-page", "bang.xls", text("<html><table><tr><td>1</td></tr></table></html>")),
                bad("web-page", "hinh.png", text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                bad("web-page", "du lieu.csv", text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>")),
                // archives
                bad("archive", "bao cao.docx", SampleFiles.zip(Map.of("bao cao.txt", "x"))),
                bad("archive", "bang.xlsx", SampleFiles.zip(Map.of("a.txt", "x", "b.txt", "y"))),
                bad("archive", "nen.pdf", new byte[] {'R', 'a', 'r', '!', 0x1a, 7, 1, 0, 1, 2, 3}),
                bad("archive", "nen.odt", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4, 1, 2}),
                bad("archive", "nen.txt", gzip()),
                // other kinds than the name says
                bad("other-kind", "bang.docx", xlsx),
                bad("other-kind", "bao cao.xlsx", docx),
                bad("other-kind", "trinh chieu.docx", SampleFiles.pptx("Báo cáo")),
                bad("other-kind", "bao cao.pdf", docx),
                bad("other-kind", "bao cao.docx", pdf),
                bad("other-kind", "bao cao.doc", docx),
                bad("other-kind", "bao cao.docx", SampleFiles.rtf("Bao cao")),
                bad("other-kind", "anh.jpg", png),
                bad("other-kind", "anh.png", SampleFiles.picture("jpg")),
                bad("other-kind", "so lieu.csv", png),
                bad("other-kind", "bao cao.pdf", text("Báo cáo")),
                bad("other-kind", "bang.xls", SampleFiles.xlsx("a")),
                bad("other-media", "anh.png", SampleFiles.picture("gif")),
                bad("other-media", "anh.jpg", SampleFiles.picture("bmp")),
                // damaged
                bad("unreadable", "cut.docx", Arrays.copyOf(docx, docx.length / 2)),
                bad("unreadable", "cut.pdf", text("%PDF-1.7\n1 0 obj\n<<")),
                bad("unreadable", "nhieu.pdf", noise(9_000)),
                bad("unreadable", "nhieu.docx", noise(9_000)),
                bad("unreadable", "hong.docx", SampleFiles.with(docx, "word/document.xml", out -> out.write('<'))),
                bad("unreadable", "hong.xls", Arrays.copyOf(SampleFiles.xls("a"), 1_500)),
                bad("unreadable", "khong ro.doc", SampleFiles.ole("Something")),
                bad("not-text", "nhieu.csv", noise(9_000)),
                // packed beyond measure
                bad("inflated", "bom.docx", SampleFiles.with(docx, "word/media/a.xml", out -> zeros(out, 70))),
                bad("inflated", "bom.xlsx", large(xlsx)),
                bad("inflated", "bom.pdf", bomb()),
                bad(
                        "old-pdf",
                        "cu.pdf",
                        text("%PDF-1.2\n1 0 obj\n<</Filter/LZWDecode/Length 9>>stream\n123456789\nendstream\n")),
                bad("inside", "kem.pdf", withFile()));
    }

    static Stream<Arguments> marked() {
        return Stream.of(
                Arguments.of("a.docx", SampleFiles.docx("TỐI MẬT")),
                Arguments.of("a.docx", SampleFiles.docxWithHeader("MẬT")),
                Arguments.of("a.docx", SampleFiles.docxTitled("Tuyệt mật")),
                Arguments.of(
                        "a.docx",
                        SampleFiles.docx(java.text.Normalizer.normalize("Độ mật: Mật", java.text.Normalizer.Form.NFD))),
                Arguments.of("a.xlsx", SampleFiles.xlsx("TUYỆT MẬT")),
                Arguments.of("a.xls", SampleFiles.xls("TUYỆT MẬT")),
                Arguments.of("a.pptx", SampleFiles.pptx("TỐI MẬT")),
                Arguments.of("a.odt", SampleFiles.odt("Mức độ mật: Tối mật")),
                Arguments.of("a.rtf", SampleFiles.rtf("TỐI MẬT")),
                Arguments.of("a.pdf", SampleFiles.pdf("HUYỆN ỦY", "MẬT", "Báo cáo")),
                Arguments.of("a.pdf", SampleFiles.pdf(document -> {
                    SampleFiles.page(document, "Báo cáo");
                    document.getDocumentInformation().setSubject("Tài liệu thu hồi");
                })),
                Arguments.of("a.pdf", SampleFiles.pdf(document -> {
                    for (int i = 0; i < 9; i++) {
                        SampleFiles.page(document, "Trang " + i);
                    }
                    SampleFiles.page(document, "TUYỆT MẬT");
                })),
                Arguments.of("a.txt", text("Kính gửi\n\nMẬT\n\nBáo cáo")),
                Arguments.of("a.txt", "\ufeffTỐI MẬT".getBytes(StandardCharsets.UTF_16LE)));
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("a.docx", SampleFiles.docx("Công tác bảo vệ bí mật nhà nước, mật độ dân cư"), false),
                Arguments.of("a.xlsx", SampleFiles.xlsx("Số lớp"), false),
                Arguments.of("a.xls", SampleFiles.xls("Số lớp"), false),
                Arguments.of("a.pptx", SampleFiles.pptx("Báo cáo"), false),
                Arguments.of("a.odt", SampleFiles.odt("Báo cáo"), false),
                Arguments.of("a.rtf", SampleFiles.rtf("Báo cáo"), false),
                Arguments.of("a.txt", text("Báo cáo"), false),
                Arguments.of("a.csv", text("đơn vị;số lớp\nHuyện A;12\n"), false),
                Arguments.of("a.pdf", SampleFiles.pdf("Báo cáo kết quả thực hiện nghị quyết"), false),
                Arguments.of("a.pdf", SampleFiles.scannedPdf(), true),
                Arguments.of("a.jpg", SampleFiles.picture("jpg"), true),
                Arguments.of("a.jpeg", SampleFiles.picture("jpg"), true),
                Arguments.of("a.png", SampleFiles.picture("png"), true));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("bad")
    void file_is_refused_for_its_own_reason(String reason, String name, byte[] content) throws IOException {
        assertThat(keyOf(name, content)).isEqualTo(KIND + reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("marked")
    void mark_is_found_wherever_letters_can_be_read(String name, byte[] content) throws IOException {
        assertThat(keyOf(name, content)).isEqualTo(MARKED);
    }

    @ParameterizedTest(name = "{0}, without letters: {2}")
    @MethodSource("good")
    void good_file_passes_and_says_whether_it_could_be_read(String name, byte[] content, boolean unread)
            throws IOException {
        assertThat(look(name, content)).isEqualTo(unread);
    }

    private String keyOf(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        return refusal(() -> look.isUnread(FileType.of(name).orElseThrow(), name, file))
                .problems()
                .get(0)
                .key();
    }

    private boolean look(String name, byte[] content) throws IOException {
        return look.isUnread(FileType.of(name).orElseThrow(), name, Files.write(folder.resolve("file"), content));
    }

    private static Arguments bad(String reason, String name, byte[] content) {
        return Arguments.of(reason, name, content);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(11).nextBytes(noise);
        return noise;
    }

    private static byte[] exe() {
        byte[] program = new byte[600];
        program[0] = 'M';
        program[1] = 'Z';
        program[0x3c] = (byte) 0x80;
        program[0x80] = 'P';
        program[0x81] = 'E';
        program[0x84] = 0x4c;
        program[0x85] = 1;
        return program;
    }

    private static byte[] elf() {
        byte[] program = new byte[200];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, program, 0, 7);
        program[16] = 2;
        program[18] = 0x3e;
        return program;
    }

    private static byte[] gzip() {
        return SampleFiles.of(out -> {
            try (var zip = new java.util.zip.GZIPOutputStream(out)) {
                zip.write(text("Báo cáo"));
            }
        });
    }

    private static byte[] macro(byte[] file, String part, String type) throws IOException {
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("[Content_Types].xml")) {
                    String types = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    String changed =
                            types.replaceAll("(application/)[^\"]*(document|sheet)\\.main(\\+xml)", "$1" + type + "$3");
                    assertThat(changed).isNotEqualTo(types);
                    return SampleFiles.with(file, "[Content_Types].xml", out -> out.write(text(changed)));
                }
            }
        }
        throw new IllegalStateException(part);
    }

    private static byte[] vba() {
        return SampleFiles.of(out -> {
            try (HSSFWorkbook book = new HSSFWorkbook();
                    ByteArrayOutputStream plain = new ByteArrayOutputStream()) {
                book.createSheet("a");
                book.write(plain);
                try (POIFSFileSystem office =
                        new POIFSFileSystem(new java.io.ByteArrayInputStream(plain.toByteArray()))) {
                    office.getRoot()
                            .createDirectory("_VBA_PROJECT_CUR")
                            .createDocument("dir", new java.io.ByteArrayInputStream(new byte[10]));
                    office.writeFilesystem(out);
                }
            }
        });
    }

    private static byte[] locked(byte[] file) {
        return SampleFiles.of(out -> {
            try (POIFSFileSystem office = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("mat-khau");
                try (var inside = encryptor.getDataStream(office)) {
                    inside.write(file);
                } catch (java.security.GeneralSecurityException e) {
                    throw new IOException(e);
                }
                office.writeFilesystem(out);
            }
        });
    }

    private static byte[] lockedXls() {
        Biff8EncryptionKey.setCurrentUserPassword("mat-khau");
        try {
            return SampleFiles.xls("a");
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static byte[] lockedPdf(String password) {
        return SampleFiles.pdf(document -> {
            SampleFiles.page(document, "Báo cáo");
            document.protect(new StandardProtectionPolicy("chu", password, new AccessPermission()));
        });
    }

    private static byte[] withFile() {
        return SampleFiles.pdf(document -> {
            SampleFiles.page(document, "Báo cáo");
            PDComplexFileSpecification inside = new PDComplexFileSpecification();
            inside.setFile("mat.docx");
            PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of("mat.docx", inside));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
        });
    }

    private static byte[] large(byte[] file) {
        return SampleFiles.with(file, "xl/media/a.bin", more -> zeros(more, 520));
    }

    private static void zeros(java.io.OutputStream out, int megabytes) throws IOException {
        byte[] megabyte = new byte[1024 * 1024];
        for (int i = 0; i < megabytes; i++) {
            out.write(megabyte);
        }
    }

    /** A page whose content unpacks to a hundred megabytes of blanks. */
    private static byte[] bomb() {
        byte[] packed = SampleFiles.of(out -> {
            try (var deflate = new DeflaterOutputStream(out, new Deflater(9))) {
                zeros(deflate, 100);
            }
        });
        return SampleFiles.of(out -> {
            List<String> objects = List.of(
                    "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
                    "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n",
                    "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n");
            out.write(text("%PDF-1.7\n" + String.join("", objects)));
            out.write(text("4 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n".formatted(packed.length)));
            out.write(packed);
            out.write(text("\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n"));
        });
    }
}
