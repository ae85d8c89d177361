package vn.tongket.aggregation;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The questions that consolidating asks the database, asked without writing anything down. */
public final class BareAggregates {

    private static final String SOURCES = """
            select o.id, o.scope_unit, o.group_code, v.id as version_id from app.obligation o
            """ + ConsolidationSources.ACCEPTED + """
             where o.cycle_id = :cycle and o.withdrawn_at is null
            """;

    private static final String FIGURES = "with "
            + FigureComputation.REPORTED.strip() + ", " + FigureComputation.OF_UNITS.strip() + ", "
            + FigureComputation.OVER_UNITS.strip() + " select * from province";

    private static final String MISSING = "with " + FigureComputation.REPORTED.strip() + """
            select i.code, s.obligation_id
              from app.indicator i
              join app.consolidated_source s on s.report_id = :report
             where i.cycle_id = :cycle
            except
            select code, obligation_id from reported
            """;

    private static final String PASSAGES = """
            with passage as (
              select o.code, s.obligation_id, o.min_words, t.body, t.not_applicable,
                     md5(app.plain(left(t.body, 200))) as beginning
                from app.consolidated_source s
                cross join app.outline_section o
                left join app.report_section t on t.version_id = s.version_id and t.code = o.code
               where s.report_id = :report and o.cycle_id = :cycle and o.leaf
            )
            select code, obligation_id,
                   case when not_applicable then 'NOT_APPLICABLE' when coalesce(body, '') = '' then 'MISSING'
                        when octet_length(body) > min_words * 40 then 'ADEQUATE' else 'THIN' end,
                   case when count(*) over (partition by code, beginning) = 1 then beginning else md5(app.plain(body)) end
              from passage
            """;

    private static final String DRAFTS = """
            with passage as (
              select t.code, u.name, u.code as unit_code, left(t.body, :budget) as text
                from app.consolidated_source s
                join app.org_unit u on u.code = s.unit_code
                join app.report_section t on t.version_id = s.version_id
               where s.report_id = :report and t.body <> ''
            )
            select code, string_agg(name || E':\\n' || text, E'\\n\\n' order by name, unit_code) from passage group by code
            """;

    private static final String SENTENCES = """
            select t.code, s.obligation_id, x.text
              from app.consolidated_source s
              join app.report_section t on t.version_id = s.version_id
              cross join regexp_split_to_table(left(t.body, :budget), '%s') as x (text)
             where s.report_id = :report
            """.formatted(Sentences.BREAK_SQL);

    private BareAggregates() {}

    /** Asks all of them and reads every answer to its end; returns the number of rows. */
    public static int ask(NamedParameterJdbcTemplate jdbc, UUID cycle) {
        UUID report = jdbc.queryForObject(
                "select id from app.consolidated_report where cycle_id = :cycle order by version_no desc limit 1",
                Map.of("cycle", cycle),
                UUID.class);
        Map<String, Object> asked = Map.of("cycle", cycle, "report", report, "budget", 160);
        int[] rows = {0};
        RowCallbackHandler read = row -> rows[0]++;
        for (String question : new String[] {SOURCES, FIGURES, MISSING, PASSAGES, DRAFTS, SENTENCES}) {
            jdbc.query(question, asked, read);
        }
        return rows[0];
    }
}
