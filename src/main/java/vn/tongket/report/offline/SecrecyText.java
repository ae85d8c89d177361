package vn.tongket.report.offline;

import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;

/** Looks for secrecy marks in everything that a file says: notes, headers, comments and hidden sheets too. */
final class SecrecyText {

    private static final Pattern SPEAKING = Pattern.compile(
            "(?i)(word/(document|header|footer|footnotes|endnotes|comments).*|xl/(sharedstrings|workbook|comments).*"
                    + "|xl/(worksheets|drawings|charts|threadedcomments)/.*|docprops/.*|customxml/item\\d+|.*/diagrams/data.*)\\.xml");
    private static final Set<String> WITHIN_A_LINE = Set.of(
            "t",
            "r",
            "rPr",
            "b",
            "i",
            "u",
            "sz",
            "rFonts",
            "lang",
            "color",
            "hyperlink",
            "ins",
            "smartTag",
            "proofErr",
            "bookmarkStart",
            "bookmarkEnd",
            "rStyle",
            "tab",
            "noBreakHyphen",
            "delText",
            "del",
            "lastRenderedPageBreak",
            "highlight",
            "shd",
            "bCs",
            "iCs",
            "szCs",
            "spacing",
            "vertAlign");

    private SecrecyText() {}

    /** Refuses a marked file; nothing of it is kept or logged then. */
    static void refuseMarked(OfficeFile file) {
        for (String part : file.names()) {
            if (SPEAKING.matcher(part).matches() && isMarked(file, part)) {
                throw Refusal.at(OfficeFile.AT, "offline.secrecy");
            }
        }
    }

    private static boolean isMarked(OfficeFile file, String part) {
        StringBuilder text = new StringBuilder();
        try (PartReader xml = file.read(part)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.CHARACTERS) {
                    text.append(xml.text());
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.name().equals("sheet")) {
                    text.append(xml.attribute("name")).append('\n');
                } else if (event == XMLStreamConstants.END_ELEMENT && !WITHIN_A_LINE.contains(xml.name())) {
                    endLine(text);
                }
            }
        }
        return SecrecyGuard.markIn(SheetLayout.unescaped(text.toString())).isPresent();
    }

    private static void endLine(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
