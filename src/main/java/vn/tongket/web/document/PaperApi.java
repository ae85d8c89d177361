package vn.tongket.web.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.aggregation.ConsolidatedPaper;
import vn.tongket.assignment.period.PeriodicReportPaper;
import vn.tongket.assignment.urging.UrgingLetterPaper;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.DecisionPaper;
import vn.tongket.commendation.council.CouncilMinutesPaper;
import vn.tongket.conclusion.ConclusionPaper;
import vn.tongket.conclusion.ConsultationPaper;
import vn.tongket.conference.InvitationPaper;
import vn.tongket.conference.MinutesPaper;
import vn.tongket.cycle.PlanPaper;
import vn.tongket.document.Paper;
import vn.tongket.report.ReportPaper;
import vn.tongket.web.page.Page;

/** Every official document as a Word file, or as PDF with {@code ?dang=pdf}; who may read it is the feature's business. */
@Page
@RequestMapping("/van-ban")
class PaperApi {

    private static final String PDF = "pdf";

    private final PlanPaper plans;
    private final ReportPaper reports;
    private final ConsolidatedPaper consolidated;
    private final InvitationPaper invitations;
    private final MinutesPaper minutes;
    private final ConclusionPaper conclusions;
    private final ConsultationPaper consultations;
    private final UrgingLetterPaper letters;
    private final PeriodicReportPaper periods;
    private final DecisionPaper decisions;
    private final CouncilMinutesPaper councils;
    private final PaperAnswers answers;

    PaperApi(
            PlanPaper plans,
            ReportPaper reports,
            ConsolidatedPaper consolidated,
            InvitationPaper invitations,
            MinutesPaper minutes,
            ConclusionPaper conclusions,
            ConsultationPaper consultations,
            UrgingLetterPaper letters,
            PeriodicReportPaper periods,
            DecisionPaper decisions,
            CouncilMinutesPaper councils,
            PaperAnswers answers) {
        this.plans = plans;
        this.reports = reports;
        this.consolidated = consolidated;
        this.invitations = invitations;
        this.minutes = minutes;
        this.conclusions = conclusions;
        this.consultations = consultations;
        this.letters = letters;
        this.periods = periods;
        this.decisions = decisions;
        this.councils = councils;
        this.answers = answers;
    }

    @GetMapping("/ke-hoach/{cycle}")
    void plan(@PathVariable UUID cycle, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        answer(plans.of(Actors.current(), cycle), "ke-hoach", dang, response);
    }

    @GetMapping("/bao-cao/{obligation}")
    void report(
            @PathVariable UUID obligation,
            @RequestParam(required = false) Integer ban,
            @RequestParam(required = false) String dang,
            HttpServletResponse response)
            throws IOException {
        answer(reports.of(Actors.current(), obligation, ban), "bao-cao", dang, response);
    }

    @GetMapping("/bao-cao-tong-hop/{cycle}")
    void consolidated(
            @PathVariable UUID cycle,
            @RequestParam(required = false) Integer ban,
            @RequestParam(required = false) String dang,
            HttpServletResponse response)
            throws IOException {
        answer(consolidated.of(Actors.current(), cycle, ban), "bao-cao-tong-hop", dang, response);
    }

    @GetMapping("/giay-moi/{conference}")
    void invitation(
            @PathVariable UUID conference, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        Actor actor = Actors.current();
        if (invitations.isOwn(actor, conference)) {
            answers.copy(invitations.of(actor, conference), "giay-moi", PDF.equals(dang), response);
        } else {
            answer(invitations.of(actor, conference), "giay-moi", dang, response);
        }
    }

    @GetMapping("/bien-ban/{conference}")
    void minutes(
            @PathVariable UUID conference, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        answer(minutes.of(Actors.current(), conference), "bien-ban", dang, response);
    }

    @GetMapping("/ket-luan/{conclusion}")
    void conclusion(
            @PathVariable UUID conclusion, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        answer(conclusions.of(Actors.current(), conclusion), "ket-luan", dang, response);
    }

    @GetMapping("/tiep-thu/{conclusion}")
    void consultation(
            @PathVariable UUID conclusion, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        answer(consultations.of(Actors.current(), conclusion), "tiep-thu-y-kien", dang, response);
    }

    @GetMapping("/chi-dao/{conclusion}")
    void directive(
            @PathVariable UUID conclusion, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        answer(conclusions.directive(Actors.current(), conclusion), "chi-dao", dang, response);
    }

    @GetMapping("/don-doc/{letter}")
    void letter(@PathVariable UUID letter, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        answer(letters.of(Actors.current(), letter), "don-doc", dang, response);
    }

    @GetMapping("/bao-cao-dinh-ky/{conclusion}")
    void period(
            @PathVariable UUID conclusion,
            @RequestParam(required = false) UUID ky,
            @RequestParam(required = false) String dang,
            HttpServletResponse response)
            throws IOException {
        answer(periods.of(Actors.current(), conclusion, ky), "bao-cao-dinh-ky", dang, response);
    }

    @GetMapping("/khen-thuong/{commendation}")
    void decision(
            @PathVariable UUID commendation, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        answer(decisions.of(Actors.current(), commendation), "khen-thuong", dang, response);
    }

    @GetMapping("/bien-ban-khen-thuong/{commendation}")
    void council(
            @PathVariable UUID commendation, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        answer(councils.of(Actors.current(), commendation), "bien-ban-khen-thuong", dang, response);
    }

    private void answer(Paper paper, String name, String form, HttpServletResponse response) throws IOException {
        answers.answer(paper, name, PDF.equals(form), response);
    }
}
