package vn.tongket.web.cycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.ConsolidatedReportBoard;
import vn.tongket.archive.ArchiveDesk;
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.list.TaskBoard;
import vn.tongket.assignment.next.NextReviewDesk;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.audit.Actor;
import vn.tongket.audit.dossier.Anchor;
import vn.tongket.audit.dossier.AuditDossiers;
import vn.tongket.commendation.CommendationAccess;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.proposal.ProposalDesk;
import vn.tongket.conclusion.ConclusionPaper;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conference.ConferencePages;
import vn.tongket.cycle.CycleBoard.Seen;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Role;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Door;

/** Which pages there are about a cycle for the person, in the order in which a cycle comes to them. */
@Component
class CycleDoors {

    /** What can be read as of another day. */
    private static final Set<String> PAST = Set.of(
            "web.commendation.tab.overview",
            "web.conference.link",
            "web.conclusion.link",
            "web.task.board.link",
            "web.limitation.title");

    private final ConsolidatedReportBoard consolidated;
    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final ProposalDesk proposals;
    private final ConferencePages conferences;
    private final Conclusions conclusions;
    private final ConclusionPaper conclusionPapers;
    private final TaskBoard tasks;
    private final FollowUpDesk followUps;
    private final NextReviewDesk next;
    private final ArchiveDesk archives;
    private final AuditDossiers dossiers;

    CycleDoors(
            ConsolidatedReportBoard consolidated,
            Commendations commendations,
            CommendationAccess handlers,
            ProposalDesk proposals,
            ConferencePages conferences,
            Conclusions conclusions,
            ConclusionPaper conclusionPapers,
            TaskBoard tasks,
            FollowUpDesk followUps,
            NextReviewDesk next,
            ArchiveDesk archives,
            AuditDossiers dossiers) {
        this.consolidated = consolidated;
        this.commendations = commendations;
        this.handlers = handlers;
        this.proposals = proposals;
        this.conferences = conferences;
        this.conclusions = conclusions;
        this.conclusionPapers = conclusionPapers;
        this.tasks = tasks;
        this.followUps = followUps;
        this.next = next;
        this.archives = archives;
        this.dossiers = dossiers;
    }

    /** The same doors into the past: pages that know no other day are left out, the others keep the day. */
    List<Door> of(Actor actor, Seen seen, AsOf asOf) {
        List<Door> all = of(actor, seen);
        return !asOf.past()
                ? all
                : all.stream()
                        .filter(door -> PAST.contains(door.text()))
                        .map(door -> new Door(asOf.carried(door.href()), door.text()))
                        .toList();
    }

    List<Door> of(Actor actor, Seen seen) {
        ReviewCycle cycle = seen.cycle();
        UUID id = cycle.id();
        String own = "/dot/" + id;
        List<Door> doors = new ArrayList<>();
        if (seen.whole() && next.any(id)) {
            doors.add(new Door(own + "/chuyen-tiep", "web.carried.title"));
        }
        if (consolidated.mayRead(actor, cycle)) {
            doors.add(new Door(own + "/bao-cao-tong-hop", "web.consolidated.link"));
            doors.add(new Door(own + "/bao-cao-tong-hop/ma-tran", "web.consolidated.coverage"));
        }
        commendations.ofCycle(id).map(commendations::require).ifPresent(found -> {
            if (handlers.mayRead(actor, found)) {
                doors.add(new Door(own + "/khen-thuong", "web.commendation.tab.overview"));
            } else if (proposals.concerns(actor, found)) {
                doors.add(new Door("/khen-thuong/" + found.id() + "/de-nghi", "web.cycle.door.proposal"));
            }
        });
        if (seen.whole()) {
            doors.add(new Door(own + "/lich-nguoc", "web.schedule.link"));
        }
        conferences
                .ofCycle(actor, id)
                .ifPresent(found -> doors.add(new Door("/hoi-nghi/" + found, "web.conference.link")));
        conclusions
                .ofCycle(id)
                .filter(found -> conclusionPapers.isThere(actor, found))
                .ifPresent(found -> doors.add(new Door("/ket-luan/" + found, "web.conclusion.link")));
        followUp(actor, id, own, doors);
        if (archives.mayRead(actor, cycle)) {
            doors.add(new Door(own + "/luu-tru", "web.archive.link"));
        }
        if (dossiers.mayOpen(actor, Anchor.Kind.CYCLE, id.toString())) {
            doors.add(new Door("/ho-so/dot/" + id, "web.dossier.tab"));
        }
        return doors;
    }

    private void followUp(Actor actor, UUID id, String own, List<Door> doors) {
        tasks.find(actor, id).ifPresent(head -> {
            doors.add(new Door(own + "/nhiem-vu", "web.task.board.link"));
            if (head.whole()) {
                doors.add(new Door("/han-che?dot=" + id, "web.limitation.title"));
            }
        });
        FollowUp followUp = followUps.ofCycle(actor, id).orElse(null);
        if (followUp == null) {
            return;
        }
        doors.add(new Door(own + "/bao-cao-dinh-ky", "web.period.title"));
        if (!followUp.isOver() && actor.holds(followUp.coordinatorUnit(), Role.COORDINATOR.suffix())) {
            doors.add(new Door(own + "/dot-sau", "web.next-review.title"));
        }
    }
}
