package vn.tongket.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Real files of every kind that people send, made here. */
public final class SampleFiles {

    private SampleFiles() {}

    /** Fills a stream. */
    interface Filling {
        void into(OutputStream out) throws IOException;
    }

    public static byte[] of(Filling filling) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            filling.into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] docx(String paragraph) {
        return docx(document -> document.createParagraph().createRun().setText(paragraph));
    }

    /** Changes a document. */
    interface Change {
        void in(XWPFDocument document) throws IOException;
    }

    public static byte[] docx(Change change) {
        return of(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                change.in(document);
                document.write(out);
            }
        });
    }

    public static byte[] docxWithHeader(String header) {
        return docx(document -> {
            document.createParagraph().createRun().setText("Báo cáo của đơn vị");
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText(header);
        });
    }

    public static byte[] docxTitled(String title) {
        return docx(document -> {
            document.createParagraph().createRun().setText("Báo cáo của đơn vị");
            document.getProperties().getCoreProperties().setTitle(title);
        });
    }

    public static byte[] xlsx(String cell) {
        return of(out -> {
            try (XSSFWorkbook book = new XSSFWorkbook()) {
                book.createSheet("Bảng 1").createRow(0).createCell(0).setCellValue(cell);
                book.write(out);
            }
        });
    }

    public static byte[] xls(String cell) {
        return of(out -> {
            try (HSSFWorkbook book = new HSSFWorkbook()) {
                book.createSheet("Bảng 1").createRow(0).createCell(0).setCellValue(cell);
                book.write(out);
            }
        });
    }

    public static byte[] pptx(String text) {
        return of(out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                show.createSlide().createTextBox().setText(text);
                show.write(out);
            }
        });
    }

    public static byte[] odt(String paragraph) {
        return odf("application/vnd.oasis.opendocument.text", """
                <office:text><text:p>%s</text:p></office:text>""".formatted(paragraph));
    }

    public static byte[] odf(String mediaType, String body) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", mediaType);
        parts.put("META-INF/manifest.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
                <manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/></manifest:manifest>
                """.formatted(mediaType));
        parts.put("content.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>%s</office:body></office:document-content>
                """.formatted(body));
        return zip(parts);
    }

    public static byte[] zip(Map<String, String> parts) {
        return of(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    byte[] bytes = part.getValue().getBytes(StandardCharsets.UTF_8);
                    ZipEntry entry = new ZipEntry(part.getKey());
                    if (part.getKey().equals("mimetype")) {
                        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
                        sum.update(bytes);
                        entry.setMethod(ZipEntry.STORED);
                        entry.setSize(bytes.length);
                        entry.setCrc(sum.getValue());
                    }
                    zip.putNextEntry(entry);
                    zip.write(bytes);
                }
            }
        });
    }

    /** A package with one part more, or with one part in the place of another. */
    public static byte[] with(byte[] file, String path, Filling content) {
        return of(out -> {
            try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(file));
                    ZipOutputStream changed = new ZipOutputStream(out)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!entry.getName().equals(path)) {
                        changed.putNextEntry(new ZipEntry(entry.getName()));
                        zip.transferTo(changed);
                    }
                }
                changed.putNextEntry(new ZipEntry(path));
                content.into(changed);
            }
        });
    }

    public static byte[] rtf(String paragraph) {
        StringBuilder text =
                new StringBuilder("{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\f0 ");
        paragraph
                .chars()
                .forEach(letter -> text.append(letter < 128 ? String.valueOf((char) letter) : "\\u" + letter + "?"));
        return text.append("\\par}").toString().getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] pdf(String... lines) {
        return pdf(document -> page(document, lines));
    }

    /** Changes a PDF. */
    interface PdfChange {
        void in(PDDocument document) throws IOException;
    }

    public static byte[] pdf(PdfChange change) {
        return of(out -> {
            try (PDDocument document = new PDDocument()) {
                change.in(document);
                document.save(out);
            }
        });
    }

    public static void page(PDDocument document, String... lines) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (InputStream letters = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
                PDPageContentStream content = new PDPageContentStream(document, page)) {
            PDFont font = PDType0Font.load(document, letters);
            content.beginText();
            content.setFont(font, 12);
            content.newLineAtOffset(72, 700);
            for (String line : List.of(lines)) {
                content.showText(line);
                content.newLineAtOffset(0, -18);
            }
            content.endText();
        }
    }

    /** A page that is nothing but a picture, as a scanner makes it. */
    public static byte[] scannedPdf() {
        return pdf(document -> {
            PDPage page = new PDPage();
            document.addPage(page);
            var picture = org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory.createFromImage(
                    document, new BufferedImage(200, 280, BufferedImage.TYPE_BYTE_GRAY));
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 0, 0);
            }
        });
    }

    public static byte[] picture(String format) {
        return of(out -> ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out));
    }

    /** A container of Office 97 to 2003 with these streams at its root. */
    public static byte[] ole(String... streams) {
        return of(out -> {
            try (POIFSFileSystem office = new POIFSFileSystem()) {
                for (String stream : streams) {
                    office.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), stream);
                }
                office.writeFilesystem(out);
            }
        });
    }
}
