package vn.tongket.archive;

import java.util.List;

/** What people read of a cycle beside its documents, chapter by chapter. */
final class CyclePages {

    private static final String AT = "to_char(%s at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI DD/MM/YYYY')";
    private static final String ON = "to_char(%s, 'DD/MM/YYYY')";

    static final List<Listing.Page> ALL = List.of(
            new Listing.Page(
                    "ke-hoach/ke-hoach",
                    "plan",
                    List.of(
                            Listing.of("subjects", "no=# citation role=archive.role description", """
                            select ordinal::text, citation, role, description from app.review_subject
                             where cycle_id = :cycle order by ordinal"""),
                            Listing.of("milestones", "what=cycle.milestone.kind day place note", """
                            select kind, %s, place, note from app.milestone where cycle_id = :cycle order by on_date, kind""".formatted(
                                            on("on_date"))),
                            Listing.of("outline", "code title guidance", """
                            select code, title, guidance from app.outline_section where cycle_id = :cycle
                             order by string_to_array(code, '.')::int[]"""),
                            Listing.of("indicators", "code title measure target", """
                            select code, name, unit, target::text from app.indicator where cycle_id = :cycle
                             order by ordinal, code"""),
                            Listing.of("amendments", "at what=archive.amendment unit reason basis", """
                            select %s, a.kind, u.name, a.reason, a.basis from app.plan_amendment a
                              left join app.org_unit u on u.code = a.unit_code
                             where a.cycle_id = :cycle and a.approved_at is not null order by a.id""".formatted(
                                            at("a.approved_at"))))),
            new Listing.Page(
                    "bao-cao/tinh-hinh-nop",
                    "reports",
                    List.of(
                            Listing.of(
                                    "obligations",
                                    "unit writer due submitted accepted returned=# withdrawn",
                                    """
                            select s.name, nullif(r.name, s.name), %s, %s, %s, o.returned_count::text, o.withdrawn_reason
                              from app.obligation o join app.org_unit s on s.code = o.scope_unit
                              join app.org_unit r on r.code = o.reporter_unit
                             where o.cycle_id = :cycle order by s.name, s.code, r.code""".formatted(at("o.due_at"), at("o.submitted_at"), at("o.accepted_at"))),
                            Listing.of("extensions", "unit at reason decided granted=archive.bool due", """
                            select s.name, %s, e.reason, %s, e.granted::text, %s
                              from app.deadline_extension e join app.obligation o on o.id = e.obligation_id
                              join app.org_unit s on s.code = o.scope_unit where o.cycle_id = :cycle order by e.id""".formatted(
                                            at("e.requested_at"), at("e.decided_at"), at("e.granted_due_at"))))),
            new Listing.Page(
                    "bao-cao-tong-hop/bao-cao-tong-hop",
                    "consolidated",
                    List.of(
                            Listing.of("consolidated", "round=# expected=# reported=# approved", """
                            select version_no::text, units_expected::text, units_reported::text, %s
                              from app.consolidated_report where cycle_id = :cycle and approved_at is not null
                             order by version_no""".formatted(
                                            at("approved_at"))),
                            Listing.of("consolidated-text", "round=# code title text", """
                            select r.version_no::text, s.code, o.title, coalesce(s.rendered, s.body)
                              from app.consolidated_section s join app.consolidated_report r on r.id = s.report_id
                              left join app.outline_section o on o.cycle_id = r.cycle_id and o.code = s.code
                             where r.cycle_id = :cycle and r.approved_at is not null
                             order by r.version_no, string_to_array(s.code, '.')::int[]"""),
                            Listing.of("consolidated-figures", "round=# code title year value units=#", """
                            select r.version_no::text, f.indicator_code, i.name, f.year::text,
                                   coalesce(f.value::text, f.numerator || '/' || f.denominator), f.units::text
                              from app.consolidated_figure f join app.consolidated_report r on r.id = f.report_id
                              left join app.indicator i on i.cycle_id = r.cycle_id and i.code = f.indicator_code
                             where r.cycle_id = :cycle and r.approved_at is not null
                             order by r.version_no, i.ordinal, f.indicator_code, f.year"""),
                            Listing.of("sources", "round=# unit version=#", """
                            select r.version_no::text, u.name, v.version_no::text
                              from app.consolidated_source s join app.consolidated_report r on r.id = s.report_id
                              join app.org_unit u on u.code = s.unit_code
                              left join app.report_version v on v.id = s.version_id
                             where r.cycle_id = :cycle and r.approved_at is not null
                             order by r.version_no, u.name, u.code"""))),
            new Listing.Page(
                    "bao-cao-tong-hop/nguon-tung-cau",
                    "provenance",
                    List.of(Listing.of("sentences", "round=# code text unit version=#", """
                            select r.version_no::text, s.section_code, s.text, u.name, v.version_no::text
                              from app.consolidated_sentence s join app.consolidated_report r on r.id = s.report_id
                              join app.obligation o on o.id = s.obligation_id join app.org_unit u on u.code = o.scope_unit
                              join app.report_version v on v.id = s.version_id
                             where r.cycle_id = :cycle and r.approved_at is not null
                             order by r.version_no, string_to_array(s.section_code, '.')::int[], s.ordinal, u.name, s.text"""))),
            new Listing.Page(
                    "hoi-nghi/hoi-nghi",
                    "conference",
                    List.of(
                            Listing.of("conference", "title day place chair evaluation signed", """
                            select title, %s, place, concat_ws(' ', chair_prefix, chair_title, chair_name), evaluation, %s
                              from app.conference where cycle_id = :cycle""".formatted(
                                            on("held_on"), at("minutes_signed_at"))),
                            Listing.of("agenda", "no=# from to title presenter", """
                            select i.ordinal::text, to_char(i.starts_at, 'HH24:MI'), to_char(i.ends_at, 'HH24:MI'), i.title,
                                   i.presenter
                              from app.agenda_item i join app.conference f on f.id = i.conference_id
                             where f.cycle_id = :cycle order by i.ordinal"""),
                            Listing.of(
                                    "invited",
                                    "unit reply=archive.reply representative reason attended=archive.bool",
                                    """
                            select u.name, i.reply, i.representative, i.reason, i.attended::text
                              from app.invitation i join app.conference f on f.id = i.conference_id
                              join app.org_unit u on u.code = i.unit_code where f.cycle_id = :cycle order by u.name, u.code"""),
                            Listing.of("speeches", "no=# speaker unit text", """
                            select s.ordinal::text, s.speaker, u.name, s.said from app.speech s
                              join app.conference f on f.id = s.conference_id
                              left join app.org_unit u on u.code = s.unit_code where f.cycle_id = :cycle order by s.ordinal"""),
                            Listing.of("limitations", "no=# text topic", """
                            select l.ordinal::text, l.said, l.topic from app.conference_limitation l
                              join app.conference f on f.id = l.conference_id where f.cycle_id = :cycle order by l.ordinal"""),
                            Listing.of("remarks", "no=# text unit", """
                            select r.ordinal::text, r.said, coalesce(u.name, g.name) from app.closing_remark r
                              join app.conference f on f.id = r.conference_id left join app.org_unit u on u.code = r.lead_unit
                              left join app.org_group g on g.code = r.lead_group
                             where f.cycle_id = :cycle order by r.ordinal"""))),
            new Listing.Page(
                    "ket-luan/ket-luan",
                    "conclusion",
                    List.of(
                            Listing.of("conclusion", "title issuer number day signed text", """
                            select k.title, u.name, k.symbol, %s, %s, k.general_part from app.conclusion k
                              join app.org_unit u on u.code = k.issuer where k.cycle_id = :cycle""".formatted(
                                            on("k.issued_on"), at("k.signed_at"))),
                            Listing.of("clauses", "ref text lead due", """
                            select c.ref, c.said, (select string_agg(coalesce(u.name, g.name), '; ' order by a.ordinal)
                                                     from app.clause_addressee a left join app.org_unit u on u.code = a.unit_code
                                                     left join app.org_group g on g.code = a.group_code
                                                    where a.clause_id = c.id), coalesce(%s, c.due_text)
                              from app.clause c join app.conclusion k on k.id = c.conclusion_id
                             where k.cycle_id = :cycle order by c.ordinal, c.ref""".formatted(on("c.due_on"))),
                            Listing.of("limitations", "no=# text topic", """
                            select l.ordinal::text, l.said, l.topic from app.limitation l
                              join app.conclusion k on k.id = l.conclusion_id where k.cycle_id = :cycle order by l.ordinal"""),
                            Listing.of("comments", "unit ref text result=archive.resolution explanation", """
                            select u.name, m.clause_ref, m.said, m.resolution, m.explanation
                              from app.consultation_comment m join app.conclusion k on k.id = m.conclusion_id
                              join app.org_unit u on u.code = m.unit_code where k.cycle_id = :cycle order by m.made_at, m.id"""))),
            new Listing.Page(
                    "nhiem-vu/nhiem-vu",
                    "tasks",
                    List.of(Listing.of(
                            "tasks", "ref text unit part=archive.lead due state=archive.task confirmed", """
                            select c.ref, c.said, u.name, a.role, %s,
                                   case when a.cancelled_at is not null then 'CANCELLED'
                                        when a.withdrawn_at is not null then 'WITHDRAWN'
                                        when a.confirmed_at is not null then 'CONFIRMED'
                                        when a.suspended_at is not null then 'SUSPENDED'
                                        when a.submitted_at is not null then 'SUBMITTED'
                                        when a.opened_at is not null then 'OPEN' else 'WAITING' end, %s
                              from app.assignment a join app.clause c on c.id = a.clause_id
                              join app.org_unit u on u.code = a.unit_code
                             where a.cycle_id = :cycle order by c.ordinal, c.ref, a.role desc, u.name, a.id""".formatted(
                                            on("a.due_on"), at("a.confirmed_at"))))),
            new Listing.Page(
                    "nhiem-vu/tien-do",
                    "progress",
                    List.of(Listing.of("progress", "ref unit from to text difficulties evidence at", """
                            select c.ref, u.name, %s, %s, p.said, p.difficulties, p.evidence, %s
                              from app.progress_report p join app.assignment a on a.id = p.assignment_id
                              join app.clause c on c.id = a.clause_id join app.org_unit u on u.code = a.unit_code
                             where a.cycle_id = :cycle order by p.id""".formatted(
                                    on("p.period_from"), on("p.period_to"), at("p.reported_at"))))),
            new Listing.Page(
                    "don-doc/don-doc",
                    "urging",
                    List.of(Listing.of("urging", "day ref unit rung=assignment.rung number sent", """
                            select %s, c.ref, u.name, g.rung, coalesce(g.symbol, x.symbol), %s
                              from app.urging g join app.assignment a on a.id = g.assignment_id
                              left join app.urging_case x on x.id = g.case_id
                              join app.clause c on c.id = a.clause_id join app.org_unit u on u.code = a.unit_code
                             where a.cycle_id = :cycle order by g.id""".formatted(
                                    on("g.on_day"), at("coalesce(g.sent_at, x.sent_at)"))))),
            new Listing.Page(
                    "nhiem-vu/bao-cao-dinh-ky",
                    "periods",
                    List.of(Listing.of("periods", "from to number sent text", """
                            select %s, %s, p.symbol, %s, p.said from app.periodic_report p
                              join app.conclusion k on k.id = p.conclusion_id
                             where k.cycle_id = :cycle and p.sent_at is not null order by p.period_to""".formatted(
                                    on("p.period_from"), on("p.period_to"), at("p.sent_at"))))),
            new Listing.Page(
                    "khen-thuong/khen-thuong",
                    "commendation",
                    List.of(Listing.of(
                            "nominations",
                            "no=# recipient position unit merit passed=archive.bool awarded",
                            """
                            select n.ordinal::text, n.name, n.position, u.name, n.merit,
                                   (select v.passed::text from app.council_vote v where v.nomination_id = n.id
                                     order by v.round desc limit 1), %s
                              from app.nomination n join app.commendation m on m.id = n.commendation_id
                              left join app.org_unit u on u.code = coalesce(n.unit_code, n.proposing_unit)
                              left join app.award w on w.nomination_id = n.id
                             where m.cycle_id = :cycle and n.withdrawn_at is null order by n.ordinal, n.id""".formatted(on("w.handed_over_on"))))),
            new Listing.Page(
                    "thu/thu-da-gui",
                    "mails",
                    List.of(Listing.of(
                            "mails",
                            "at what recipient sent=# failed=#",
                            CycleMails.LISTED.formatted(at("n.created_at"))))));

    private CyclePages() {}

    private static String at(String moment) {
        return AT.formatted(moment);
    }

    private static String on(String day) {
        return ON.formatted(day);
    }
}
