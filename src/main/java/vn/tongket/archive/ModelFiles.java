package vn.tongket.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.archive.Packing.Label;

/** The models, decision tables and forms of exactly the versions that the cycle ran by, as they were deployed. */
@Component
class ModelFiles {

    /** Every thing of a cycle that a process runs for has its id as the business key. */
    private static final String INSTANCES = """
            with keys as (
              select cast(:cycle as uuid)::text as key
              union all select id::text from app.obligation where cycle_id = :cycle
              union all select id::text from app.conference where cycle_id = :cycle
              union all select id::text from app.conclusion where cycle_id = :cycle
              union all select id::text from app.assignment where cycle_id = :cycle
              union all select id::text from app.commendation where cycle_id = :cycle
              union all select g.case_id::text from app.urging g join app.assignment a on a.id = g.assignment_id
                         where a.cycle_id = :cycle and g.case_id is not null),
            instances as (select h.id_, h.proc_def_id_ from act_hi_procinst h join keys k on k.key = h.business_key_)
            """;

    private static final String MODELS = INSTANCES + """
            select 'model', d.key_, d.version_, d.resource_name_, d.deployment_id_ from act_re_procdef d
             where d.id_ in (select proc_def_id_ from instances
                             union select process_definition_id from app.audit_record
                                    where cycle_id = :cycle and process_definition_id is not null)
            union all
            select 'decision', d.key_, d.version_, d.resource_name_, d.deployment_id_ from act_re_decision_def d
             where d.id_ in (select x.dec_def_id_ from act_hi_decinst x join instances i on i.id_ = x.proc_inst_id_)
            order by 1, 2, 3
            """;
    private static final Pattern FORM =
            Pattern.compile("(?:embedded:deployment:|camunda-forms:deployment:)([^\"?]+)|camunda:formRef=\"([^\"]+)\"");

    private final JdbcClient jdbc;

    ModelFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Model(String kind, String key, int version, String resource, String deployment) {

        String folder() {
            return "mo-hinh/" + key + "/ban-" + version + "/";
        }
    }

    void write(Packing packing) throws IOException {
        List<Model> models = jdbc.sql(MODELS)
                .param("cycle", packing.cycle())
                .query((row, n) -> new Model(
                        row.getString(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5)))
                .list();
        for (Model model : models) {
            byte[] content = content(model.deployment(), model.resource());
            put(packing, model.folder() + file(model.resource()), model.kind(), model, model.resource(), content);
            if (model.kind().equals("model")) {
                for (String form : forms(content)) {
                    form(packing, model, form);
                }
            }
        }
    }

    /** A form holds script of the task list: it is kept to be looked at, and nothing opens it as a page. */
    private void form(Packing packing, Model model, String form) throws IOException {
        List<String> known = new ArrayList<>(List.of(form, "forms/" + form));
        if (!form.endsWith(".html") && !form.endsWith(".form")) {
            known.addAll(List.of(form + ".form", "forms/" + form + ".form"));
        }
        String resource = jdbc.sql("""
                        select name_ from act_ge_bytearray where deployment_id_ = :deployment and name_ = any(:names)
                         order by name_ limit 1
                        """)
                .param("deployment", model.deployment())
                .param("names", known.toArray(String[]::new))
                .query(String.class)
                .optional()
                .orElse(null);
        if (resource != null) {
            put(
                    packing,
                    model.folder() + "bieu-mau/" + file(resource) + ".txt",
                    "form",
                    model,
                    resource,
                    content(model.deployment(), resource));
        }
    }

    private static void put(Packing packing, String path, String kind, Model model, String resource, byte[] content)
            throws IOException {
        packing.put(
                path,
                new Label(
                        kind,
                        packing.said("model", file(resource), model.key(), model.version()),
                        null,
                        null,
                        null,
                        null),
                out -> out.write(content));
    }

    private static Set<String> forms(byte[] model) {
        Set<String> forms = new LinkedHashSet<>();
        Matcher found = FORM.matcher(new String(model, StandardCharsets.UTF_8));
        while (found.find()) {
            forms.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        return forms;
    }

    private byte[] content(String deployment, String resource) {
        return jdbc.sql("select bytes_ from act_ge_bytearray where deployment_id_ = :deployment and name_ = :name")
                .param("deployment", deployment)
                .param("name", resource)
                .query(byte[].class)
                .single();
    }

    private static String file(String resource) {
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
