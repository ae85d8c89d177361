package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;

/**
 * The figures of a cycle as its reports stand now, reckoned by the rules of the provincial report before there is one:
 * beside the target, the cycle before, the years and the units.
 */
@Component
public class LiveFigures {

    /** The newest submission of every report that is not returned; the report has the columns of a source. */
    private static final String SOURCE = """
            source as (
              select :report::uuid as report_id, o.id as obligation_id, o.scope_unit as unit_code, o.group_code,
                     v.id as version_id, 1 as first_segment, 1 as last_segment
                from app.obligation o
                join lateral (select v.id from app.report_version v
                               where v.obligation_id = o.id and v.submitted_at is not null
                               order by v.version_no desc limit 1) v on true
               where o.cycle_id = :cycle and o.withdrawn_at is null and o.submitted_at is not null
                 and (not :accepted or o.accepted_at is not null)
            ),
            """;

    private static final String REPORTED = "with " + SOURCE + FigureComputation.reported("source");
    private static final String WHOLES = "with " + SOURCE + UnitFigures.wholes(FigureComputation.reported("source"));
    private static final Map<String, String> SORTS = Map.of(
            "unit", "name, unit_code",
            "value", "size desc nulls last, name, unit_code",
            "least", "size nulls last, name, unit_code");

    private final JdbcClient jdbc;
    private final Cycles cycles;
    private final ConsolidatedReportReaders readers;
    private final ConsolidationStore store;
    private final FigureWords words;

    LiveFigures(
            JdbcClient jdbc,
            Cycles cycles,
            ConsolidatedReportReaders readers,
            ConsolidationStore store,
            FigureWords words) {
        this.jdbc = jdbc;
        this.cycles = cycles;
        this.readers = readers;
        this.store = store;
        this.words = words;
    }

    /** A figure as it is written, as a number to draw, and as its parts; null where there is none. */
    public record Shown(String text, BigDecimal number, String parts, BigDecimal numerator, BigDecimal denominator) {

        static Shown of(ProvincialFigure figure) {
            return figure == null || !figure.isKnown()
                    ? null
                    : new Shown(
                            FigureWords.shown(figure),
                            figure.shown().orElse(null),
                            FigureWords.parts(figure),
                            figure.isRatio() ? figure.numerator() : null,
                            figure.isRatio() ? figure.denominator() : null);
        }
    }

    /**
     * An indicator with its figure.
     *
     * @param before of the cycle before, where the indicator means the same there
     * @param target as it is written; null where there is none
     * @param years the series, by year; empty where the indicator has none
     */
    public record Line(
            Indicator indicator,
            Shown now,
            Shown before,
            String change,
            String target,
            Boolean attained,
            int units,
            List<Year> years) {}

    /** One year of a series in this cycle and in the one before. */
    public record Year(int year, Shown now, Shown before) {}

    /** One unit's whole figure, beside the same unit's in the cycle before. */
    public record UnitLine(UUID obligationId, String unitCode, String unit, Shown now, Shown before) {}

    /**
     * All indicators of a cycle.
     *
     * @param previous the cycle that it follows; null where there is none
     * @param reports how many reports the figures are made of, and {@code owed} of how many
     */
    public record Sheet(ReviewCycle cycle, ReviewCycle previous, int reports, int owed, List<Line> lines) {}

    /** One unit with all its figures, by the code of the indicator. */
    public record TableRow(String unit, Map<String, Shown> figures) {}

    /** Part of the units of an indicator. */
    public record Units(List<UnitLine> lines, int total) {}

