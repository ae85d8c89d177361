package vn.tongket.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.archive.Packing.Label;
import vn.tongket.report.Receipt;

/** Every submitted version of every unit's report: for machines, for people, and the receipt that the unit has in hand. */
@Component
class ReportFiles {

    private static final String VERSIONS = """
            select jsonb_build_object(
                     'obligation', v.obligation_id, 'version', v.version_no, 'scopeUnit', o.scope_unit,
                     'reporterUnit', o.reporter_unit, 'unitName', u.name, 'submittedAt', v.submitted_at,
                     'submittedBy', v.submitted_by, 'onTime', v.on_time, 'sha256', v.sha256,
                     'dataUntil', v.data_until_typed, 'amendmentReason', v.amendment_reason, 'byCard', v.by_card,
                     'sections', (select jsonb_agg(jsonb_build_object('code', s.code, 'text', s.body,
                                         'notApplicable', s.not_applicable, 'reason', s.reason)
                                         order by string_to_array(s.code, '.')::int[])
                                    from app.report_section s where s.version_id = v.id),
                     'figures', (select jsonb_agg(jsonb_build_object('indicator', f.indicator_code, 'year', f.year,
                                        'typed', f.value_typed, 'numeratorTyped', f.numerator_typed,
                                        'denominatorTyped', f.denominator_typed, 'value', f.value,
                                        'numerator', f.numerator, 'denominator', f.denominator, 'names', f.names)
                                        order by f.indicator_code, f.year)
                                   from app.report_value f where f.version_id = v.id),
                     'attachments', (select jsonb_agg(jsonb_build_object('name', a.name, 'size', a.size, 'sha256', a.sha256,
                                            'mediaType', a.media_type, 'unread', a.unread) order by a.name)
                                       from app.report_attachment a where a.version_id = v.id),
                     'check', (select jsonb_build_object('accepted', c.accepted, 'decidedAt', c.decided_at,
                                      'decidedBy', c.decided_by,
                                      'reasons', (select jsonb_agg(jsonb_build_object('section', r.section_code,
                                                         'reason', r.reason) order by r.section_code)
                                                    from app.report_return r where r.version_id = v.id))
                                 from app.report_check c where c.version_id = v.id and c.decided_at is not null),
                     'card', (select to_jsonb(k) - 'version_id' from app.reference_card k where k.version_id = v.id))::text
              from app.report_version v
              join app.obligation o on o.id = v.obligation_id
              join app.org_unit u on u.code = o.scope_unit
             where o.cycle_id = :cycle and v.submitted_at is not null
             order by o.scope_unit, o.reporter_unit, v.version_no
            """;

    private final Rows rows;
    private final ObjectMapper json;

