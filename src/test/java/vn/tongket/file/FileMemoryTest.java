package vn.tongket.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest file of every kind is looked into by a JVM whose heap could not hold three of them. */
class FileMemoryTest {

    private static final int LARGEST = 50 * 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void largest_files_of_every_kind_are_read_in_a_heap_of_128_megabytes() throws Exception {
        Files.write(folder.resolve("a.docx"), SampleFiles.docx(document -> {
            document.createParagraph().createRun().setText("Báo cáo");
            try {
                document.addPictureData(SampleFiles.of(out -> noise(out, LARGEST - 100_000)), PictureType.PNG);
            } catch (InvalidFormatException e) {
                throw new IOException(e);
            }
        }));
        Files.write(folder.resolve("a.xlsx"), SampleFiles.of(out -> {
            try (XSSFWorkbook book = new XSSFWorkbook()) {
                book.createSheet("Bảng").createRow(0).createCell(0).setCellValue("Số lớp");
                book.addPicture(
                        SampleFiles.of(picture -> noise(picture, LARGEST - 100_000)), Workbook.PICTURE_TYPE_PNG);
                book.write(out);
            }
        }));
        text("a.txt", "Số liệu của đơn vị trong năm.\n");
        rtf();
        doc();
        pdf();
        Path said = folder.resolveSibling(folder.getFileName() + ".said");

        Process look = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(look.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readAllLines(said))
                .contains("a.doc read", "a.docx read", "a.pdf read", "a.rtf read", "a.txt read", "a.xlsx read");
        assertThat(look.exitValue()).isZero();
        Files.delete(said);
    }

    private void text(String name, String line) throws IOException {
        byte[] lines = line.repeat(1_000).getBytes(StandardCharsets.UTF_8);
        Path path = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(path)) {
            for (long size = 0; size + lines.length <= LARGEST; size += lines.length) {
                out.write(lines);
            }
        }
    }

    private void rtf() throws IOException {
        byte[] file = SampleFiles.rtf("Báo cáo");
        Path path = folder.resolve("a.rtf");
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(file, 0, file.length - 1);
            byte[] digits = "89504e470d0a1a0a".repeat(4_096).getBytes(StandardCharsets.US_ASCII);
            out.write("{\\pict\\pngblip ".getBytes(StandardCharsets.US_ASCII));
            for (long size = 0; size < LARGEST - 200_000; size += digits.length) {
                out.write(digits);
            }
            out.write("}}".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void doc() throws IOException {
        Path path = folder.resolve("a.doc");
        try (OutputStream out = Files.newOutputStream(path)) {
            byte[] head = SampleFiles.ole("WordDocument", "1Table");
            out.write(head);
            noise(out, LARGEST - head.length);
        }
    }

    private void pdf() throws IOException {
        Path path = folder.resolve("a.pdf");
        byte[] noise = new byte[2 * 1024 * 1024];
        Files.write(path, SampleFiles.pdf(document -> {
            for (int i = 0; i < 12; i++) {
                SampleFiles.page(document, "Trang " + i + " của báo cáo");
                var picture = new org.apache.pdfbox.pdmodel.common.PDStream(document);
                new Random(i).nextBytes(noise);
                try (OutputStream out = picture.createOutputStream()) {
                    out.write(noise);
                }
                document.getPage(i).getResources().getCOSObject().setItem("Anh" + i, picture);
            }
        }));
    }

    private static void noise(OutputStream out, int size) throws IOException {
        Random random = new Random(3);
        byte[] block = new byte[64 * 1024];
        for (int left = size; left > 0; left -= block.length) {
            random.nextBytes(block);
            out.write(block, 0, Math.min(left, block.length));
        }
    }
}