    /** The figures of the reports that were submitted, or only of those that were accepted. */
    @Transactional(readOnly = true)
    public Sheet sheet(Actor actor, UUID cycleId, boolean accepted) {
        ReviewCycle cycle = readers.require(actor, cycleId);
        ReviewCycle previous = cycles.previousOf(cycleId).flatMap(cycles::find).orElse(null);
        List<Indicator> indicators = cycles.indicators(cycleId);
        Map<String, List<ProvincialFigure>> now = figures(cycleId, indicators, accepted);
        Map<String, List<ProvincialFigure>> before = previous == null ? Map.of() : before(previous.id(), indicators);
        List<Line> lines = indicators.stream()
                .map(one ->
                        line(one, now.getOrDefault(one.code(), List.of()), before.getOrDefault(one.code(), List.of())))
                .toList();
        int[] counts = jdbc.sql("""
                        select count(*) filter (where submitted_at is not null and (not :accepted or accepted_at is not null)),
                               count(*)
                          from app.obligation where cycle_id = :cycle and withdrawn_at is null
                        """)
                .param("cycle", cycleId)
                .param("accepted", accepted)
                .query((row, n) -> new int[] {row.getInt(1), row.getInt(2)})
                .single();
        return new Sheet(cycle, previous, counts[0], counts[1], lines);
    }

