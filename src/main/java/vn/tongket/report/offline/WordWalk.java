package vn.tongket.report.offline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import vn.tongket.Refusal;

/**
 * Walks through the text of a Word document once and sorts it by the controls that it stands in. Knows letters, lines and
 * tags; what they mean is the reader's business.
 */
final class WordWalk {

    private static final Pattern ACTIVE_FIELD = Pattern.compile(
            "^\\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|EMBED)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> PASSED_OVER =
            Set.of("Fallback", "moveFrom", "del", "rPrChange", "pPrChange", "sectPr", "docPartObj");

    private static final int MOST_RANGES = 5;

    /** What stood in a text and cannot come along, by what it is. */
    enum Lost {
        PICTURE,
        TABLE,
        NOTE,
        CHANGE
    }

    /** One control with everything in it. */
    static final class Control {

        final boolean inline;
        final StringBuilder text = new StringBuilder();
        final Map<Lost, Integer> lost = new EnumMap<>(Lost.class);
        String tag;
        boolean prompting;
        Boolean checked;
        private final boolean box;
        private int paragraphs;

        Control(boolean inline, boolean box) {
            this.inline = inline;
            this.box = box;
        }
    }

    private final PartReader xml;
    private final WordNumbers numbers;
    private final Limits limits;
    private final List<Control> controls = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private final Deque<Control> open = new ArrayDeque<>();
    private final Map<String, Control> ranges = new LinkedHashMap<>();
    private final List<Control> bookmarked = new ArrayList<>();
    private final List<String> unmarked = new ArrayList<>();
    private final Deque<StringBuilder> unmarkedLines = new ArrayDeque<>();
    private final Deque<StringBuilder> paragraphs = new ArrayDeque<>();
    private final StringBuilder instruction = new StringBuilder();
    private int runs;
    private boolean inText;
    private boolean inInstruction;
    private int properties;
    private int cells;
    private String joint = "\n";
    private int read;
    private String numbering;
    private String level;

    WordWalk(PartReader xml, WordNumbers numbers, Limits limits) {
        this.xml = xml;
        this.numbers = numbers;
        this.limits = limits;
    }

    List<Control> controls() {
        return controls;
    }

    /** What stands between our bookmarks, for files of programs that drop tags. */
    List<Control> bookmarked() {
        return bookmarked;
    }

    /** Lines that stand in none of our controls. */
    List<String> outside() {
        return outside;
    }

    /** Lines that stand between none of our bookmarks. */
    List<String> unmarked() {
        return unmarked;
    }

    void walk() {
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (PASSED_OVER.contains(xml.name())) {
                    passOver();
                } else {
                    start(xml.name());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(xml.name());
            } else if (inText) {
                letters(xml.text());
            } else if (inInstruction) {
                instruction.append(xml.text());
            }
        }
    }

