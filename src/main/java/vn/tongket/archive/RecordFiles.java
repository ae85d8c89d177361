package vn.tongket.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tongket.archive.Packing.Label;

/** The record of acts of a cycle: every line for machines, and pages of sentences. */
@Component
class RecordFiles {

    private static final int ROWS = 1000;
    private static final String LINES =
            "select to_jsonb(t)::text from app.audit_record t where t.cycle_id = :cycle order by t.id";
    private static final String READ = """
            select a.id, a.occurred_at, a.actor, p.name, a.acted_role, w.name, a.act, u.name, a.details::text, a.acting,
                   a.process_definition_id
              from app.audit_record a
              left join app.person p on p.user_id = a.actor
              left join app.org_unit w on w.code = a.acted_unit
              left join app.org_unit u on u.code = a.unit_code
             where a.cycle_id = :cycle order by a.id
            """;

    private final Rows rows;
    private final ObjectMapper json;

    RecordFiles(Rows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    void write(Packing packing) throws IOException {
        packing.put(
                "nhat-ky/nhat-ky.jsonl",
                Label.of("record", packing.said("record")),
                out -> rows.each(LINES, packing.cycle(), row -> DataFiles.line(out, row.getString(1))));
        List<Object[]> page = new ArrayList<>();
        int[] number = {0};
        rows.each(READ, packing.cycle(), row -> {
            page.add(sentence(packing, row));
            if (page.size() == ROWS) {
                page(packing, ++number[0], page);
                page.clear();
            }
        });
        if (!page.isEmpty()) {
            page(packing, ++number[0], page);
        }
    }

    private static void page(Packing packing, int number, List<Object[]> acts) throws IOException {
        String name = packing.said("page.more", packing.said("record"), number);
        packing.put("nhat-ky/nhat-ky-%04d.html".formatted(number), Label.of("page", name), out -> {
            Html html = new Html(out)
                    .begin(name)
                    .main(name, "../" + ArchiveFormat.INDEX, packing.said("back"))
                    .table(
                            packing.said("col.no"),
                            packing.said("col.at"),
                            packing.said("col.who"),
                            packing.said("col.act"),
                            packing.said("col.unit"),
                            packing.said("col.details"));
            acts.forEach(html::row);
            html.endTable().end();
        });
    }

    private Object[] sentence(Packing packing, ResultSet row) throws SQLException, IOException {
        String actor = row.getString(3);
        String who = actor.equals("system")
                ? packing.said("system")
                : row.getString(4) == null || row.getString(4).equals(actor)
                        ? actor
                        : row.getString(4) + " (" + actor + ")";
        String role = packing.coded("organization.role", row.getString(5));
        String unit = row.getString(6);
        String capacity = unit == null ? "" : "\n" + role + ", " + unit;
        String model = row.getString(11);
        return new Object[] {
            row.getLong(1),
            Moments.written(row.getObject(2, OffsetDateTime.class).toInstant()),
            who + capacity,
            packing.coded("act", row.getString(7))
                    + (model == null ? "" : "\n" + model.substring(0, Math.max(0, model.lastIndexOf(':')))),
            row.getString(8),
            details(packing, row.getString(9))
        };
    }

    private String details(Packing packing, String text) throws IOException {
        StringBuilder said = new StringBuilder();
        JsonNode details = json.readTree(text);
        details.fields()
                .forEachRemaining(detail -> said.append(said.isEmpty() ? "" : "\n")
                        .append(packing.coded("web.record.detail", detail.getKey()))
                        .append(": ")
                        .append(
                                detail.getValue().isBoolean()
                                        ? packing.coded(
                                                "archive.bool",
                                                detail.getValue().asText())
                                        : detail.getValue().isValueNode()
                                                ? detail.getValue().asText()
                                                : detail.getValue().toString()));
        return said.toString();
    }
}
