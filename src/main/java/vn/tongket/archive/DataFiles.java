package vn.tongket.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import vn.tongket.archive.Packing.Label;

/** The rows of a cycle for machines, a line of JSON each; a table without rows makes no file. */
@Component
class DataFiles {

    private final Rows rows;

    DataFiles(Rows rows) {
        this.rows = rows;
    }

    void write(Packing packing, ArchiveStore.State state) throws IOException {
        for (CycleRows.Kind kind : CycleRows.ALL) {
            if (state.count(kind.table()) > 0) {
                lines(packing, "du-lieu/" + kind.table() + ".jsonl", Label.of("data", kind.table()), kind.rows());
            }
        }
        if (state.count("notice") > 0) {
            lines(packing, "thu/thu-da-gui.jsonl", Label.of("mails", packing.said("page.mails")), CycleMails.LINES);
        }
    }

    private void lines(Packing packing, String path, Label label, String sql) throws IOException {
        packing.put(path, label, out -> rows.each(sql, packing.cycle(), row -> line(out, row.getString(1))));
    }

    static void line(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