    ReportFiles(Rows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    private record Named(Map<String, String> sections, Map<String, String> indicators) {}

    void write(Packing packing) {
        Named named = new Named(new HashMap<>(), new HashMap<>());
        rows.each(
                "select code, title from app.outline_section where cycle_id = :cycle",
                packing.cycle(),
                row -> named.sections().put(row.getString(1), row.getString(2)));
        rows.each(
                "select code, name || coalesce(' (' || unit || ')', '') from app.indicator where cycle_id = :cycle",
                packing.cycle(),
                row -> named.indicators().put(row.getString(1), row.getString(2)));
        rows.eachLarge(
                VERSIONS, packing.cycle(), row -> one(packing, (ObjectNode) json.readTree(row.getString(1)), named));
    }

    private void one(Packing packing, ObjectNode report, Named named) throws IOException {
        String scope = report.path("scopeUnit").asText();
        String reporter = report.path("reporterUnit").asText();
        int no = report.path("version").asInt();
        String unit = report.path("unitName").asText();
        String at = Moments.written(report.path("submittedAt").asText());
        String folder = new ReportFolders.Version(null, null, no, scope, reporter, unit, null, false, null, null, false)
                .folder();
        String name = packing.said("paper.report", unit, no);
        packing.put(
                folder + "bao-cao.json",
                Label.of("report-data", name, at, unit),
                out -> out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(report)));
        ObjectNode receipt = json.createObjectNode();
        for (String field :
                List.of("obligation", "version", "scopeUnit", "reporterUnit", "submittedAt", "onTime", "sha256")) {
            receipt.set(field, report.get(field));
        }
        String code = new Receipt(
                        UUID.fromString(report.path("obligation").asText()),
                        no,
                        Instant.EPOCH,
                        report.path("onTime").asBoolean(),
                        report.path("sha256").asText())
                .code();
        receipt.put("code", code);
        packing.put(
                folder + "bien-nhan.json",
                Label.of("receipt", packing.said("paper.receipt", unit, no), at, unit),
                out -> out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt)));
        packing.put(folder + "bao-cao.html", Label.of("report-page", name, at, unit), out -> {
            Html page = new Html(out).begin(name).main(name, "../../../" + ArchiveFormat.INDEX, packing.said("back"));
            head(page, packing, report, at, code);
            sections(page, packing, report, named);
            figures(page, packing, report, named);
            attachments(page, packing, report);
            page.end();
        });
    }

    private static void head(Html page, Packing packing, JsonNode report, String at, String code) {
        List<String[]> facts = new ArrayList<>();
        facts.add(fact(packing, "unit", report.path("unitName").asText()));
        facts.add(fact(packing, "submitted", at));
        facts.add(fact(
                packing,
                "on-time",
                packing.coded("archive.bool", report.path("onTime").asText())));
        facts.add(fact(packing, "data-until", text(report, "dataUntil")));
        facts.add(fact(packing, "amendment-reason", text(report, "amendmentReason")));
        facts.add(fact(packing, "receipt", code));
        facts.add(fact(packing, "hash", text(report, "sha256")));
        JsonNode check = report.path("check");
        if (check.isObject()) {
            facts.add(fact(
                    packing,
                    "checked",
                    packing.said(
                            check.path("accepted").asBoolean() ? "accepted" : "returned",
                            Moments.written(check.path("decidedAt").asText()))));
            check.path("reasons")
                    .forEach(reason -> facts.add(fact(
                            packing,
                            "reason",
                            (text(reason, "section") == null ? "" : text(reason, "section") + ": ")
                                    + text(reason, "reason"))));
        }
        JsonNode card = report.path("card");
        if (card.isObject()) {
            facts.add(fact(
                    packing, "card", packing.said("card", text(card, "register_number"), text(card, "delivered_on"))));
        }
        page.facts(facts);
    }

    private static void sections(Html page, Packing packing, JsonNode report, Named named) {
        for (JsonNode section : report.path("sections")) {
            String code = section.path("code").asText();
            page.h3(code + ". " + named.sections().getOrDefault(code, ""));
            if (section.path("notApplicable").asBoolean()) {
                page.muted(
                        packing.said("not-applicable", text(section, "reason") == null ? "" : text(section, "reason")));
            } else {
                page.p(text(section, "text"));
            }
        }
    }

    private static void figures(Html page, Packing packing, JsonNode report, Named named) {
        if (report.path("figures").isEmpty()) {
            return;
        }
        page.h2(packing.said("list.figures"));
        page.table(
                packing.said("col.code"),
                packing.said("col.title"),
                packing.said("col.year"),
                packing.said("col.value"));
        for (JsonNode figure : report.path("figures")) {
            List<String> names = new ArrayList<>();
            figure.path("names").forEach(name -> names.add(name.asText()));
            String parts = text(figure, "numeratorTyped") == null
                    ? null
                    : text(figure, "numeratorTyped") + "/" + text(figure, "denominatorTyped");
            String value = text(figure, "typed") == null ? parts : text(figure, "typed");
            page.row(
                    text(figure, "indicator"),
                    named.indicators().get(text(figure, "indicator")),
                    text(figure, "year"),
                    names.isEmpty() ? value : String.join("\n", names));
        }
        page.endTable();
    }

    private static void attachments(Html page, Packing packing, JsonNode report) {
        if (report.path("attachments").isEmpty()) {
            return;
        }
        page.h2(packing.said("list.attachments"));
        page.table(packing.said("col.name"), packing.said("col.size"), packing.said("col.hash"));
        for (JsonNode file : report.path("attachments")) {
            String path = AttachmentFiles.path(text(file, "sha256"), text(file, "name"));
            page.row(
                    new Html.Cell("../../../" + path, text(file, "name")),
                    file.path("size").asLong(),
                    text(file, "sha256"));
        }
        page.endTable();
    }

    private static String[] fact(Packing packing, String key, String value) {
        return new String[] {packing.said("col." + key), value};
    }

    private static String text(JsonNode node, String field) {
        JsonNode found = node.path(field);
        return found.isNull() || found.isMissingNode() ? null : found.asText();
    }
}
