package vn.tongket.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.aggregation.ConsolidatedPaper;
import vn.tongket.assignment.period.PeriodicReportPaper;
import vn.tongket.assignment.urging.UrgingLetterPaper;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.DecisionPaper;
import vn.tongket.commendation.council.CouncilMinutesPaper;
import vn.tongket.conclusion.ConclusionPaper;
import vn.tongket.conclusion.ConsultationPaper;
import vn.tongket.conference.InvitationPaper;
import vn.tongket.conference.MinutesPaper;
import vn.tongket.conference.ProgrammePaper;
import vn.tongket.conference.correct.CorrectionPaper;
import vn.tongket.cycle.PlanPaper;
import vn.tongket.document.IssuedFiles;
import vn.tongket.document.Paper;
import vn.tongket.document.Papers;
import vn.tongket.report.ReportPaper;
import vn.tongket.report.Reports;

/** Which papers there are to be in the archive of a cycle: only what is issued, submitted, approved or signed. */
@Component
class CyclePaperPlans {

    private static final String WORD = ".docx";
    private static final String PDF = ".pdf";

    private final JdbcClient jdbc;
    private final ReportFolders folders;
    private final MessageSource messages;
    private final Papers papers;
    private final IssuedFiles issued;
    private final PlanPaper plans;
    private final ReportPaper reports;
    private final Reports canonical;
    private final ConsolidatedPaper consolidated;
    private final InvitationPaper invitations;
    private final ProgrammePaper programmes;
    private final MinutesPaper minutes;
    private final CorrectionPaper corrections;
    private final ConclusionPaper conclusions;
    private final ConsultationPaper consultations;
    private final UrgingLetterPaper letters;
    private final PeriodicReportPaper periods;
    private final DecisionPaper decisions;
    private final CouncilMinutesPaper councils;

    CyclePaperPlans(
            JdbcClient jdbc,
            ReportFolders folders,
            MessageSource messages,
            Papers papers,
            IssuedFiles issued,
            PlanPaper plans,
            ReportPaper reports,
            Reports canonical,
            ConsolidatedPaper consolidated,
            InvitationPaper invitations,
            ProgrammePaper programmes,
            MinutesPaper minutes,
            CorrectionPaper corrections,
            ConclusionPaper conclusions,
            ConsultationPaper consultations,
            UrgingLetterPaper letters,
            PeriodicReportPaper periods,
            DecisionPaper decisions,
            CouncilMinutesPaper councils) {
        this.jdbc = jdbc;
        this.folders = folders;
        this.messages = messages;
        this.papers = papers;
        this.issued = issued;
        this.plans = plans;
        this.reports = reports;
        this.canonical = canonical;
        this.consolidated = consolidated;
        this.invitations = invitations;
        this.programmes = programmes;
        this.minutes = minutes;
        this.corrections = corrections;
        this.conclusions = conclusions;
        this.consultations = consultations;
        this.letters = letters;
        this.periods = periods;
        this.decisions = decisions;
        this.councils = councils;
    }

    /** In the order of the index: what was issued, the reports, the provincial report, conference, conclusion, awards. */
    List<PaperPlan> of(UUID cycle) {
        List<PaperPlan> all = new ArrayList<>();
        issued(cycle, all);
        reports(cycle, all);
        kept(cycle, all);
        return all;
    }

    private record Origin(
            UUID document,
            String kind,
            UUID id,
            UUID part,
            String symbol,
            String subject,
            LocalDate on,
            String issuer) {}

    private void issued(UUID cycle, List<PaperPlan> all) {
        Set<String> names = new HashSet<>();
        List<Origin> origins = jdbc.sql("""
                        select d.id, coalesce(o.kind, case when c.id is not null then 'case' else 'invitation' end) as kind,
                               coalesce(o.id, c.id::text, f.id::text) as origin, o.part, d.symbol, d.subject, d.issued_on, u.name
                          from app.issued_document d
                          join app.org_unit u on u.code = d.issuer
                          left join lateral (select * from app.document_origin x where x.document_id = d.id limit 1) o on true
                          left join lateral (select id from app.urging_case x where x.document_id = d.id limit 1) c on true
                          left join lateral (select id from app.conference x where x.invitation_id = d.id limit 1) f on true
                         where d.id in %s and d.number is not null
                         order by d.issued_on, d.symbol, d.id
                        """.formatted(CycleRows.DOCUMENTS))
                .param("cycle", cycle)
                .query((row, n) -> new Origin(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        uuid(row.getString(3)),
                        uuid(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, LocalDate.class),
                        row.getString(8)))
                .list();
        for (Origin origin : origins) {
            String name = origin.on() + "-" + slug(origin.symbol());
            String path = "van-ban/" + (names.add(name) ? name : name + "-" + origin.document()) + WORD;
            Supplier<Paper> paper = () -> paper(origin);
            PaperPlan word = new PaperPlan(
                    path,
                    origin.document().toString(),
                    "document",
                    origin.subject(),
                    origin.symbol(),
                    origin.on(),
                    origin.issuer(),
                    out -> issued.copy(issued.of(origin.document(), paper), out));
            all.add(word);
            if (papers.pdfAvailable()) {
                all.add(word.as(PDF, "pdf", out -> issued.copyAsPdf(issued.of(origin.document(), paper), out)));
            }
        }
    }

