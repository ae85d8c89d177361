package vn.tongket.commendation.proposal;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.commendation.Commendation;
import vn.tongket.commendation.Commendations;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Invitation;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** The units of a cycle: those that report in it, those invited to its conference, those asked by name. */
@Component
class Participants {

    private final Commendations commendations;
    private final Conferences conferences;
    private final ProposalStore store;
    private final Access access;

    Participants(Commendations commendations, Conferences conferences, ProposalStore store, Access access) {
        this.commendations = commendations;
        this.conferences = conferences;
        this.store = store;
        this.access = access;
    }

    /** All of them. */
    Set<String> all(Commendation commendation) {
        TreeSet<String> units = store.unitsOf(commendation.id(), commendation.cycleId());
        conferences
                .ofCycle(commendation.cycleId())
                .ifPresent(conference -> conferences.invitations(conference).stream()
                        .map(Invitation::unit)
                        .filter(unit -> unit != null)
                        .forEach(units::add));
        return units;
    }

    /** Those for which this person writes or signs. */
    Set<String> of(Actor actor, Commendation commendation) {
        Set<String> units = all(commendation);
        units.removeIf(unit -> !access.holds(actor, unit, Role.DRAFTER, Role.LEADER));
        return units;
    }

    /** The commendation, where the person writes or signs for this unit of its cycle. */
    Commendation require(Actor actor, UUID id, String unit) {
        Commendation commendation = commendations.require(id);
        if (!access.holds(actor, unit, Role.DRAFTER, Role.LEADER)
                || !all(commendation).contains(unit)) {
            throw new NotFound("commendation", id);
        }
        return commendation;
    }
}
