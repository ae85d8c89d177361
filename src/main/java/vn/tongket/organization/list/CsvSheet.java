package vn.tongket.organization.list;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.tongket.Refusal;

/** Rows of a file of values apart by semicolons, commas or tabs, whichever the first line has most of. */
final class CsvSheet {

    private static final char[] SEPARATORS = {';', '\t', ','};

    private CsvSheet() {}

    static List<RawRow> read(String text, ListLimits limits) {
        int skipped = 0;
        String body = text;
        if (body.regionMatches(true, 0, "sep=", 0, 4)) {
            int end = body.indexOf('\n');
            body = end < 0 ? "" : body.substring(end + 1);
            skipped = 1;
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(body))
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
        List<RawRow> rows = new ArrayList<>();
        Budget budget = new Budget(limits);
        try (CSVParser parser = format.parse(new StringReader(body))) {
            long line = 1;
            for (CSVRecord record : parser) {
                List<String> cells = new ArrayList<>();
                Set<Integer> formulas = new TreeSet<>();
                for (String cell : record) {
                    if (isFormula(cell)) {
                        formulas.add(cells.size());
                    }
                    cells.add(cell);
                    budget.cell((int) line + skipped, cells.size(), cell);
                }
                RawRow row = new RawRow((int) line + skipped, cells, formulas);
                if (!row.isBlank()) {
                    rows.add(row);
                    budget.row(rows.size());
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IOException | IllegalStateException broken) {
            throw Refusal.at("tep", "list.csv.broken", rows.size() + skipped + 1);
        }
        return rows;
    }

    /** What a program for tables would compute when the file is opened there. */
    private static boolean isFormula(String cell) {
        return !cell.isEmpty() && "=+@".indexOf(cell.charAt(0)) >= 0;
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String head = end < 0 ? text : text.substring(0, end);
        char best = ';';
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = head.chars().filter(c -> c == separator).count();
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }
}
