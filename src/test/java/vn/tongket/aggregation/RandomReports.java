package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Indicator.Kind;
import vn.tongket.cycle.Indicator.OverUnits;
import vn.tongket.cycle.Indicator.OverYears;

/**
 * A cycle full of reports, drawn from a seed: units that are silent, withdrawn, returned, corrected after acceptance or
 * still drafting; figures of every kind, some of them missing. What counts of it is kept in memory as well, so that a
 * test can compute with it in its own way.
 */
final class RandomReports {

    static final int FIRST_YEAR = 2015;
    static final int LAST_YEAR = 2018;
    static final String SECTION = "1.1";
    static final String EMPTY_SECTION = "1.2";

    private static final Instant START = Instant.parse("2018-08-01T00:00:00Z");
    private static final String[] NAMES = {
        "Tổ tự quản", "Dân vận khéo", "Ba không", "TỔ TỰ QUẢN", "Ngày hội", "Ba  không"
    };

    /** One figure of one unit. */
    record Value(
            Indicator indicator,
            Integer year,
            BigDecimal value,
            BigDecimal numerator,
            BigDecimal denominator,
            List<String> names) {

        boolean counts() {
            return switch (indicator.kind()) {
                case NUMBER -> value != null;
                case RATIO -> numerator != null && denominator != null;
                case NAMES -> !names.isEmpty();
            };
        }
    }

    /** The accepted report of a unit. */
    record Report(
            UUID obligation,
            String unit,
            LocalDate dataUntil,
            Instant submittedAt,
            int versionNo,
            List<Value> values) {}

    final UUID cycle = UUID.randomUUID();
    final List<Indicator> indicators = everyKindOfIndicator();
    final List<Report> accepted = new ArrayList<>();
    /** Codes of the units that owe a report, whether anything of theirs is accepted or not. */
    final List<String> expected = new ArrayList<>();

    private final Random random;
    private final NamedParameterJdbcTemplate jdbc;
    private final List<MapSqlParameterSource> versions = new ArrayList<>();
    private final List<MapSqlParameterSource> values = new ArrayList<>();
    private final List<MapSqlParameterSource> sections = new ArrayList<>();
    private final List<MapSqlParameterSource> checks = new ArrayList<>();

