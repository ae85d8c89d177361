package vn.tongket.report.offline;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.apache.poi.ss.util.CellReference;
import vn.tongket.Refusal;
import vn.tongket.report.offline.SheetCells.Cell.Type;

/** The cells of one sheet that hold anything, read forwards and within the limits. */
final class SheetCells {

    /**
     * A cell with content.
     *
     * @param text as it is stored: of a number its plain digits
     * @param formula whether the content is calculated
     */
    record Cell(int row, int column, Type type, String text, boolean formula) {

        /** What a content is. */
        enum Type {
            TEXT,
            NUMBER,
            PERCENT,
            DATE,
            BOOLEAN,
            ERROR
        }

        /** Where it is, as Excel says it: {@code F12}. */
        String at() {
            return new CellReference(row, column).formatAsString(false);
        }
    }

    private static final int LAST_ROW = 1_048_576;
    private static final int LAST_COLUMN = 16_384;

    private final PartReader xml;
    private final SharedTexts shared;
    private final CellFormats formats;
    private final Budget budget;
    private final List<Cell> cells = new ArrayList<>();
    private int row = -1;
    private int column = -1;

    /** How much the sheets of one workbook may hold together. */
    static final class Budget {

        private int cells;
        private int texts;

        Budget(Limits limits) {
            this.cells = limits.cells();
            this.texts = limits.texts();
        }

        private void spend(int letters) {
            cells--;
            texts -= letters;
            if (cells < 0 || texts < 0) {
                throw Refusal.at(OfficeFile.AT, "offline.excel.too-much");
            }
        }
    }

    private SheetCells(PartReader xml, SharedTexts shared, CellFormats formats, Budget budget) {
        this.xml = xml;
        this.shared = shared;
        this.formats = formats;
        this.budget = budget;
    }

    static List<Cell> read(PartReader xml, SharedTexts shared, CellFormats formats, Budget budget) {
        SheetCells sheet = new SheetCells(xml, shared, formats, budget);
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("row")) {
                sheet.row = row(xml.attribute("r"), sheet.row + 1);
                sheet.column = -1;
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
                sheet.cell();
            }
        }
        return sheet.cells;
    }

    private static int row(String number, int otherwise) {
        try {
            int row = number == null ? otherwise : Integer.parseInt(number) - 1;
            if (row < 0 || row >= LAST_ROW) {
                throw damaged();
            }
            return row;
        } catch (NumberFormatException e) {
            throw damaged();
        }
    }

    private void cell() {
        place(xml.attribute("r"));
        String type = xml.attribute("t") == null ? "n" : xml.attribute("t");
        String style = xml.attribute("s");
        StringBuilder value = new StringBuilder();
        boolean formula = false;
        boolean taking = false;
        boolean phonetic = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw damaged();
            }
            if (event == XMLStreamConstants.CHARACTERS) {
                if (taking && !phonetic) {
                    value.append(xml.text());
                }
                continue;
            }
            boolean starts = event == XMLStreamConstants.START_ELEMENT;
            if (!starts && xml.name().equals("c")) {
                break;
            }
            switch (xml.name()) {
                case "f" -> formula = true;
                case "v", "t" -> taking = starts;
                case "rPh" -> phonetic = starts;
                default -> {
                    // how it looks
                }
            }
        }
        keep(type, style, value.toString(), formula);
    }

    private void place(String reference) {
        if (reference == null) {
            column++;
            return;
        }
        int letters = 0;
        int number = 0;
        while (letters < reference.length() && Character.isLetter(reference.charAt(letters)) && letters < 4) {
            number = number * 26 + Character.toUpperCase(reference.charAt(letters++)) - 'A' + 1;
        }
        if (number < 1 || number > LAST_COLUMN) {
            throw damaged();
        }
        column = number - 1;
        row = row(reference.substring(letters), row);
    }

    private void keep(String type, String style, String value, boolean formula) {
        if (value.isEmpty() && !formula) {
            return;
        }
        String text = switch (type) {
            case "s" -> shared.get(value);
            case "str", "inlineStr" -> SheetLayout.unescaped(value);
            default -> value;
        };
        Type kind = switch (type) {
            case "s", "str", "inlineStr" -> Type.TEXT;
            case "b" -> Type.BOOLEAN;
            case "e" -> Type.ERROR;
            case "d" -> Type.DATE;
            default -> formats.typeOf(style);
        };
        if (text.isEmpty() && !formula) {
            return;
        }
        budget.spend(text.length());
        cells.add(new Cell(row, column, kind, text, formula));
    }

    private static Refusal damaged() {
        return Refusal.at(OfficeFile.AT, "offline.excel.damaged");
    }
}
