package vn.tongket.commendation.council;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.commendation.Commendation;
import vn.tongket.commendation.Commendation.Stage;
import vn.tongket.commendation.CommendationAccess;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.CouncilResults;
import vn.tongket.commendation.Nomination;
import vn.tongket.commendation.council.Sitting.Attendance;
import vn.tongket.commendation.council.Sitting.Member;
import vn.tongket.organization.Role;

/** A member's own desk at a ballot. A secret ballot is given once and never shown again, to nobody. */
@Component
public class Ballots {

    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final CouncilResults results;
    private final SittingStore store;
    private final AuditLog audit;

    Ballots(
            Commendations commendations,
            CommendationAccess handlers,
            CouncilResults results,
            SittingStore store,
            AuditLog audit) {
        this.commendations = commendations;
        this.handlers = handlers;
        this.results = results;
        this.store = store;
        this.audit = audit;
    }

    /**
     * What a member finds.
     *
     * @param sitting null before there is one
     * @param me null where the person sits in no council of this sitting
     * @param mine what the member said in an open vote; empty in a secret one
     */
    public record Desk(
            Commendation commendation, Sitting sitting, Member me, List<Nomination> nominees, Map<UUID, Choice> mine) {

        public boolean isSecret() {
            return Boolean.TRUE.equals(commendation.rules().secretBallot());
        }

        /** Whether a ballot may be given now; an open one may be changed until the chair closes. */
        public boolean mayVote() {
            return commendation.stage() == Stage.VOTE
                    && sitting != null
                    && sitting.isVoting()
                    && me != null
                    && me.attendance() != Attendance.ABSENT
                    && !(isSecret() && me.voted());
        }
    }

    @Transactional(readOnly = true)
    public Desk desk(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        handlers.require(actor, commendation, Role.COUNCIL);
        Sitting sitting = store.find(id, commendation.round()).orElse(null);
        Member me = sitting == null ? null : sitting.member(actor.userId()).orElse(null);
        Map<UUID, Choice> mine =
                sitting == null || Boolean.TRUE.equals(commendation.rules().secretBallot())
                        ? Map.of()
                        : store.openBallot(sitting, actor.userId());
        return new Desk(commendation, sitting, me, sitting == null ? List.of() : results.nominees(commendation), mine);
    }

    /** Gives the member's ballot: an answer for every nominee, or nothing is counted. */
    @Transactional
    public void vote(Actor actor, UUID id, Map<UUID, String> typed) {
        handlers.require(actor, commendations.require(id), Role.COUNCIL);
        Commendation commendation = commendations.requireAt(id, Stage.VOTE);
        Sitting sitting = store.find(id, commendation.round())
                .filter(Sitting::isVoting)
                .orElseThrow(() -> Refusal.of("commendation.sitting.not-voting"));
        Member me = sitting.member(actor.userId()).orElseThrow(() -> new NotFound("member", actor.userId()));
        boolean secret = Boolean.TRUE.equals(commendation.rules().secretBallot());
        if (secret && me.voted()) {
            throw Refusal.of("commendation.ballot.given");
        }
        if (me.attendance() == Attendance.ABSENT) {
            throw Refusal.of(
                    Boolean.TRUE.equals(commendation.rules().absenteeByWriting())
                            ? "commendation.ballot.absent"
                            : "commendation.ballot.absent-no-writing");
        }
        Map<UUID, Choice> ballot = read(results.nominees(commendation), typed);
        if (secret) {
            store.castSecretly(sitting, me.user(), ballot);
        } else {
            store.castOpenly(sitting, me.user(), ballot);
        }
        audit.record(Act.of("commendation.ballot-cast", "commendation", id)
                .inCycle(commendation.cycleId())
                .ofUnit(commendation.councilUnit())
                .with("round", commendation.round()));
    }

    private static Map<UUID, Choice> read(List<Nomination> nominees, Map<UUID, String> typed) {
        Refusal.Collector problems = new Refusal.Collector();
        Map<UUID, Choice> ballot = new LinkedHashMap<>();
        for (int i = 0; i < nominees.size(); i++) {
            String choice = typed.get(nominees.get(i).id());
            if (choice == null || choice.isBlank()) {
                problems.add("votes." + i, "commendation.ballot.row-missing", i + 1);
            } else {
                try {
                    ballot.put(nominees.get(i).id(), Choice.valueOf(choice));
                } catch (IllegalArgumentException unknown) {
                    problems.add("votes." + i, "commendation.ballot.row-missing", i + 1);
                }
            }
        }
        problems.refuse();
        return ballot;
    }
}
