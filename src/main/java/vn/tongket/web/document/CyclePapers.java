package vn.tongket.web.document;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.ConsolidatedPaper;
import vn.tongket.assignment.period.PeriodicReport;
import vn.tongket.assignment.period.PeriodicReportPaper;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.DecisionPaper;
import vn.tongket.conclusion.ConclusionPaper;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.InvitationPaper;
import vn.tongket.conference.MinutesPaper;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.ReviewCycle;

/** The documents of a cycle that the person at the page may read, as links. */
@Component
public class CyclePapers {

    private static final int PERIODS = 4;

    private final ConsolidatedPaper consolidated;
    private final Conferences conferences;
    private final InvitationPaper invitations;
    private final MinutesPaper minutes;
    private final Commendations commendations;
    private final DecisionPaper decisions;
    private final Conclusions conclusions;
    private final ConclusionPaper conclusionPapers;
    private final PeriodicReportPaper periods;

    CyclePapers(
            ConsolidatedPaper consolidated,
            Conferences conferences,
            InvitationPaper invitations,
            MinutesPaper minutes,
            Commendations commendations,
            DecisionPaper decisions,
            Conclusions conclusions,
            ConclusionPaper conclusionPapers,
            PeriodicReportPaper periods) {
        this.consolidated = consolidated;
        this.conferences = conferences;
        this.invitations = invitations;
        this.minutes = minutes;
        this.commendations = commendations;
        this.decisions = decisions;
        this.conclusions = conclusions;
        this.conclusionPapers = conclusionPapers;
        this.periods = periods;
    }

    /**
     * A document.
     *
     * @param key of its name in the messages
     * @param symbol number and symbol where several documents share a name; else null
     */
    public record Link(String key, String symbol, String path) {}

    /** In the order in which they come about; a cycle that began behind its plan has none to show. */
    public List<Link> of(ReviewCycle reviewed) {
        Actor actor = Actors.current();
        UUID cycle = reviewed.id();
        List<Link> links = new ArrayList<>();
        if (reviewed.has(Phase.PLAN)) {
            links.add(link("plan", "ke-hoach/" + cycle));
        }
        if (consolidated.isThere(actor, cycle)) {
            links.add(link("consolidated", "bao-cao-tong-hop/" + cycle));
        }
        conferences.ofCycle(cycle).ifPresent(conference -> {
            if (invitations.isThere(actor, conference)) {
                links.add(link("invitation", "giay-moi/" + conference));
            }
            if (minutes.isThere(actor, conference)) {
                links.add(link("minutes", "bien-ban/" + conference));
            }
        });
        commendations
                .ofCycle(cycle)
                .filter(id -> decisions.isThere(actor, id))
                .ifPresent(id -> links.add(link("decision", "khen-thuong/" + id)));
        conclusions.ofCycle(cycle).ifPresent(conclusion -> concluded(actor, conclusion, links));
        return links;
    }

    private void concluded(Actor actor, UUID conclusion, List<Link> links) {
        if (conclusionPapers.isThere(actor, conclusion)) {
            links.add(link("conclusion", "ket-luan/" + conclusion));
        }
        if (conclusionPapers.isDirectiveThere(actor, conclusion)) {
            links.add(link("directive", "chi-dao/" + conclusion));
        }
        List<PeriodicReport> sent = periods.sent(actor, conclusion);
        sent.stream()
                .limit(PERIODS)
                .map(report -> new Link(
                        "web.paper.period",
                        report.symbol(),
                        "/van-ban/bao-cao-dinh-ky/" + conclusion + "?ky=" + report.id()))
                .forEach(links::add);
    }

    private static Link link(String name, String path) {
        return new Link("web.paper." + name, null, "/van-ban/" + path);
    }
}