    private void passOver() {
        if (xml.name().equals("del") || xml.name().equals("moveFrom")) {
            lose(Lost.CHANGE);
        }
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                return;
            }
        }
    }

    private void start(String name) {
        switch (name) {
            case "sdt" -> open.push(new Control(!paragraphs.isEmpty(), false));
            case "sdtPr", "rPr", "pPr", "tblPr" -> properties++;
            case "tag" -> control(control -> control.tag = xml.attribute("val"));
            case "showingPlcHdr" -> control(control -> control.prompting = isOn(xml.attribute("val")));
            case "checked" -> control(control -> control.checked = isOn(xml.attribute("val")));
            case "p" -> startParagraph();
            case "r" -> runs++;
            case "t" -> inText = true;
            case "tab", "ptab" -> mark("\t");
            case "br", "cr" -> mark("\n");
            case "noBreakHyphen" -> mark("\u2011");
            case "softHyphen" -> mark("\u00ad");
            case "sym" -> mark(symbol());
            case "bookmarkStart" -> startRange();
            case "bookmarkEnd" -> endRange();
            case "numId" -> numbering = xml.attribute("val");
            case "ilvl" -> level = xml.attribute("val");
            case "instrText" -> inInstruction = true;
            case "fldSimple" -> refuseActive(xml.attribute("instr"));
            case "txbxContent" -> open.push(new Control(false, true));
            case "tbl" -> lose(Lost.TABLE);
            case "tr" -> cells = 0;
            case "tc" -> joint = cells++ > 0 ? "\t" : "\n";
            case "drawing", "pict", "object" -> lose(Lost.PICTURE);
            case "footnoteReference", "endnoteReference" -> lose(Lost.NOTE);
            case "ins", "moveTo" -> lose(Lost.CHANGE);
            case "altChunk", "subDoc" -> throw Refusal.at(OfficeFile.AT, "offline.file.inserted");
            default -> {
                // says nothing about the text
            }
        }
    }

    private void end(String name) {
        switch (name) {
            case "sdt" -> {
                Control closed = open.pop();
                if (closed.tag != null && WordTag.read(closed.tag).isPresent()) {
                    controls.add(closed);
                }
            }
            case "txbxContent" -> open.pop();
            case "sdtPr", "rPr", "tblPr" -> properties--;
            case "pPr" -> {
                properties--;
                number();
            }
            case "p" -> endParagraph();
            case "r" -> runs--;
            case "t" -> inText = false;
            case "instrText" -> inInstruction = false;
            case "fldChar" -> {
                refuseActive(instruction.toString());
                instruction.setLength(0);
            }
            default -> {
                // says nothing about the text
            }
        }
    }

    private void startParagraph() {
        paragraphs.push(new StringBuilder());
        unmarkedLines.push(new StringBuilder());
        numbering = null;
        level = null;
        Control control = control();
        if (control != null && !control.inline && control.paragraphs++ > 0) {
            control.text.append(joint);
        }
        for (Control range : ranges.values()) {
            range.paragraphs++;
            range.text.append(joint);
        }
        joint = "\n";
    }

    private void startRange() {
        WordTag.ofBookmark(xml.attribute("name")).ifPresent(tag -> {
            Control range = new Control(!paragraphs.isEmpty(), false);
            range.tag = tag.text();
            if (ranges.size() >= MOST_RANGES) {
                throw Refusal.at(OfficeFile.AT, "offline.word.too-long");
            }
            ranges.put(String.valueOf(xml.attribute("id")), range);
        });
    }

    /** A range around whole paragraphs begins behind the line before and ends in front of the line after. */
    private void endRange() {
        Control range = ranges.remove(String.valueOf(xml.attribute("id")));
        if (range == null) {
            return;
        }
        StringBuilder text = range.text;
        if (text.length() > 0 && text.charAt(0) == '\n') {
            text.deleteCharAt(0);
        }
        if (range.paragraphs > 1 && text.length() > 0 && text.charAt(text.length() - 1) == '\n') {
            text.deleteCharAt(text.length() - 1);
        }
        bookmarked.add(range);
    }

    private void endParagraph() {
        keep(paragraphs.pop(), outside);
        keep(unmarkedLines.pop(), unmarked);
    }

    private static void keep(StringBuilder line, List<String> lines) {
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
    }

    private void number() {
        if (numbering != null) {
            append(numbers.next(numbering, level));
            numbering = null;
        }
    }

    private void letters(String letters) {
        if (runs > 0) {
            append(letters);
        }
    }

    private void mark(String mark) {
        if (runs > 0 && properties == 0) {
            append(mark);
        }
    }

    private String symbol() {
        String code = xml.attribute("char");
        try {
            return code == null ? "" : WordBody.held(Character.toString(Integer.parseInt(code, 16)));
        } catch (IllegalArgumentException notOne) {
            return "";
        }
    }

    private void append(String letters) {
        read += letters.length();
        if (read > limits.texts()) {
            throw Refusal.at(OfficeFile.AT, "offline.word.too-long");
        }
        Control control = control();
        ranges.values().forEach(range -> range.text.append(letters));
        if (ranges.isEmpty() && !unmarkedLines.isEmpty()) {
            unmarkedLines.peek().append(letters);
        }
        if (control != null) {
            control.text.append(letters);
        } else if (!paragraphs.isEmpty()) {
            paragraphs.peek().append(letters);
        }
    }

    /** The innermost control of ours; foreign ones inside it count to it, text boxes belong to none. */
    private Control control() {
        for (Control control : open) {
            if (control.box) {
                return null;
            }
            if (control.tag != null && WordTag.read(control.tag).isPresent()) {
                return control;
            }
        }
        return null;
    }

    private void control(java.util.function.Consumer<Control> change) {
        if (properties > 0 && !open.isEmpty()) {
            change.accept(open.peek());
        }
    }

    private void lose(Lost lost) {
        Control control = control();
        if (control != null) {
            control.lost.merge(lost, 1, Integer::sum);
        }
        ranges.values().forEach(range -> range.lost.merge(lost, 1, Integer::sum));
    }

    private static boolean isOn(String value) {
        return value == null || !Set.of("0", "false", "off").contains(value.toLowerCase(Locale.ROOT));
    }

    private static void refuseActive(String field) {
        Matcher active = ACTIVE_FIELD.matcher(field == null ? "" : field);
        if (active.find()) {
            throw Refusal.at(
                    OfficeFile.AT, "offline.word.active-field", active.group(1).toUpperCase(Locale.ROOT));
        }
    }
}
