package vn.tongket.conference;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Who may open the pages of a conference, and what stands above each of them. */
@Component
public class ConferencePages {

    private final Conferences conferences;
    private final ConferenceDesk desk;
    private final ConferenceStore store;
    private final Access access;

    ConferencePages(Conferences conferences, ConferenceDesk desk, ConferenceStore store, Access access) {
        this.conferences = conferences;
        this.desk = desk;
        this.store = store;
        this.access = access;
    }

    /** The conference of the cycle; empty where there is none that this person may open. */
    @Transactional(readOnly = true)
    public Optional<UUID> ofCycle(Actor actor, UUID cycle) {
        return conferences.ofCycle(cycle).filter(id -> desk.mayRead(actor, conferences.require(id)));
    }

    /** For those who prepare, approve, number and audit the conference; for everybody else there is none. */
    @Transactional(readOnly = true)
    public ConferenceHead head(Actor actor, UUID id) {
        Conference conference = conferences.require(id);
        if (!desk.mayRead(actor, conference)) {
            throw new NotFound("conference", id);
        }
        return new ConferenceHead(
                id,
                conference.cycleId(),
                store.cycleTitle(conference.cycleId()),
                conference.title(),
                conference.held(),
                conference.place(),
                conference.isClosed(),
                !conference.isClosed() && access.holds(actor, conference.coordinatorUnit(), Role.COORDINATOR));
    }
}
