package vn.tongket.web.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tongket.audit.dossier.AuditDossiers;
import vn.tongket.audit.dossier.AuditDossiers.Opened;
import vn.tongket.audit.dossier.AuditDossiers.Slice;
import vn.tongket.audit.dossier.Line;
import vn.tongket.audit.dossier.Position;
import vn.tongket.audit.dossier.Question.Filter;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Spreadsheet;
import vn.tongket.web.page.Spreadsheet.Column;
import vn.tongket.web.page.Words;

/** A dossier to take away, read page by page and written as it is read. */
@Component
class DossierSheet {

    /** More than a person reads, and what Excel still opens quickly. */
    static final int MOST = 20_000;

    private static final int AT_ONCE = 500;

    private final AuditDossiers dossiers;
    private final DossierRows rows;
    private final Refusals texts;
    private final Words words;
    private final Clock clock;

    DossierSheet(AuditDossiers dossiers, DossierRows rows, Refusals texts, Words words, Clock clock) {
        this.dossiers = dossiers;
        this.rows = rows;
        this.texts = texts;
        this.words = words;
        this.clock = clock;
    }

    void send(Opened opened, String title, Filter filter, boolean forward, HttpServletResponse response)
            throws IOException {
        try (Spreadsheet book = new Spreadsheet()) {
            Spreadsheet.Sheet sheet = book.sheet(
                    texts.text("web.dossier.sheet"),
                    List.of(
                            title,
                            texts.text("web.dossier.sheet.made", words.moment(clock.instant()), String.valueOf(MOST))),
                    List.of(
                            column("number", 12),
                            column("at", 20),
                            column("who", 28),
                            column("account", 18),
                            column("capacity", 36),
                            column("what", 50),
                            column("thing", 40),
                            column("details", 60),
                            column("step", 40)));
            int written = 0;
            Position from = null;
            do {
                Slice slice = dossiers.slice(opened, filter, forward, from, Math.min(AT_ONCE, MOST - written));
                List<Line> lines = slice.lines();
                List<DossierRow> found = rows.of(opened.anchor(), lines);
                for (int n = 0; n < lines.size(); n++) {
                    write(sheet, lines.get(n), found.get(n));
                }
                written += lines.size();
                from = slice.more();
            } while (from != null && written < MOST);
            book.send(response, texts.text("web.dossier.sheet.file") + ".xlsx");
        }
    }

    private Column column(String name, int width) {
        return new Column(texts.text("web.dossier.column." + name), width);
    }

    private static void write(Spreadsheet.Sheet sheet, Line line, DossierRow row) {
        sheet.row(
                row.number(),
                row.at(),
                row.who(),
                line.who().actor(),
                row.capacity(),
                row.sentence(),
                row.thing(),
                row.facts().stream()
                        .map(fact -> fact.label() + ": " + (fact.before() == null ? "" : fact.before() + " → ")
                                + fact.value())
                        .collect(Collectors.joining("\n")),
                row.step());
    }
}