    /** One page of the units that have a figure of the indicator. */
    @Transactional(readOnly = true)
    public Units units(Actor actor, UUID cycleId, String code, boolean accepted, String sort, int limit, int offset) {
        readers.require(actor, cycleId);
        Indicator indicator = cycles.indicators(cycleId).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("indicator of cycle", code));
        int[] total = {0};
        Map<String, UnitLine> lines = new LinkedHashMap<>();
        jdbc.sql(WHOLES + """
                        select z.obligation_id, s.unit_code, u.name, z.value, z.numerator, z.denominator,
                               count(*) over () as total
                          from sized z
                          join source s on s.obligation_id = z.obligation_id
                          join app.org_unit u on u.code = s.unit_code
                         where z.code = :code and z.size is not null
                         order by %s limit :limit offset :offset
                        """.formatted(SORTS.getOrDefault(sort, SORTS.get("value"))))
                .params(Map.of("report", cycleId, "cycle", cycleId, "accepted", accepted, "code", code))
                .param("limit", limit)
                .param("offset", offset)
                .query(row -> {
                    total[0] = row.getInt("total");
                    lines.put(
                            row.getString("unit_code"),
                            new UnitLine(
                                    row.getObject("obligation_id", UUID.class),
                                    row.getString("unit_code"),
                                    row.getString("name"),
                                    Shown.of(UnitFigures.figure(row, indicator, "")),
                                    null));
                });
        cycles.previousOf(cycleId).ifPresent(previous -> addBefore(previous, indicator, lines));
        return new Units(List.copyOf(lines.values()), total[0]);
    }

    /** Every unit whose report counts with every figure it gave, in the order of names. */
    @Transactional(readOnly = true)
    public List<TableRow> table(Actor actor, UUID cycleId, boolean accepted) {
        readers.require(actor, cycleId);
        Map<String, Indicator> known = new HashMap<>();
        cycles.indicators(cycleId).forEach(indicator -> known.put(indicator.code(), indicator));
        Map<UUID, TableRow> rows = new LinkedHashMap<>();
        jdbc.sql(WHOLES + """
                        select s.obligation_id, u.name, z.code, z.value, z.numerator, z.denominator
                          from source s
                          join app.org_unit u on u.code = s.unit_code
                          left join sized z on z.obligation_id = s.obligation_id
                         order by u.name, u.code
                        """)
                .params(Map.of("report", cycleId, "cycle", cycleId, "accepted", accepted))
                .query(row -> {
                    TableRow unit = rows.get(row.getObject("obligation_id", UUID.class));
                    if (unit == null) {
                        unit = new TableRow(row.getString("name"), new HashMap<>());
                        rows.put(row.getObject("obligation_id", UUID.class), unit);
                    }
                    Indicator indicator = known.get(row.getString("code"));
                    if (indicator != null) {
                        unit.figures().put(indicator.code(), Shown.of(UnitFigures.figure(row, indicator, "")));
                    }
                });
        return List.copyOf(rows.values());
    }

    private void addBefore(UUID previous, Indicator indicator, Map<String, UnitLine> lines) {
        jdbc.sql(WHOLES + """
                        select s.unit_code, z.value, z.numerator, z.denominator
                          from sized z
                          join source s on s.obligation_id = z.obligation_id
                          join app.indicator i on i.cycle_id = :cycle and i.code = z.code
                                              and i.kind = :kind and lower(i.unit) = lower(:unit)
                         where z.code = :code and s.unit_code = any(:units)
                        """)
                .params(Map.of("report", previous, "cycle", previous, "accepted", true, "code", indicator.code()))
                .param("kind", indicator.kind().name())
                .param("unit", indicator.unit())
                .param("units", lines.keySet().toArray(String[]::new))
                .query((ResultSet row) -> {
                    Shown before = Shown.of(UnitFigures.figure(row, indicator, ""));
                    lines.computeIfPresent(
                            row.getString("unit_code"),
                            (code, line) -> new UnitLine(
                                    line.obligationId(), line.unitCode(), line.unit(), line.now(), before));
                });
    }

    /** Of the cycle before what its provincial report says; where it has none, what its accepted reports say. */
    private Map<String, List<ProvincialFigure>> before(UUID previous, List<Indicator> indicators) {
        List<Indicator> old = cycles.indicators(previous);
        Map<String, List<ProvincialFigure>> figures = store.newest(previous)
                .map(report -> byCode(store.figures(report.id(), old)))
                .orElseGet(() -> figures(previous, old, true));
        Map<String, List<ProvincialFigure>> same = new HashMap<>();
        for (Indicator now : indicators) {
            old.stream()
                    .filter(one -> one.code().equals(now.code())
                            && one.kind() == now.kind()
                            && one.unit().equalsIgnoreCase(now.unit()))
                    .findFirst()
                    .ifPresent(one -> same.put(now.code(), figures.getOrDefault(one.code(), List.of())));
        }
        return same;
    }

    private Map<String, List<ProvincialFigure>> figures(UUID cycle, List<Indicator> indicators, boolean accepted) {
        Map<String, Indicator> known = new HashMap<>();
        indicators.forEach(indicator -> known.put(indicator.code(), indicator));
        return byCode(jdbc.sql("%s, %s, %s"
                                .formatted(
                                        REPORTED.strip(),
                                        FigureComputation.OF_UNITS.strip(),
                                        FigureComputation.OVER_UNITS.strip())
                        + " select code, year, value, numerator, denominator, units from province where part = 0"
                        + " order by code, year nulls first")
                .params(Map.of("report", cycle, "cycle", cycle, "accepted", accepted))
                .query((row, n) -> {
                    Indicator indicator = known.get(row.getString("code"));
                    boolean ratio = row.getBigDecimal("denominator") != null;
                    return new ProvincialFigure(
                            indicator,
                            row.getObject("year", Integer.class),
                            ratio ? null : row.getBigDecimal("value"),
                            ratio ? row.getBigDecimal("numerator") : null,
                            ratio ? row.getBigDecimal("denominator") : null,
                            row.getInt("units"));
                })
                .list());
    }

    private static Map<String, List<ProvincialFigure>> byCode(List<ProvincialFigure> figures) {
        Map<String, List<ProvincialFigure>> byCode = new HashMap<>();
        figures.forEach(figure -> byCode.computeIfAbsent(figure.indicator().code(), code -> new ArrayList<>())
                .add(figure));
        return byCode;
    }

    private Line line(Indicator indicator, List<ProvincialFigure> now, List<ProvincialFigure> before) {
        ProvincialFigure whole = whole(now);
        ProvincialFigure old = whole(before);
        TreeMap<Integer, Year> years = new TreeMap<>();
        now.stream()
                .filter(figure -> figure.year() != null)
                .forEach(figure -> years.put(figure.year(), new Year(figure.year(), Shown.of(figure), null)));
        before.stream()
                .filter(figure -> figure.year() != null)
                .forEach(figure -> years.merge(
                        figure.year(),
                        new Year(figure.year(), null, Shown.of(figure)),
                        (own, other) -> new Year(own.year(), own.now(), other.before())));
        return new Line(
                indicator,
                Shown.of(whole),
                Shown.of(old),
                whole == null ? null : words.change(whole, old),
                words.target(indicator),
                whole == null ? null : whole.attained().orElse(null),
                whole == null ? 0 : whole.units(),
                List.copyOf(years.values()));
    }

    private static ProvincialFigure whole(List<ProvincialFigure> figures) {
        return figures.stream()
                .filter(figure -> figure.year() == null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
