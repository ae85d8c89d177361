package vn.tongket.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tongket.archive.Packing.Label;

/** Writes the readable pages of an archive; a long table goes on in a further page. */
@Component
class ListingFiles {

    private static final int ROWS = 500;

    private final Rows rows;

    ListingFiles(Rows rows) {
        this.rows = rows;
    }

    void write(Packing packing) throws IOException {
        for (Listing.Page page : CyclePages.ALL) {
            page(packing, page);
        }
    }

    /** One table with as many rows as a page has, in words. */
    private record Part(Listing listing, List<Object[]> rows) {}

    private void page(Packing packing, Listing.Page page) throws IOException {
        List<Part> parts = new ArrayList<>();
        int[] written = {0, 0};
        for (Listing listing : page.listings()) {
            rows.each(listing.sql(), packing.cycle(), row -> {
                if (written[0] == ROWS) {
                    file(packing, page, ++written[1], parts);
                    parts.clear();
                    written[0] = 0;
                }
                if (parts.isEmpty() || parts.get(parts.size() - 1).listing() != listing) {
                    parts.add(new Part(listing, new ArrayList<>()));
                }
                parts.get(parts.size() - 1).rows().add(cells(packing, listing, row));
                written[0]++;
            });
        }
        if (!parts.isEmpty()) {
            file(packing, page, ++written[1], parts);
        }
    }

    private static void file(Packing packing, Listing.Page page, int number, List<Part> parts) {
        String title = packing.said("page." + page.key());
        String name = number == 1 ? title : packing.said("page.more", title, number);
        String path = page.path() + (number == 1 ? "" : "-%03d".formatted(number)) + ".html";
        String up = "../".repeat((int) path.chars().filter(c -> c == '/').count());
        try {
            packing.put(path, Label.of("page", name), out -> {
                Html html = new Html(out).begin(name).main(name, up + ArchiveFormat.INDEX, packing.said("back"));
                for (Part part : parts) {
                    Listing listing = part.listing();
                    html.h2(packing.said("list." + listing.key()));
                    String[] headings = new String[listing.columns().size()];
                    for (int i = 0; i < headings.length; i++) {
                        headings[i] = packing.said("col." + listing.heading(i));
                    }
                    html.table(headings);
                    part.rows().forEach(html::row);
                    html.endTable();
                }
                html.end();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object[] cells(Packing packing, Listing listing, ResultSet row) throws SQLException {
        Object[] cells = new Object[listing.columns().size()];
        for (int i = 0; i < cells.length; i++) {
            String text = row.getString(i + 1);
            String codes = listing.codes(i);
            if (text == null) {
                cells[i] = "";
            } else if ("#".equals(codes)) {
                cells[i] = text.matches("-?\\d{1,15}") ? (Object) Long.valueOf(text) : text;
            } else {
                cells[i] = codes == null ? text : packing.coded(codes, text);
            }
        }
        return cells;
    }
}
