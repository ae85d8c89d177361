package vn.tongket.report.offline;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the body of a Word document: paragraphs, and content controls whose tags find a text again. */
final class WordBody {

    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String W14 = "http://schemas.microsoft.com/office/word/2010/wordml";

    private static final String MC = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;
    private int nextId = 1_000;
    private int nextBookmark = 1;

    WordBody() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartElement("w", "document", W);
            xml.writeNamespace("w", W);
            xml.writeNamespace("w14", W14);
            xml.writeNamespace("mc", MC);
            xml.writeAttribute("mc", MC, "Ignorable", "w14");
            start("body");
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** A paragraph of fixed words. */
    void paragraph(String style, String text) {
        startParagraph(style);
        run(null, text);
        end();
    }

    void startParagraph(String style) {
        start("p");
        if (style != null) {
            start("pPr");
            empty("pStyle", "val", style);
            end();
        }
    }

    void run(String style, String text) {
        start("r");
        if (style != null) {
            start("rPr");
            empty("rStyle", "val", style);
            end();
        }
        text(text);
        end();
    }

    void startBookmark(String name) {
        empty("bookmarkStart", "id", String.valueOf(nextBookmark), "name", name);
    }

    /** Ends the bookmark that was started last. */
    void endBookmark() {
        empty("bookmarkEnd", "id", String.valueOf(nextBookmark++));
    }

    /** A control around whole paragraphs: one to each line of the text. */
    void block(WordTag tag, String title, String text, String placeholder) {
        boolean blank = text == null || text.isEmpty();
        startControl(tag, title, blank, null);
        if (blank) {
            startParagraph("TkText");
            run("PlaceholderText", placeholder);
            end();
        } else {
            for (String line : lines(text)) {
                startParagraph("TkText");
                if (!line.isEmpty()) {
                    run(null, line);
                }
                end();
            }
        }
        end();
        end();
    }

    /** A control inside a paragraph. */
    void inline(WordTag tag, String title, String text, String placeholder, Runnable kind) {
        boolean blank = text == null || text.isEmpty();
        startBookmark(tag.bookmark());
        startControl(tag, title, blank, kind);
        List<String> lines = blank ? List.of(placeholder) : lines(text);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                start("r");
                empty("br");
                end();
            }
            run(blank ? "PlaceholderText" : null, lines.get(i));
        }
        end();
        end();
        endBookmark();
    }

    /** A control for a day; what is typed there stays as it is typed. */
    void day(WordTag tag, String title, String text, String placeholder) {
        inline(tag, title, text, placeholder, () -> {
            start("date");
            empty("dateFormat", "val", "d/M/yyyy");
            empty("lid", "val", "vi-VN");
            empty("storeMappedDataAs", "val", "dateTime");
            empty("calendar", "val", "gregorian");
            end();
        });
    }

    void checkbox(WordTag tag, String title, boolean checked) {
        inline(tag, title, checked ? "☒" : "☐", "☐", () -> {
            try {
                xml.writeStartElement("w14", "checkbox", W14);
                box("checked", checked ? "1" : "0");
                box("checkedState", "2612");
                box("uncheckedState", "2610");
                xml.writeEndElement();
            } catch (XMLStreamException e) {
                throw failed(e);
            }
        });
    }

    private void box(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("w14", name, W14);
        xml.writeAttribute("w14", W14, "val", value);
        if (!name.equals("checked")) {
            xml.writeAttribute("w14", W14, "font", "MS Gothic");
        }
    }

    /** Leaves the content of the control open: it is ended by two ends. */
    private void startControl(WordTag tag, String title, boolean blank, Runnable kind) {
        start("sdt");
        start("sdtPr");
        empty("alias", "val", title);
        empty("tag", "val", tag.text());
        empty("id", "val", String.valueOf(nextId++));
        empty("lock", "val", "sdtLocked");
        if (blank) {
            empty("showingPlcHdr");
        }
        if (kind != null) {
            kind.run();
        }
        end();
        start("sdtContent");
    }

    String finish() {
        try {
            start("sectPr");
            empty("pgSz", "w", "11906", "h", "16838");
            empty(
                    "pgMar", "top", "1134", "right", "851", "bottom", "1134", "left", "1701", "header", "567", "footer",
                    "567", "gutter", "0");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return out.toString();
    }

    private static List<String> lines(String text) {
        return List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
    }

    /** The text character for character, but for what XML cannot hold at all. */
    private void text(String text) {
        String[] pieces = text.split("\t", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                empty("tab");
            }
            if (!pieces[i].isEmpty()) {
                try {
                    start("t");
                    xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve");
                    xml.writeCharacters(held(pieces[i]));
                    end();
                } catch (XMLStreamException e) {
                    throw failed(e);
                }
            }
        }
    }

    static String held(String text) {
        return text.codePoints()
                .filter(c -> c == 9 || c == 10 || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    void start(String name) {
        try {
            xml.writeStartElement("w", name, W);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    void end() {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    void empty(String name, String... attributes) {
        try {
            xml.writeEmptyElement("w", name, W);
            for (int i = 0; i + 1 < attributes.length; i += 2) {
                xml.writeAttribute("w", W, attributes[i], attributes[i + 1]);
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(XMLStreamException e) {
        return new IllegalStateException("A Word document cannot be written", e);
    }
}
