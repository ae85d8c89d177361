package vn.tongket.aggregation;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.aggregation.ConsolidatedReportFile.Piece;

/** What became of the reports behind a text since it was edited. */
@Repository
class SourceChanges {

    /** How many changes of a section are shown one by one. */
    private static final int SHOWN = 20;
    /** Words around a change that are shown with it. */
    private static final int CONTEXT = 8;

    /** What happened: the unit wrote here for the first time, wrote something else, or what it wrote counts no more. */
    enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** One unit's passage before and now; texts are empty where there was or is none. */
    record Change(
            String section, UUID obligationId, String unitName, Kind kind, String before, String now, long changes) {}

    private final JdbcClient jdbc;

    SourceChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The changes of every edited section, compared with what is accepted at this moment; {@code section} null for all. */
    Map<String, List<Change>> since(ConsolidatedReport report, String section) {
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        jdbc.sql("""
                        with current as (
                          select o.id as obligation_id, v.id as version_id
                            from app.obligation o
                        """ + ConsolidationSources.ACCEPTED.indent(2) + """
                           where o.cycle_id = :cycle and o.withdrawn_at is null and v.id is not null
                        ), edited as (
                          select code from app.consolidated_section
                           where report_id = :report and edited_at is not null
                             and code = coalesce(:section::text, code)
                        ), pair as (
                          select e.code, c.obligation_id, b.version_id as old_version, c.version_id as new_version
                            from edited e cross join current c
                            left join app.consolidated_basis b on b.report_id = :report and b.section_code = e.code
                                                              and b.obligation_id = c.obligation_id
                           where b.version_id is distinct from c.version_id
                          union all
                          select b.section_code, b.obligation_id, b.version_id, null
                            from app.consolidated_basis b join edited e on e.code = b.section_code
                           where b.report_id = :report
                             and not exists (select from current c where c.obligation_id = b.obligation_id)
                        ), changed as (
                          select p.code, p.obligation_id, u.name, u.code as unit_code, coalesce(x.body, '') as before,
                                 coalesce(y.body, '') as now
                            from pair p
                            join app.obligation o on o.id = p.obligation_id
                            join app.org_unit u on u.code = o.scope_unit
                            left join app.report_section x on x.version_id = p.old_version and x.code = p.code
                            left join app.report_section y on y.version_id = p.new_version and y.code = p.code
                           where coalesce(x.body, '') <> coalesce(y.body, '')
                        ), counted as (
                          select *, count(*) over (partition by code) as changes,
                                 row_number() over (partition by code order by name, unit_code) as place
                            from changed
                        )
                        select * from counted where place <= :shown order by code, place
                        """)
                .param("report", report.id())
                .param("cycle", report.cycleId())
                .param("section", section, java.sql.Types.VARCHAR)
                .param("shown", section == null ? SHOWN : Integer.MAX_VALUE)
                .query((java.sql.ResultSet row) -> {
                    String before = row.getString("before");
                    String now = row.getString("now");
                    changes.computeIfAbsent(row.getString("code"), code -> new ArrayList<>())
                            .add(new Change(
                                    row.getString("code"),
                                    row.getObject("obligation_id", UUID.class),
                                    row.getString("name"),
                                    before.isEmpty() ? Kind.ADDED : now.isEmpty() ? Kind.REMOVED : Kind.CHANGED,
                                    before,
                                    now,
                                    row.getLong("changes")));
                });
        return changes;
    }

    /** How many reports count otherwise now than when the version was put together; units that stay silent do not. */
    int reportsChanged(ConsolidatedReport report) {
        return jdbc.sql("""
                        with current as (
                          select o.id as obligation_id, v.id as version_id
                            from app.obligation o
                        """ + ConsolidationSources.ACCEPTED.indent(2) + """
                           where o.cycle_id = :cycle and o.withdrawn_at is null
                        )
                        select count(*)
                          from current c
                          full join (select * from app.consolidated_source where report_id = :report) s
                            on s.obligation_id = c.obligation_id
                         where s.version_id is distinct from c.version_id
                        """)
                .param("report", report.id())
                .param("cycle", report.cycleId())
                .query(Integer.class)
                .single();
    }

    /** What was taken out and put in, word by word, with a few words around. */
    static List<Piece> pieces(String before, String now) {
        List<String> old = words(before);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, words(now)).getDeltas()) {
            int position = delta.getSource().getPosition();
            add(pieces, "SAME", old.subList(at, position));
            add(pieces, "REMOVED", delta.getSource().getLines());
            add(pieces, "ADDED", delta.getTarget().getLines());
            at = position + delta.getSource().size();
        }
        add(pieces, "SAME", old.subList(at, old.size()));
        return shortened(pieces);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }

    private static void add(List<Piece> pieces, String kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join(" ", words)));
        }
    }

    private static List<Piece> shortened(List<Piece> pieces) {
        List<Piece> shorter = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            String[] words = piece.text().split(" ");
            if (!piece.kind().equals("SAME") || words.length <= 2 * CONTEXT + 1) {
                shorter.add(piece);
                continue;
            }
            String start = i == 0 ? "" : String.join(" ", Arrays.copyOf(words, CONTEXT)) + " ";
            String end = i == pieces.size() - 1
                    ? ""
                    : " " + String.join(" ", Arrays.copyOfRange(words, words.length - CONTEXT, words.length));
            shorter.add(new Piece("SAME", start + "…" + end));
        }
        return shorter;
    }
}
