package vn.tongket.aggregation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a version of the provincial report is made of: the accepted reports, the parts of the period, the passages. */
@Repository
class ConsolidationSources {

    /** The newest accepted version {@code v} of an obligation {@code o}. */
    static final String ACCEPTED = """
            left join lateral (
              select v.id, v.version_no
                from app.report_version v
                join app.report_check c on c.version_id = v.id and c.accepted
               where v.obligation_id = o.id
               order by v.version_no desc
               limit 1) v on true
            """;

    private static final String ENDING_KINDS = "('MERGE', 'SPLIT', 'RENAME', 'DISSOLVE')";

    private final JdbcClient jdbc;
    private final Clock clock;

    ConsolidationSources(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Divides the period where units that report ended or began inside it; a period without such a day is whole. */
    void divide(UUID report, UUID cycle) {
        jdbc.sql("""
                        with boundary as (
                          select distinct s.effective_on as day, c.period_from, c.period_to
                            from app.review_cycle c
                            join app.obligation o on o.cycle_id = c.id and o.withdrawn_at is null
                            join app.org_succession s on o.scope_unit in (s.from_unit, s.to_unit)
                             and s.kind in %s
                             and s.effective_on > c.period_from and s.effective_on <= c.period_to
                           where c.id = :cycle
                        ), starts as (
                          select day, period_to from boundary
                          union
                          select period_from, period_to from boundary
                        )
                        insert into app.consolidated_segment (report_id, ordinal, from_day, to_day)
                        select :report, row_number() over (order by day), day,
                               coalesce(lead(day) over (order by day) - 1, period_to)
                          from starts
                        """.formatted(ENDING_KINDS))
                .param("report", report)
                .param("cycle", cycle)
                .update();
    }

    /** The newest accepted version of every report owed, or that there is none; and in which parts its unit existed. */
    void gather(UUID report, UUID cycle) {
        jdbc.sql("""
                        with life as (
                          select u.code,
                                 case when u.valid_from > date '1900-01-01' then u.valid_from
                                      else (select min(s.effective_on) from app.org_succession s
                                             where s.to_unit = u.code and s.kind in %1$s
                                               and s.effective_on > c.period_from and s.effective_on <= c.period_to)
                                 end as born,
                                 coalesce(u.valid_to,
                                          (select min(s.effective_on) - 1 from app.org_succession s
                                            where s.from_unit = u.code and s.kind in %1$s
                                              and s.effective_on > c.period_from and s.effective_on <= c.period_to))
                                   as gone
                            from app.review_cycle c
                            join app.org_unit u on u.code in (select o.scope_unit from app.obligation o
                                                               where o.cycle_id = c.id and o.withdrawn_at is null)
                           where c.id = :cycle
                             and exists (select from app.consolidated_segment where report_id = :report)
                        ), placed as (
                          select l.code,
                                 count(*) filter (where g.from_day <= l.born) as first,
                                 count(*) filter (where l.gone is null or g.from_day <= l.gone) as last
                            from life l join app.consolidated_segment g on g.report_id = :report
                           group by l.code
                        )
                        insert into app.consolidated_source (report_id, obligation_id, unit_code, group_code, version_id,
                                                             first_segment, last_segment)
                        select :report, o.id, o.scope_unit, o.group_code, v.id, greatest(1, coalesce(p.first, 1)),
                               greatest(1, coalesce(p.first, 1), coalesce(p.last, 1))
                          from app.obligation o
                          left join placed p on p.code = o.scope_unit
                          %2$s
                         where o.cycle_id = :cycle and o.withdrawn_at is null
                        """.formatted(ENDING_KINDS, ACCEPTED.strip()))
                .param("report", report)
                .param("cycle", cycle)
                .update();
        jdbc.sql("""
                        update app.consolidated_report r
                           set (units_expected, units_reported) = (
                                 select count(*), count(s.version_id) from app.consolidated_source s where s.report_id = r.id),
                               consolidated_at = :now, revision = revision + 1,
                               previous_id = (select p.id
                                                from app.consolidated_report p
                                                join app.review_cycle c on c.previous_cycle_id = p.cycle_id
                                               where c.id = r.cycle_id and p.approved_at is not null
                                               order by p.version_no desc limit 1)
                         where r.id = :report
                        """)
                .param("report", report)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /**
     * What each unit has in each section. Length alone tells most passages that are long enough; whether two passages say
     * the same is looked at closely only where they begin alike, so that long texts are hardly read.
     */
    void notePassages(UUID report, UUID cycle) {
        jdbc.sql("""
                        with passage as (
                          select o.code, s.obligation_id, o.min_words, t.body, t.not_applicable, t.version_id,
                                 coalesce(v.by_card, false) as by_card, md5(app.plain(left(t.body, 200))) as beginning
                            from app.consolidated_source s
                            cross join app.outline_section o
                            left join app.report_version v on v.id = s.version_id
                            left join app.report_section t on t.version_id = s.version_id and t.code = o.code
                           where s.report_id = :report and o.cycle_id = :cycle and o.leaf
                        )
                        insert into app.consolidated_passage (report_id, section_code, obligation_id, state, likeness)
                        select :report, code, obligation_id,
                               case when by_card then 'BY_CARD'
                                    when not_applicable then 'NOT_APPLICABLE'
                                    when coalesce(body, '') = '' then 'MISSING'
                                    when min_words = 0 or octet_length(body) > min_words * 40
                                      or array_length(regexp_split_to_array(body, '\\s+'), 1) >= min_words then 'ADEQUATE'
                                    else 'THIN' end,
                               case when by_card or not_applicable or coalesce(body, '') = '' then null
                                    when count(*) over (partition by code, beginning) = 1 then beginning
                                    else md5(app.plain(body)) end
                          from passage
                        """).param("report", report).param("cycle", cycle).update();
    }

    /**
     * Puts the units' passages together by reporter group, each under its unit's name, those that say the same once; a text that was edited
     * stays as it is. Every sentence is noted with the units that said it.
     */
    void composeDrafts(UUID report, UUID cycle, Wording wording) {
        jdbc.sql("""
                        with alike as (
                          select p.section_code as code, min(g.name) as group_name, min(u.name) as name,
                                 min(u.code) as unit_code,
                                 string_agg(u.name, ', ' order by u.name, u.code) as names,
                                 array_agg(p.obligation_id order by u.name, u.code) as obligations,
                                 array_agg(s.version_id order by u.name, u.code) as versions
                            from app.consolidated_passage p
                            join app.consolidated_source s on s.report_id = p.report_id
                                                          and s.obligation_id = p.obligation_id
                            join app.org_unit u on u.code = s.unit_code
                            left join app.org_group g on g.code = s.group_code
                           where p.report_id = :report and p.likeness is not null
                           group by p.section_code, p.likeness
                        ), budgeted as (
                          select *, greatest(:least, least(:longest, :section / count(*) over (partition by code)))::integer
                                      as budget
                            from alike
                        ), cut as (
                          select b.*, left(t.body, b.budget + 1) as beginning
                            from budgeted b
                            join app.report_section t on t.version_id = b.versions[1] and t.code = b.code
                        ), told as (
                          select *, case when length(beginning) <= budget then beginning
                                         else regexp_replace(left(beginning, budget), '\\s+\\S*$', '') || :more end as text
                            from cut
                        ), linked as (
                          insert into app.consolidated_sentence (report_id, section_code, ordinal, text, obligation_id,
                                                                 version_id)
                          select :report, t.code,
                                 row_number() over (partition by t.code
                                                    order by t.group_name nulls last, t.name, t.unit_code, x.n),
                                 trim(x.text), w.obligation_id, w.version_id
                            from told t
                            cross join regexp_split_to_table(t.text, '%s') with ordinality as x (text, n)
                            cross join unnest(t.obligations, t.versions) as w (obligation_id, version_id)
                           where length(x.text) >= :shortest and x.text <> :note
                             and t.code not in (select k.code from app.consolidated_section k
                                                 where k.report_id = :report and k.edited_at is not null)
                        ), composed as (
                          select code, string_agg(names || E':\\n' || text, E'\\n\\n'
                                                  order by group_name nulls last, name, unit_code) as told
                            from told group by code
                        ), silent as (
                          select p.section_code as code,
                                 :none || string_agg(u.name, ', ' order by u.name, u.code) || '.' as not_arisen
                            from app.consolidated_passage p
                            join app.obligation o on o.id = p.obligation_id
                            join app.org_unit u on u.code = o.scope_unit
                           where p.report_id = :report and p.state = 'NOT_APPLICABLE'
                           group by p.section_code
                        )
                        insert into app.consolidated_section as kept (report_id, code, draft, body)
                        select :report, o.code, d.draft, d.draft
                          from app.outline_section o
                          left join composed c on c.code = o.code
                          left join silent n on n.code = o.code
                          cross join lateral (select concat_ws(E'\\n\\n', c.told, n.not_arisen) as draft) d
                         where o.cycle_id = :cycle and o.leaf
                        on conflict (report_id, code) do update set
                          draft = excluded.draft,
                          body = case when kept.edited_at is null then excluded.draft else kept.body end
                        """.formatted(Sentences.BREAK_SQL))
                .param("report", report)
                .param("cycle", cycle)
                .param("least", wording.leastLength())
                .param("longest", wording.longestLength())
                .param("section", wording.sectionLength())
                .param("more", wording.more())
                .param("note", Sentences.last(wording.more()))
                .param("none", wording.notArisen())
                .param("shortest", Sentences.SHORTEST)
                .update();
    }

    /**
     * How drafts are worded.
     *
     * @param more said where a passage is cut
     * @param notArisen said before the units that declared a section empty
     * @param sectionLength how many characters the draft of a section may have, shared by its passages
     */
    record Wording(String more, String notArisen, int leastLength, int longestLength, int sectionLength) {}
}
