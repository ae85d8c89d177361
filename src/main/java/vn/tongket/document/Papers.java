package vn.tongket.document;

import com.deepoove.poi.XWPFTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.document.Block.Chart;
import vn.tongket.document.Paper.Annex;

/** Writes official documents as Word files from the templates, and as PDF where LibreOffice is installed. */
@Component
public class Papers {

    private final PaperTemplates templates;
    private final DocumentFormats formats;
    private final SeriesRegister series;
    private final Office office;
    private final Clock clock;

    Papers(PaperTemplates templates, DocumentFormats formats, SeriesRegister series, Office office, Clock clock) {
        this.templates = templates;
        this.formats = formats;
        this.series = series;
        this.office = office;
        this.clock = clock;
    }

    /**
     * @param format key of the template that the document was issued in; null for the one in force on its date
     * @return the SHA-256 of the template
     */
    public String word(Paper paper, String format, OutputStream to) throws IOException {
        String key = format == null ? formatOf(paper) : format;
        PaperTemplate template = templates.of(key);
        Wording wording = new Wording(paper, key, pendingEnd(paper), LocalDate.now(clock));
        Map<String, Object> tags = wording.tags();
        String blocks = UUID.randomUUID().toString();
        String annexes = UUID.randomUUID().toString();
        tags.put(Wording.BLOCKS, blocks);
        tags.put(Wording.ANNEXES, annexes);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        Map<Chart, String> charts;
        Map<Block.Picture, String> pictures;
        try (XWPFTemplate filled = XWPFTemplate.compile(
                        new ByteArrayInputStream(template.content()), templates.configure())
                .render(tags)) {
            charts = Charts.add(filled.getXWPFDocument(), chartsOf(paper));
            pictures = addPictures(filled.getXWPFDocument(), paper);
            CoreProperties about = filled.getXWPFDocument().getProperties().getCoreProperties();
            about.setTitle(WordText.clean(paper.subject()));
            about.setCreator(WordText.clean(paper.issuerName()));
            filled.getXWPFDocument().write(frame);
        }
        new PaperFile(template, wording, charts, pictures).write(frame.toByteArray(), blocks, annexes, paper, to);
        return template.sha256();
    }

    /** @throws vn.tongket.Refusal {@code document.pdf-unavailable} where LibreOffice is not installed */
    public void pdf(Paper paper, String format, OutputStream to) throws IOException {
        office.requireInstalled();
        Path word = Files.createTempFile("tongket-", ".docx");
        try {
            try (OutputStream file = Files.newOutputStream(word)) {
                word(paper, format, file);
            }
            office.toPdf(word, to);
        } finally {
            Files.deleteIfExists(word);
        }
    }

    void pdf(Path word, OutputStream to) throws IOException {
        office.requireInstalled();
        office.toPdf(word, to);
    }

    public boolean pdfAvailable() {
        return office.isInstalled();
    }

    /** The template in force on the day of the document, today while it has none. */
    String formatOf(Paper paper) {
        LocalDate on = paper.date() == null ? LocalDate.now(clock) : paper.date();
        return formats.templateOf(paper.style(), paper.documentType(), on);
    }

    /** What stands behind the number while it is still to come. */
    private String pendingEnd(Paper paper) {
        if (paper.symbol() != null) {
            return "";
        }
        String body;
        try {
            body = paper.issuer() == null
                    ? ""
                    : series.numberingOf(paper.issuer()).body();
        } catch (NotFound e) {
            body = "";
        }
        return paper.style().symbol(10, paper.documentType(), body, null).substring(2);
    }

    private static Map<Block.Picture, String> addPictures(XWPFDocument document, Paper paper) throws IOException {
        Map<Block.Picture, String> added = new IdentityHashMap<>();
        for (Block block : blocksOf(paper)) {
            if (block instanceof Block.Picture picture) {
                try {
                    added.put(picture, document.addPictureData(picture.png(), XWPFDocument.PICTURE_TYPE_PNG));
                } catch (InvalidFormatException e) {
                    throw new IOException("Picture cannot be put into the document", e);
                }
            }
        }
        return added;
    }

    private static List<Block> blocksOf(Paper paper) {
        List<Block> all = new ArrayList<>(paper.blocks());
        paper.annexes().stream().map(Annex::blocks).forEach(all::addAll);
        return all;
    }

    private static List<Chart> chartsOf(Paper paper) {
        List<Block> all = blocksOf(paper);
        List<Chart> charts = new ArrayList<>();
        all.forEach(block -> {
            if (block instanceof Chart chart) {
                charts.add(chart);
            }
        });
        return charts;
    }
}
