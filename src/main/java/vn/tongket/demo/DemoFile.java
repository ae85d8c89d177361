package vn.tongket.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** A table of the demo: a line of column names, then one line per row, columns parted by semicolons. */
public final class DemoFile {

    private DemoFile() {}

    /** The rows by column; an empty cell is null. */
    public static List<Map<String, String>> read(String name) {
        List<String> lines;
        try {
            lines = new ClassPathResource("demo/" + name)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] columns = lines.get(0).split(";");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i].isEmpty() ? null : cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