    RandomReports(NamedParameterJdbcTemplate jdbc, long seed) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
    }

    private static List<Indicator> everyKindOfIndicator() {
        List<Indicator> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (OverUnits overUnits : OverUnits.values()) {
                boolean counted = overUnits == OverUnits.COUNT || overUnits == OverUnits.COUNT_DISTINCT;
                boolean possible =
                        kind == Kind.NAMES ? counted : kind == Kind.RATIO || overUnits != OverUnits.RATIO_OF_SUMS;
                for (OverYears overYears : possible ? OverYears.values() : new OverYears[0]) {
                    for (boolean yearly : new boolean[] {true, false}) {
                        int n = all.size() + 1;
                        all.add(new Indicator(
                                "I%02d".formatted(n),
                                n,
                                "Chỉ tiêu " + n,
                                "đơn vị tính",
                                kind,
                                overUnits,
                                overYears,
                                yearly,
                                null,
                                null,
                                null,
                                null,
                                false));
                    }
                }
            }
        }
        return all;
    }

    void plan(String title, String unit) {
        jdbc.update(
                """
                insert into app.review_cycle (id, title, kind, organizer, coordinator_unit, approver_unit, reviewer_unit,
                                              clerk_unit, search, created_at, created_by)
                values (:id, :title, 'FINAL_REVIEW', :unit, :unit, :unit, :unit, :unit, '', now(), 'test')
                """,
                new MapSqlParameterSource("id", cycle).addValue("title", title).addValue("unit", unit));
        jdbc.batchUpdate(
                """
                insert into app.indicator (cycle_id, code, ordinal, name, unit, kind, over_units, over_years, yearly, required)
                values (:cycle, :code, :ordinal, :name, :unit, :kind, :overUnits, :overYears, :yearly, false)
                """,
                indicators.stream()
                        .map(indicator -> new MapSqlParameterSource("cycle", cycle)
                                .addValue("code", indicator.code())
                                .addValue("ordinal", indicator.ordinal())
                                .addValue("name", indicator.name())
                                .addValue("unit", indicator.unit())
                                .addValue("kind", indicator.kind().name())
                                .addValue("overUnits", indicator.overUnits().name())
                                .addValue("overYears", indicator.overYears().name())
                                .addValue("yearly", indicator.yearly()))
                        .toArray(MapSqlParameterSource[]::new));
        jdbc.update("""
                insert into app.outline_section (cycle_id, code, parent_code, ordinal, title, leaf, required)
                values (:cycle, '1', null, 1, 'Kết quả', false, false), (:cycle, '1.1', '1', 2, 'Công tác lãnh đạo', true, true),
                       (:cycle, '1.2', '1', 3, 'Kiến nghị', true, false)
                """, new MapSqlParameterSource("cycle", cycle));
    }

    /** Gives each unit a fate, and writes everything at the end. */
    void report(List<String> units) {
        List<MapSqlParameterSource> obligations = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            UUID obligation = UUID.randomUUID();
            int fate = i < 4 ? i : random.nextInt(12);
            boolean withdrawn = fate == 0;
            obligations.add(new MapSqlParameterSource("id", obligation)
                    .addValue("cycle", cycle)
                    .addValue("unit", units.get(i))
                    .addValue("withdrawn", withdrawn));
            if (!withdrawn) {
                expected.add(units.get(i));
            }
            live(obligation, units.get(i), fate, i);
        }
        jdbc.batchUpdate("""
                insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                            original_due_at, created_at, withdrawn_at)
                values (:id, :cycle, :unit, :unit, '2018-08-20', 'DAY', '2018-08-20T23:59:59+07', '2018-08-20T23:59:59+07',
                        now(), case when :withdrawn then now() end)
                """, obligations.toArray(MapSqlParameterSource[]::new));
        write();
    }

    /** 0 withdrawn after acceptance, 1 silent, 2 returned only, 3 corrected after acceptance, 4 correcting; else accepted. */
    private void live(UUID obligation, String unit, int fate, int i) {
        Instant at = START.plusSeconds(60L * i);
        if (fate == 1) {
            return;
        }
        Report first = draw(obligation, unit, 1, at);
        add(first, true, fate != 2);
        Report last = first;
        if (fate == 3) {
            last = draw(obligation, unit, 2, at.plusSeconds(90_000L + i));
            add(last, true, true);
        } else if (fate == 4) {
            add(draw(obligation, unit, 2, at.plusSeconds(90_000L + i)), random.nextBoolean(), false);
        }
        if (fate != 0 && fate != 2) {
            accepted.add(last);
        }
    }

    private Report draw(UUID obligation, String unit, int versionNo, Instant at) {
        List<Value> drawn = new ArrayList<>();
        for (Indicator indicator : indicators) {
            if (indicator.yearly()) {
                IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                        .filter(year -> random.nextInt(5) > 0)
                        .forEach(year -> drawn.add(draw(indicator, year)));
            } else if (random.nextInt(8) > 0) {
                drawn.add(draw(indicator, null));
            }
        }
        LocalDate dataUntil =
                random.nextInt(4) == 0 ? null : LocalDate.of(2018, 6, 1).plusDays(random.nextInt(60));
        return new Report(obligation, unit, dataUntil, at, versionNo, drawn);
    }

    private Value draw(Indicator indicator, Integer year) {
        boolean number = indicator.kind() == Kind.NUMBER;
        boolean ratio = indicator.kind() == Kind.RATIO;
        List<String> names = indicator.kind() == Kind.NAMES
                ? random.ints(random.nextInt(4), 0, NAMES.length)
                        .distinct()
                        .mapToObj(n -> NAMES[n])
                        .toList()
                : List.of();
        return new Value(
                indicator,
                year,
                number && random.nextInt(6) > 0 ? BigDecimal.valueOf(random.nextInt(500_000) - 1_000, 2) : null,
                ratio && random.nextInt(6) > 0 ? BigDecimal.valueOf(random.nextInt(900)) : null,
                ratio && random.nextInt(6) > 0
                        ? BigDecimal.valueOf(random.nextInt(10) == 0 ? 0 : random.nextInt(1_000) + 1)
                        : null,
                names);
    }

    private void add(Report report, boolean submitted, boolean accepted) {
        UUID version = UUID.randomUUID();
        versions.add(new MapSqlParameterSource("id", version)
                .addValue("obligation", report.obligation())
                .addValue("no", report.versionNo())
                .addValue("dataUntil", report.dataUntil(), Types.DATE)
                .addValue("submitted", submitted)
                .addValue("at", time(report.submittedAt())));
        report.values()
                .forEach(value -> values.add(new MapSqlParameterSource("version", version)
                        .addValue("code", value.indicator().code())
                        .addValue("year", value.year(), Types.INTEGER)
                        .addValue("value", value.value(), Types.NUMERIC)
                        .addValue("numerator", value.numerator(), Types.NUMERIC)
                        .addValue("denominator", value.denominator(), Types.NUMERIC)
                        .addValue("names", value.names().toArray(String[]::new))));
        sections.add(section(version, SECTION, textOf(report), false));
        sections.add(section(version, EMPTY_SECTION, "", report.unit().endsWith("1")));
        if (submitted) {
            checks.add(new MapSqlParameterSource("version", version).addValue("accepted", accepted));
        }
    }

    static String textOf(Report report) {
        return "Đã lãnh đạo thực hiện nghiêm túc (%s, lần %d).".formatted(report.unit(), report.versionNo());
    }

    private static MapSqlParameterSource section(UUID version, String code, String body, boolean notApplicable) {
        return new MapSqlParameterSource("version", version)
                .addValue("code", code)
                .addValue("body", body)
                .addValue("notApplicable", notApplicable);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private void write() {
        for (int round = 1; round <= 2; round++) {
            int no = round;
            batch(
                    """
                    insert into app.report_version (id, obligation_id, version_no, data_until, created_at, created_by,
                                                    saved_at, saved_by)
                    values (:id, :obligation, :no, :dataUntil, now(), 'test', now(), 'test')
                    """,
                    versions.stream().filter(v -> v.getValue("no").equals(no)).toList());
            Set<Object> ids = versions.stream()
                    .filter(v -> v.getValue("no").equals(no))
                    .map(v -> v.getValue("id"))
                    .collect(Collectors.toSet());
            batch("""
                    insert into app.report_value (version_id, indicator_code, year, value, numerator, denominator, names)
                    values (:version, :code, :year, :value, :numerator, :denominator, :names)
                    """, of(ids, values));
            batch("""
                    insert into app.report_section (version_id, code, body, not_applicable)
                    values (:version, :code, :body, :notApplicable)
                    """, of(ids, sections));
            batch(
                    """
                    update app.report_version set submitted_at = :at, submitted_by = 'test', on_time = true,
                           sha256 = repeat('0', 64)
                     where id = :id and :submitted
                    """,
                    versions.stream().filter(v -> v.getValue("no").equals(no)).toList());
            batch("""
                    insert into app.report_check (version_id, accepted, decided_at, decided_by)
                    values (:version, :accepted, now(), 'test')
                    """, of(ids, checks));
        }
        versions.clear();
        values.clear();
        sections.clear();
        checks.clear();
    }

    private static List<MapSqlParameterSource> of(Set<Object> ids, List<MapSqlParameterSource> rows) {
        return rows.stream()
                .filter(row -> ids.contains(row.getValue("version")))
                .toList();
    }

    private void batch(String sql, List<MapSqlParameterSource> rows) {
        jdbc.batchUpdate(sql, rows.toArray(MapSqlParameterSource[]::new));
    }
}
