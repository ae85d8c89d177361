package vn.tongket.report.offline;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;

/** The numbers and dashes that Word puts before the lines of a list: they are no letters of the text, but people see them. */
final class WordNumbers {

    private static final int LEVELS = 9;

    /** How one level of a list is written. */
    private static final class Level {
        String format = "decimal";
        String text = "%1.";
        int start = 1;
    }

    private final Map<String, Level[]> lists = new HashMap<>();
    private final Map<String, String> listOf = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();

    /** Reads how lists are written; a document without lists has no such part. */
    static WordNumbers read(OfficeFile file, String part) {
        WordNumbers numbers = new WordNumbers();
        if (!file.has(part)) {
            return numbers;
        }
        try (PartReader xml = file.read(part)) {
            numbers.read(xml);
        }
        return numbers;
    }

    private void read(PartReader xml) {
        String list = null;
        String number = null;
        Level level = new Level();
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.name()) {
                case "abstractNum" -> {
                    list = xml.attribute("abstractNumId");
                    lists.put(list, new Level[LEVELS]);
                }
                case "lvl" -> {
                    level = new Level();
                    int depth = depth(xml.attribute("ilvl"));
                    if (list != null && lists.get(list)[depth] == null) {
                        lists.get(list)[depth] = level;
                    }
                }
                case "start" -> level.start = integer(xml.attribute("val"), 1);
                case "numFmt" -> level.format = String.valueOf(xml.attribute("val"));
                case "lvlText" -> level.text = xml.attribute("val") == null ? "" : xml.attribute("val");
                case "num" -> {
                    number = xml.attribute("numId");
                    list = null;
                }
                case "abstractNumId" -> {
                    if (number != null) {
                        listOf.put(number, xml.attribute("val"));
                    }
                }
                default -> {
                    // how it looks
                }
            }
        }
    }

    /** What stands before the next line of the list. */
    String next(String number, String depthText) {
        Level[] levels = lists.get(listOf.get(number));
        int depth = depth(depthText);
        Level level = levels == null ? null : levels[depth];
        if ("0".equals(number) || level == null || level.format.equals("none")) {
            return "";
        }
        if (level.format.equals("bullet")) {
            return "- ";
        }
        int[] count = counts.computeIfAbsent(listOf.get(number), list -> new int[LEVELS]);
        count[depth] = count[depth] == 0 ? level.start : count[depth] + 1;
        for (int deeper = depth + 1; deeper < LEVELS; deeper++) {
            count[deeper] = 0;
        }
        String text = level.text;
        for (int i = 0; i <= depth; i++) {
            Level one = levels[i] == null ? level : levels[i];
            text = text.replace("%" + (i + 1), written(Math.max(count[i], 1), one.format));
        }
        return text + " ";
    }

    private static String written(int number, String format) {
        return switch (format) {
            case "lowerLetter" -> letters(number).toLowerCase(Locale.ROOT);
            case "upperLetter" -> letters(number);
            case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(number);
            default -> String.valueOf(number);
        };
    }

    private static String letters(int number) {
        return String.valueOf((char) ('A' + (number - 1) % 26)).repeat(Math.min(9, (number - 1) / 26 + 1));
    }

    private static String roman(int number) {
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder roman = new StringBuilder();
        int left = Math.min(number, 3_999);
        for (int i = 0; i < values.length; i++) {
            for (; left >= values[i]; left -= values[i]) {
                roman.append(signs[i]);
            }
        }
        return roman.toString();
    }

    private static int depth(String text) {
        return Math.max(0, Math.min(LEVELS - 1, integer(text, 0)));
    }

    private static int integer(String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
