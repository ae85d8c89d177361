package vn.tongket.document;

import java.util.List;

/** A part of the text of a {@link Paper}. */
public sealed interface Block {

    /**
     * A heading.
     *
     * @param level 1 to 4
     * @param number as printed, e.g. {@code I}, {@code 1.2}, {@code Điều 1}; null for a heading without one
     */
    record Heading(int level, String number, String text) implements Block {}

    /** Paragraphs, one per line of the text. */
    record Prose(String text) implements Block {}

    /** A list, each entry with a dash. */
    record Bullets(List<String> entries) implements Block {

        public Bullets {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A table; its first row repeats on every page.
     *
     * @param caption null for a table without one
     * @param rows the texts of the cells; a row that is too short ends with empty cells
     */
    record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {

        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** @param width the column's share of the whole width, in the unit that all columns of the table use */
    record Column(String title, int width, Align align) {}

    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /**
     * A chart that can be edited in Word.
     *
     * @param unit what is counted, e.g. “%”; null for none
     */
    record Chart(String title, Kind kind, List<String> categories, List<ChartSeries> series, String unit)
            implements Block {

        public Chart {
            categories = List.copyOf(categories);
            series = List.copyOf(series);
        }
    }

    enum Kind {
        BAR,
        LINE,
        PIE
    }

    /**
     * A picture, e.g. a code to scan.
     *
     * @param millimetres how wide it is printed; as high as it is wide
     * @param caption stands under it; null for none
     */
    record Picture(byte[] png, int millimetres, String caption) implements Block {}

    /** @param values one per category; null where there is none */
    record ChartSeries(String name, List<Double> values) {}
}
