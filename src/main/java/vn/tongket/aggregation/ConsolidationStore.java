package vn.tongket.aggregation;

import static vn.tongket.Moments.instant;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.cycle.Indicator;

/** Reads provincial reports. */
@Repository
class ConsolidationStore {

    private final JdbcClient jdbc;

    ConsolidationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest version of the cycle's report. */
    Optional<ConsolidatedReport> newest(UUID cycle) {
        return newest(cycle, "");
    }

    /** The same, held until the transaction ends. */
    Optional<ConsolidatedReport> lockNewest(UUID cycle) {
        return newest(cycle, " for update");
    }

    Optional<ConsolidatedReport> version(UUID cycle, int versionNo) {
        return jdbc.sql("select * from app.consolidated_report where cycle_id = :cycle and version_no = :no")
                .param("cycle", cycle)
                .param("no", versionNo)
                .query(ConsolidationStore::report)
                .optional();
    }

    /** All versions, the newest first. */
    List<ConsolidatedReport> versions(UUID cycle) {
        return jdbc.sql("select * from app.consolidated_report where cycle_id = :cycle order by version_no desc")
                .param("cycle", cycle)
                .query(ConsolidationStore::report)
                .list();
    }

    private Optional<ConsolidatedReport> newest(UUID cycle, String how) {
        return jdbc.sql("select * from app.consolidated_report where cycle_id = :cycle order by version_no desc limit 1"
                        + how)
                .param("cycle", cycle)
                .query(ConsolidationStore::report)
                .optional();
    }

    /** The figures in the order of the plan, each whole before its years. */
    List<ProvincialFigure> figures(UUID report, List<Indicator> indicators) {
        Map<String, Indicator> byCode = byCode(indicators);
        return jdbc.sql("""
                        select f.indicator_code, f.year, f.value, f.numerator, f.denominator, f.units, f.expected,
                               f.comparable
                          from app.consolidated_figure f
                          join app.consolidated_report r on r.id = f.report_id
                          join app.indicator i on i.cycle_id = r.cycle_id and i.code = f.indicator_code
                         where f.report_id = :report
                         order by i.ordinal, i.code, f.year nulls first
                        """)
                .param("report", report)
                .query((row, n) -> figure(row, byCode.get(row.getString("indicator_code"))))
                .list();
    }

    /** The figures of the cycle before, for the indicators of this one with the same code and kind. */
    List<ProvincialFigure> previousFigures(UUID report, List<Indicator> indicators) {
        Map<String, Indicator> byCode = byCode(indicators);
        return jdbc.sql("""
                        select f.*
                          from app.consolidated_report r
                          join app.consolidated_report p on p.id = r.previous_id
                          join app.consolidated_figure f on f.report_id = p.id
                          join app.indicator i on i.cycle_id = r.cycle_id and i.code = f.indicator_code
                          join app.indicator o on o.cycle_id = p.cycle_id and o.code = i.code and o.kind = i.kind
                         where r.id = :report
                         order by i.ordinal, i.code, f.year nulls first
                        """)
                .param("report", report)
                .query((row, n) -> figure(row, byCode.get(row.getString("indicator_code"))))
                .list();
    }

    /** A part of a figure; {@code from} is null for the units that lasted over several parts of the period. */
    record SegmentFigure(LocalDate from, LocalDate to, ProvincialFigure figure) {}

    /** The parts of the figures, by indicator, in the order of time; nothing where the period is whole. */
    Map<String, List<SegmentFigure>> segments(UUID report, List<Indicator> indicators) {
        Map<String, Indicator> byCode = byCode(indicators);
        Map<String, List<SegmentFigure>> segments = new LinkedHashMap<>();
        jdbc.sql("""
                        select f.*, null::integer as year, null::integer as expected, true as comparable, g.from_day, g.to_day
                          from app.consolidated_segment_figure f
                          left join app.consolidated_segment g on g.report_id = f.report_id and g.ordinal = f.segment
                         where f.report_id = :report
                         order by f.indicator_code, g.ordinal nulls last
                        """).param("report", report).query((ResultSet row) -> {
            String code = row.getString("indicator_code");
            segments.computeIfAbsent(code, c -> new ArrayList<>())
                    .add(new SegmentFigure(
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("to_day", LocalDate.class),
                            figure(row, byCode.get(code))));
        });
        return segments;
    }

    private static Map<String, Indicator> byCode(List<Indicator> indicators) {
        return indicators.stream().collect(Collectors.toMap(Indicator::code, Function.identity()));
    }

    private static ProvincialFigure figure(ResultSet row, Indicator indicator) throws SQLException {
        return new ProvincialFigure(
                indicator,
                row.getObject("year", Integer.class),
                row.getObject("value", BigDecimal.class),
                row.getObject("numerator", BigDecimal.class),
                row.getObject("denominator", BigDecimal.class),
                row.getInt("units"),
                row.getObject("expected", Integer.class),
                row.getBoolean("comparable"));
    }

    /** Names of the units that are missing, by indicator. */
    Map<String, List<String>> missing(UUID report) {
        Map<String, List<String>> missing = new LinkedHashMap<>();
        jdbc.sql("""
                        select m.indicator_code, array_agg(u.name order by u.name, u.code) as names
                          from app.consolidated_missing m
                          join app.consolidated_source s on s.report_id = m.report_id and s.obligation_id = m.obligation_id
                          join app.org_unit u on u.code = s.unit_code
                         where m.report_id = :report
                         group by m.indicator_code
                        """).param("report", report).query((ResultSet row) -> {
            missing.put(row.getString("indicator_code"), names(row, "names"));
        });
        return missing;
    }

