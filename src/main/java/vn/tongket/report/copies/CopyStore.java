package vn.tongket.report.copies;

import java.sql.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks which sections have wording in common, by the marks that are kept of them. */
@Repository
class CopyStore {

    /** Pairs of sections that are compared word by word for one report; nobody reads on. */
    static final int MOST_OF_ONE = 200;

    /** So many common marks are no chance; a copied half of a short section in a long one has more. */
    private static final int FEWEST_COMMON = 4;

    /** A phrase that so many reports share is theirs in common, whatever the number of reports. */
    private static final int FEWEST_STANDARD = 3;

    private static final String NEWEST = """
            newest as (
              select distinct on (v.obligation_id) v.id, v.obligation_id
                from app.obligation o join app.report_version v on v.obligation_id = o.id
               where o.cycle_id = :cycle and o.withdrawn_at is null and v.submitted_at is not null
               order by v.obligation_id, v.version_no desc),
            mark as materialized (
              select n.obligation_id, f.version_id, f.section_code, m.mark
                from newest n join app.report_fingerprint f on f.version_id = n.id cross join unnest(f.marks) m(mark)
               where m.mark in (select mark from mine)),
            frequency as materialized (
              select mark, count(distinct obligation_id) as reports from mark group by mark),
            most as (select greatest(:fewestStandard, ceil(:standardShare * count(*))) as reports from newest)
            """;

    private static final String CANDIDATES = """
            , pair as (
              select mine.version_id as mine, mine.section_code, m.version_id as other, m.section_code as other_section,
                     m.obligation_id, count(*) as common
                from mine join frequency f on f.mark = mine.mark and f.reports <= (select reports from most)
                join mark m on m.mark = mine.mark and m.obligation_id <> mine.obligation_id
               group by 1, 2, 3, 4, 5 having count(*) >= :fewestCommon)
            select mine, section_code, other, other_section, obligation_id,
                   (select o.reporter_unit from app.obligation o where o.id = obligation_id) as unit,
                   null::bigint[] as standard, common
              from pair
            union all
            select null, null, null, null, null, null, coalesce(array_agg(mark), '{}'), null
              from frequency where reports > (select reports from most)
            order by common desc nulls first
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final double standardShare;

    CopyStore(JdbcClient jdbc, @Value("${tongket.copies.standard-share:0.2}") double standardShare) {
        this.jdbc = jdbc;
        this.standardShare = standardShare;
    }

    /** A section of a version. */
    record Place(UUID version, String section) {}

    /** Two sections that may share passages. */
    record Candidate(Place mine, Place other, UUID obligation, String unit, int common) {}

    /** What may be a copy, the likeliest first, and the marks that too many reports share to mean anything. */
    record Found(List<Candidate> candidates, Set<Long> standard) {}

    Found candidates(UUID cycle, Collection<UUID> versions) {
        return found(jdbc.sql("""
                        with mine as materialized (
                          select f.version_id, v.obligation_id, f.section_code, m.mark
                            from app.report_fingerprint f join app.report_version v on v.id = f.version_id
                           cross join unnest(f.marks) m(mark)
                           where f.version_id = any (:versions)),
                        """ + NEWEST + CANDIDATES)
                .param("versions", versions.toArray(UUID[]::new))
                .param("cycle", cycle)
                .param("limit", 1 + MOST_OF_ONE * versions.size()));
    }

    Found candidatesOfDraft(UUID cycle, UUID obligation, UUID draft, Map<String, String> texts) {
        List<String> sections = new ArrayList<>();
        List<Long> marks = new ArrayList<>();
        texts.forEach((section, text) -> {
            for (long mark : Wording.of(text).marks()) {
                sections.add(section);
                marks.add(mark);
            }
        });
        return found(jdbc.sql("""
                        with mine as materialized (
                          select :draft::uuid as version_id, :obligation::uuid as obligation_id, section_code, mark
                            from unnest(:sections::text[], :marks::bigint[]) as x(section_code, mark)),
                        """ + NEWEST + CANDIDATES)
                .param("draft", draft)
                .param("obligation", obligation)
                .param("sections", sections.toArray(String[]::new))
                .param("marks", marks.toArray(Long[]::new))
                .param("cycle", cycle)
                .param("limit", 1 + MOST_OF_ONE));
    }

    private Found found(JdbcClient.StatementSpec asked) {
        List<Candidate> candidates = new ArrayList<>();
        Set<Long> standard = new HashSet<>();
        asked.param("fewestStandard", FEWEST_STANDARD)
                .param("standardShare", standardShare)
                .param("fewestCommon", FEWEST_COMMON)
                .query(row -> {
                    Array marks = row.getArray("standard");
                    if (marks != null) {
                        standard.addAll(Arrays.asList((Long[]) marks.getArray()));
                    } else {
                        candidates.add(new Candidate(
                                new Place(row.getObject("mine", UUID.class), row.getString("section_code")),
                                new Place(row.getObject("other", UUID.class), row.getString("other_section")),
                                row.getObject("obligation_id", UUID.class),
                                row.getString("unit"),
                                row.getInt("common")));
                    }
                });
        return new Found(candidates, standard);
    }

    /** Those of the marks that too many reports of the cycle share. */
    Set<Long> standard(UUID cycle, long[] marks) {
        return new HashSet<>(jdbc.sql("""
                        with mine as (select unnest(:marks::bigint[]) as mark),
                        """ + NEWEST + """
                        select mark from frequency where reports > (select reports from most)
                        """)
                .param("marks", Arrays.stream(marks).boxed().toArray(Long[]::new))
                .param("cycle", cycle)
                .param("fewestStandard", FEWEST_STANDARD)
                .param("standardShare", standardShare)
                .query(Long.class)
                .list());
    }

    Map<Place, String> texts(Collection<Place> places) {
        Map<Place, String> texts = new HashMap<>();
        jdbc.sql("""
                        select s.version_id, s.code, s.body
                          from unnest(:versions::uuid[], :codes::text[]) as x(version, code)
                          join app.report_section s on s.version_id = x.version and s.code = x.code
                        """)
                .param("versions", places.stream().map(Place::version).toArray(UUID[]::new))
                .param("codes", places.stream().map(Place::section).toArray(String[]::new))
                .query(row -> {
                    texts.put(
                            new Place(row.getObject("version_id", UUID.class), row.getString("code")),
                            row.getString("body"));
                });
        return texts;
    }

    /** Whether two texts have enough marks in common to be compared word by word. */
    static boolean maySay(Wording one, Wording other) {
        Set<Long> marks = new HashSet<>();
        for (long mark : one.marks()) {
            marks.add(mark);
        }
        int common = 0;
        for (long mark : other.marks()) {
            common += marks.contains(mark) ? 1 : 0;
        }
        return common >= FEWEST_COMMON;
    }
}
