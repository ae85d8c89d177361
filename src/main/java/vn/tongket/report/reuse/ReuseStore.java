package vn.tongket.report.reuse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.cycle.Obligation;
import vn.tongket.report.ReportContent.Entry;

/** Reads what a unit reported elsewhere, and keeps where the contents of a draft came from. */
@Repository
class ReuseStore {

    /** Accepted reports of the same unit in other cycles, the newest version of each. */
    private static final String ACCEPTED = """
              from app.obligation o
              join app.review_cycle c on c.id = o.cycle_id
              join lateral (select v.id, v.version_no, k.decided_at
                              from app.report_version v join app.report_check k on k.version_id = v.id and k.accepted
                             where v.obligation_id = o.id order by v.version_no desc limit 1) v on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReuseStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A text accepted elsewhere, with the code and title of its section there. */
    record Text(String code, String title, String body, Source source) {}

    /** Figures of the same indicator: code, unit of measurement, kind and period are the same. */
    List<Candidate> figures(Obligation obligation) {
        return jdbc.sql("""
                        select distinct on (i.ordinal, i.code, x.year)
                               i.code, x.year, x.value_typed, x.numerator_typed, x.denominator_typed,
                               array_to_string(x.names, e'\\n') as names,
                               c.id as cycle_id, c.title as cycle_title, v.id, v.version_no, v.decided_at
                        """ + ACCEPTED + """
                          join app.review_cycle mine on mine.id = :cycle
                          join app.indicator i on i.cycle_id = mine.id
                          join app.indicator t on t.cycle_id = c.id and t.code = i.code and t.kind = i.kind
                                              and lower(t.unit) = lower(i.unit) and t.yearly = i.yearly
                          join app.report_value x on x.version_id = v.id and x.indicator_code = t.code
                                                 and i.yearly = (x.year is not null)
                         where o.scope_unit = :scope and o.cycle_id <> :cycle
                           and (i.yearly or c.period_from = mine.period_from and c.period_to = mine.period_to)
                           and case i.kind when 'NUMBER' then x.value is not null
                                           when 'RATIO' then x.numerator is not null and x.denominator is not null
                                           else cardinality(x.names) > 0 end
                         order by i.ordinal, i.code, x.year, v.decided_at desc, v.id
                        """)
                .param("cycle", obligation.cycleId())
                .param("scope", obligation.scopeUnit())
                .query((row, n) -> {
                    String code = row.getString("code");
                    Integer year = row.getObject("year", Integer.class);
                    Entry entry = new Entry(
                            code,
                            year,
                            row.getString("value_typed"),
                            row.getString("numerator_typed"),
                            row.getString("denominator_typed"),
                            row.getString("names"));
                    return new Candidate(Place.figure(code, year), reused(row), null, entry);
                })
                .list();
    }

    /** Texts of the same unit in cycles that review a document that this one reviews too, newest first. */
    List<Text> texts(Obligation obligation) {
        return jdbc.sql("""
                        select s.code, s.title, x.body,
                               c.id as cycle_id, c.title as cycle_title, v.id, v.version_no, v.decided_at
                        """ + ACCEPTED + """
                          join app.outline_section s on s.cycle_id = c.id and s.leaf
                          join app.report_section x on x.version_id = v.id and x.code = s.code
                                                   and x.body <> '' and not x.not_applicable
                         where o.scope_unit = :scope and o.cycle_id <> :cycle
                           and exists (select from app.review_subject a
                                         join app.review_subject b on b.document_id = a.document_id
                                        where a.cycle_id = :cycle and b.cycle_id = c.id)
                         order by v.decided_at desc, v.id, s.ordinal
                        """)
                .param("cycle", obligation.cycleId())
                .param("scope", obligation.scopeUnit())
                .query((row, n) ->
                        new Text(row.getString("code"), row.getString("title"), row.getString("body"), reused(row)))
                .list();
    }

    /** Where something was taken from: the last time at each place, up to a version of the report. */
    record Taken(Place place, Source source, String sha256, Instant at, String by) {}

    List<Taken> taken(UUID obligation, int upToVersion) {
        return jdbc.sql("""
                        select distinct on (s.section_code, s.indicator_code, s.year) s.*, c.title as cycle_title
                          from app.report_version v
                          join app.report_source s on s.version_id = v.id
                          join app.review_cycle c on c.id = s.source_cycle_id
                         where v.obligation_id = :obligation and v.version_no <= :no
                         order by s.section_code, s.indicator_code, s.year, s.id desc
                        """)
                .param("obligation", obligation)
                .param("no", upToVersion)
                .query(ReuseStore::taken)
                .list();
    }

    Optional<UUID> draft(UUID obligation) {
        return jdbc.sql("select id from app.report_version where obligation_id = :id and submitted_at is null")
                .param("id", obligation)
                .query(UUID.class)
                .optional();
    }

    /** Keeps where every taken place came from, in one statement. */
    void note(UUID version, Collection<Candidate> taken, String by) {
        jdbc.sql("""
                        insert into app.report_source (version_id, section_code, indicator_code, year, kind, source_cycle_id,
                                                       source_version_id, source_report_id, source_no, units_reported,
                                                       units_expected, sha256, taken_at, taken_by)
                        select :version, section, indicator, year, kind, cycle, case kind when 'REUSED' then source end,
                               case kind when 'CHILD' then source end, no, reported, expected, sha256, :now, :by
                          from unnest(:sections::text[], :indicators::text[], :years::integer[], :kinds::text[],
                                      :cycles::uuid[], :sources::uuid[], :nos::integer[], :reported::integer[],
                                      :expected::integer[], :hashes::text[])
                               as x(section, indicator, year, kind, cycle, source, no, reported, expected, sha256)
                        """)
                .param("version", version)
                .param("sections", column(taken, c -> c.place().section(), String[]::new))
                .param("indicators", column(taken, c -> c.place().indicator(), String[]::new))
                .param("years", column(taken, c -> c.place().year(), Integer[]::new))
                .param("kinds", column(taken, c -> c.source().kind().name(), String[]::new))
                .param("cycles", column(taken, c -> c.source().cycleId(), UUID[]::new))
                .param("sources", column(taken, c -> c.source().id(), UUID[]::new))
                .param("nos", column(taken, c -> c.source().no(), Integer[]::new))
                .param("reported", column(taken, c -> c.source().reported(), Integer[]::new))
                .param("expected", column(taken, c -> c.source().expected(), Integer[]::new))
                .param("hashes", column(taken, Candidate::sha256, String[]::new))
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
    }

    private static <T> T[] column(Collection<Candidate> taken, Function<Candidate, T> part, IntFunction<T[]> array) {
        return taken.stream().map(part).toArray(array);
    }

    private static Source reused(ResultSet row) throws SQLException {
        return new Source(
                Source.Kind.REUSED,
                row.getObject("cycle_id", UUID.class),
                row.getString("cycle_title"),
                row.getObject("id", UUID.class),
                row.getInt("version_no"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                null,
                null);
    }

    private static Taken taken(ResultSet row, int n) throws SQLException {
        Source.Kind kind = Source.Kind.valueOf(row.getString("kind"));
        return new Taken(
                new Place(
                        row.getString("section_code"),
                        row.getString("indicator_code"),
                        row.getObject("year", Integer.class)),
                new Source(
                        kind,
                        row.getObject("source_cycle_id", UUID.class),
                        row.getString("cycle_title"),
                        row.getObject(kind == Source.Kind.CHILD ? "source_report_id" : "source_version_id", UUID.class),
                        row.getInt("source_no"),
                        null,
                        row.getObject("units_reported", Integer.class),
                        row.getObject("units_expected", Integer.class)),
                row.getString("sha256"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getString("taken_by"));
    }
}