    /** The units without a figure of an indicator. */
    List<ConsolidatedReportBoard.Missing> missingUnits(UUID report, String indicator) {
        return jdbc.sql("""
                        select m.obligation_id, u.name as unit_name, s.version_id is not null as reported,
                               coalesce(v.by_card, false) as by_card
                          from app.consolidated_missing m
                          join app.consolidated_source s on s.report_id = m.report_id and s.obligation_id = m.obligation_id
                          join app.org_unit u on u.code = s.unit_code
                          left join app.report_version v on v.id = s.version_id
                         where m.report_id = :report and m.indicator_code = :indicator
                         order by u.name, u.code
                        """)
                .param("report", report)
                .param("indicator", indicator)
                .query(ConsolidatedReportBoard.Missing.class)
                .list();
    }

    /** The approved report of the cycle before; null where there is none. */
    UUID previousOf(UUID report) {
        return jdbc.sql("select previous_id from app.consolidated_report where id = :report")
                .param("report", report)
                .query((row, n) -> Optional.ofNullable(row.getObject("previous_id", UUID.class)))
                .single()
                .orElse(null);
    }

    /** Names of the units of which nothing was accepted. */
    List<String> silentUnits(UUID report) {
        return jdbc.sql("""
                        select u.name
                          from app.consolidated_source s join app.org_unit u on u.code = s.unit_code
                         where s.report_id = :report and s.version_id is null
                         order by u.name, u.code
                        """).param("report", report).query(String.class).list();
    }

    /** What an indicator of names lists, each name once, with the units that report it. */
    List<ReportedName> reportedNames(UUID report) {
        return jdbc.sql("""
                        with listed as (
                          select i.ordinal, i.code, u.name as unit, n.name,
                                 lower(regexp_replace(n.name, '\\s+', ' ', 'g') collate app.vi) as key
                            from app.consolidated_source s
                            join app.consolidated_report r on r.id = s.report_id
                            join app.report_value v on v.version_id = s.version_id
                            join app.indicator i on i.cycle_id = r.cycle_id and i.code = v.indicator_code and i.kind = 'NAMES'
                            join app.org_unit u on u.code = s.unit_code
                            cross join unnest(v.names) as n (name)
                           where s.report_id = :report
                        )
                        select code, min(name collate app.vi) as name,
                               array_agg(distinct unit order by unit) as units
                          from listed group by ordinal, code, key order by ordinal, code, 2
                        """)
                .param("report", report)
                .query((row, n) -> new ReportedName(row.getString("code"), row.getString("name"), names(row, "units")))
                .list();
    }

    /** A name that units list under an indicator. */
    record ReportedName(String indicator, String name, List<String> units) {}

    /** The text of a section with the units it is drawn from; {@code rendered} is null until it is approved. */
    record SectionText(String body, String rendered, boolean edited, List<Source> sources) {}

    /** A unit with the version of its report. */
    record Source(String unit, int version) {}

    /** The texts by section. */
    Map<String, SectionText> sections(UUID report) {
        Map<String, SectionText> texts = new LinkedHashMap<>();
        jdbc.sql("""
                        select c.code, c.body, c.rendered, c.edited_at is not null as edited,
                               coalesce(t.units, '{}') as units, coalesce(t.versions, '{}') as versions
                          from app.consolidated_section c
                          left join (
                            select x.code, array_agg(u.name order by u.name, u.code) as units,
                                   array_agg(v.version_no order by u.name, u.code) as versions
                              from app.consolidated_source s
                              join app.org_unit u on u.code = s.unit_code
                              join app.report_version v on v.id = s.version_id
                              join app.report_section x on x.version_id = s.version_id
                             where s.report_id = :report and (x.body <> '' or x.not_applicable)
                             group by x.code) t on t.code = c.code
                         where c.report_id = :report
                        """).param("report", report).query((ResultSet row) -> {
            texts.put(
                    row.getString("code"),
                    new SectionText(
                            row.getString("body"), row.getString("rendered"), row.getBoolean("edited"), sources(row)));
        });
        return texts;
    }

    /** What every unit wrote in a section, whole, with the version it is from. */
    List<Passage> passages(UUID report, String section) {
        return jdbc.sql("""
                        select s.unit_code as unit, u.name as unit_name, s.obligation_id, s.version_id, v.version_no,
                               x.body as text, x.not_applicable, x.reason
                          from app.consolidated_source s
                          join app.org_unit u on u.code = s.unit_code
                          join app.report_version v on v.id = s.version_id
                          join app.report_section x on x.version_id = s.version_id and x.code = :section
                         where s.report_id = :report and (x.body <> '' or x.not_applicable)
                         order by u.name, u.code
                        """)
                .param("report", report)
                .param("section", section)
                .query(Passage.class)
                .list();
    }

    private static ConsolidatedReport report(ResultSet row, int n) throws SQLException {
        return new ConsolidatedReport(
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getInt("version_no"),
                row.getInt("units_expected"),
                row.getInt("units_reported"),
                instant(row, "consolidated_at"),
                instant(row, "ready_at"),
                row.getString("return_reason"),
                instant(row, "approved_at"),
                row.getInt("revision"));
    }

    private static List<Source> sources(ResultSet row) throws SQLException {
        List<String> units = names(row, "units");
        Integer[] versions = (Integer[]) row.getArray("versions").getArray();
        return IntStream.range(0, versions.length)
                .mapToObj(i -> new Source(units.get(i), versions[i]))
                .toList();
    }

    private static List<String> names(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
