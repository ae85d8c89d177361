package vn.tongket.aggregation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which unit said a sentence of the provincial report, in which version of its own. */
@Repository
class Provenance {

    private final JdbcClient jdbc;

    Provenance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Links the sentences of sections that changed: those known keep what they are linked to, new ones are looked for in
     * what the units wrote there, in the versions that were put together and in those accepted since.
     */
    void link(UUID report, Map<String, List<String>> sentences) {
        List<String> sections = new ArrayList<>();
        List<Integer> ordinals = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        sentences.forEach((section, all) -> {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).length() >= Sentences.SHORTEST) {
                    sections.add(section);
                    ordinals.add(i + 1);
                    texts.add(all.get(i));
                }
            }
        });
        jdbc.sql("""
                        with typed as (
                          select * from unnest(:sections::text[], :ordinals::integer[], :texts::text[])
                            as t (section_code, ordinal, text)
                        ), gone as (
                          delete from app.consolidated_sentence
                           where report_id = :report and section_code = any(:changed)
                          returning section_code, text, obligation_id, version_id
                        ), known as (
                          select distinct section_code, text, obligation_id, version_id from gone
                        ), source as (
                          select obligation_id, version_id from app.consolidated_source
                           where report_id = :report and version_id is not null
                          union
                          select o.id, v.id
                            from app.consolidated_report r
                            join app.obligation o on o.cycle_id = r.cycle_id and o.withdrawn_at is null
                            %s
                           where r.id = :report and v.id is not null
                        )
                        insert into app.consolidated_sentence (report_id, section_code, ordinal, text, obligation_id,
                                                               version_id)
                        select :report, t.section_code, t.ordinal, t.text, k.obligation_id, k.version_id
                          from typed t join known k using (section_code, text)
                        union all
                        select :report, t.section_code, t.ordinal, t.text, s.obligation_id, s.version_id
                          from (select * from typed t
                                 where not exists (select from known k
                                                    where k.section_code = t.section_code and k.text = t.text)) t
                          cross join source s
                          join app.report_section x on x.version_id = s.version_id and x.code = t.section_code
                         where strpos(x.body, t.text) > 0
                        """.formatted(ConsolidationSources.ACCEPTED.strip()))
                .param("report", report)
                .param("changed", sentences.keySet().toArray(String[]::new))
                .param("sections", sections.toArray(String[]::new))
                .param("ordinals", ordinals.toArray(Integer[]::new))
                .param("texts", texts.toArray(String[]::new))
                .update();
    }

    /** Of the sentences that these units said before, those that other units say as well. */
    Set<String> saidByOthers(UUID report, String section, List<SourceChanges.Change> changes) {
        return new HashSet<>(jdbc.sql("""
                        select distinct t.text
                          from unnest(:texts::text[]) as t (text)
                          join app.consolidated_source s on s.report_id = :report and s.obligation_id <> all (:changed)
                          join app.report_section x on x.version_id = s.version_id and x.code = :section
                         where strpos(x.body, t.text) > 0
                        """)
                .param("report", report)
                .param("section", section)
                .param(
                        "texts",
                        changes.stream()
                                .flatMap(change -> Sentences.of(change.before()).stream())
                                .distinct()
                                .toArray(String[]::new))
                .param(
                        "changed",
                        changes.stream().map(SourceChanges.Change::obligationId).toArray(UUID[]::new))
                .query(String.class)
                .list());
    }

    /** Who said the sentences of a section. */
    Map<String, List<SectionSources.Unit>> speakers(UUID report, String section) {
        Map<String, List<SectionSources.Unit>> speakers = new LinkedHashMap<>();
        jdbc.sql("""
                        select distinct l.text, u.name, u.code, l.obligation_id, v.version_no
                          from app.consolidated_sentence l
                          join app.obligation o on o.id = l.obligation_id
                          join app.org_unit u on u.code = o.scope_unit
                          join app.report_version v on v.id = l.version_id
                         where l.report_id = :report and l.section_code = :section
                         order by u.name, u.code
                        """).param("report", report).param("section", section).query((java.sql.ResultSet row) -> {
            speakers.computeIfAbsent(row.getString("text"), text -> new ArrayList<>())
                    .add(new SectionSources.Unit(
                            row.getString("name"),
                            row.getObject("obligation_id", UUID.class),
                            row.getInt("version_no")));
        });
        return speakers;
    }
}