    private Paper paper(Origin origin) {
        Actor actor = Actor.SYSTEM;
        return switch (origin.kind()) {
            case "plan" -> plans.of(actor, origin.id());
            case "conclusion" -> conclusions.of(actor, origin.id());
            case "directive" -> conclusions.directive(actor, origin.id());
            case "letter", "case" -> letters.of(actor, letter(origin));
            case "period" -> periods.of(actor, origin.id(), origin.part());
            case "decision" -> decisions.of(actor, origin.id());
            default -> invitations.of(actor, origin.id());
        };
    }

    /** Letters are of cases since units are urged once for all that is overdue. */
    private UUID letter(Origin origin) {
        return origin.kind().equals("case")
                ? origin.id()
                : jdbc.sql("select id from app.urging_case where document_id = :id limit 1")
                        .param("id", origin.document())
                        .query(UUID.class)
                        .optional()
                        .orElse(origin.id());
    }

    private void reports(UUID cycle, List<PaperPlan> all) {
        for (ReportFolders.Version version : folders.of(cycle)) {
            LocalDate on = LocalDate.ofInstant(version.submittedAt(), Deadline.ZONE);
            String name = said("report", version.unitName(), version.no());
            PaperPlan text = new PaperPlan(
                    version.folder() + "ban-chinh-tac.jsonl",
                    version.id().toString(),
                    "canonical",
                    name,
                    null,
                    on,
                    version.unitName(),
                    out -> out.write(canonical.canonical(version.id()).getBytes(StandardCharsets.UTF_8)));
            all.add(text);
            if (!version.byCard()) {
                all.add(new PaperPlan(
                        version.folder() + "bao-cao" + WORD,
                        version.id().toString(),
                        "report",
                        name,
                        null,
                        on,
                        version.unitName(),
                        out -> papers.word(reports.of(Actor.SYSTEM, version.obligation(), version.no()), null, out)));
            }
        }
    }

    private record Final(String kind, UUID id, int no, Instant at, String unit, String edition) {}

    /** What is signed or approved but has no number of a register. */
    private void kept(UUID cycle, List<PaperPlan> all) {
        List<Final> finals = jdbc.sql("""
                        select 'consolidated', r.cycle_id, r.version_no, r.approved_at, u.name, r.id::text
                          from app.consolidated_report r join app.review_cycle c on c.id = r.cycle_id
                          join app.org_unit u on u.code = c.organizer where r.cycle_id = :cycle and r.approved_at is not null
                        union all
                        select k.kind, f.id, 1, f.minutes_signed_at, u.name, f.id::text
                          from app.conference f join app.org_unit u on u.code = f.organizer
                          cross join (values ('programme'), ('minutes')) k (kind)
                         where f.cycle_id = :cycle and f.minutes_signed_at is not null
                        union all
                        select 'correction', f.id, x.ordinal, d.decided_at, u.name, x.id::text
                          from app.conference_correction x join app.conference f on f.id = x.conference_id
                          join app.conference_correction_decision d on d.correction_id = x.id
                          join app.org_unit u on u.code = f.organizer where f.cycle_id = :cycle and d.confirmed
                        union all
                        select 'consultation', k.id, 1, k.signed_at, u.name, k.id::text
                          from app.conclusion k join app.org_unit u on u.code = k.coordinator_unit
                         where k.cycle_id = :cycle and k.signed_at is not null
                           and exists (select from app.consulted_unit q where q.conclusion_id = k.id and q.asked_at is not null)
                        union all
                        select 'council', m.id, 1, m.issued_at, u.name, m.id::text
                          from app.commendation m join app.org_unit u on u.code = m.council_unit
                         where m.cycle_id = :cycle and m.issued_at is not null
                        order by 1, 3
                        """)
                .param("cycle", cycle)
                .query((row, n) -> new Final(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5),
                        row.getString(6)))
                .list();
        for (Final found : finals) {
            PaperPlan word = new PaperPlan(
                    path(found) + WORD,
                    found.edition() + "@" + found.at(),
                    found.kind(),
                    said(found.kind(), found.no()),
                    null,
                    LocalDate.ofInstant(found.at(), Deadline.ZONE),
                    found.unit(),
                    out -> papers.word(paper(found), null, out));
            all.add(word);
            if (papers.pdfAvailable()) {
                all.add(word.as(PDF, "pdf", out -> papers.pdf(paper(found), null, out)));
            }
        }
    }

    private static String path(Final found) {
        return switch (found.kind()) {
            case "consolidated" -> "bao-cao-tong-hop/lan-" + found.no() + "/bao-cao-tong-hop";
            case "programme" -> "hoi-nghi/chuong-trinh";
            case "minutes" -> "hoi-nghi/bien-ban";
            case "correction" -> "hoi-nghi/dinh-chinh-" + found.no();
            case "consultation" -> "ket-luan/tiep-thu-y-kien";
            default -> "khen-thuong/bien-ban-hoi-dong";
        };
    }

    private Paper paper(Final found) {
        Actor actor = Actor.SYSTEM;
        return switch (found.kind()) {
            case "consolidated" -> consolidated.of(actor, found.id(), found.no());
            case "programme" -> programmes.of(actor, found.id());
            case "minutes" -> minutes.of(actor, found.id());
            case "correction" -> corrections.of(actor, found.id(), found.no());
            case "consultation" -> consultations.of(actor, found.id());
            default -> councils.of(actor, found.id());
        };
    }

    private String said(String key, Object... args) {
        return messages.getMessage("archive.paper." + key, args, Locale.ROOT);
    }

    private static UUID uuid(String text) {
        return text == null || text.length() != 36 ? null : UUID.fromString(text);
    }

    static String slug(String text) {
        return Text.fold(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
