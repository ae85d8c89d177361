package vn.tongket.conference.paper;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.conference.Conference;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Conferences;
import vn.tongket.file.FilePlace;
import vn.tongket.file.KeptFile;

/** Who may add papers, until when, and the record of it. */
@Component
class PaperRules implements FilePlace {

    static final String PLACE = "conference";

    private final ConferenceDesk desk;
    private final Conferences conferences;
    private final PaperStore store;
    private final AuditLog audit;

    PaperRules(ConferenceDesk desk, Conferences conferences, PaperStore store, AuditLog audit) {
        this.desk = desk;
        this.conferences = conferences;
        this.store = store;
        this.audit = audit;
    }

    @Override
    public String name() {
        return PLACE;
    }

    /** Throws for everybody but the coordinator, and once the minutes are signed. */
    @Override
    public void requireWriter(Actor actor, UUID conference) {
        if (desk.coordinated(actor, conference).isClosed()) {
            throw Refusal.at("attachments", "conference.closed");
        }
    }

    @Override
    public void added(UUID conference, KeptFile file) {
        store.add(conference, file);
        record("conference.paper-added", conference, file);
    }

    @Override
    public void removed(UUID conference, KeptFile file) {
        store.remove(conference, file.id());
        record("conference.paper-removed", conference, file);
    }

    private void record(String act, UUID id, KeptFile file) {
        Conference conference = conferences.require(id);
        audit.record(Act.of(act, "conference", id)
                .inCycle(conference.cycleId())
                .ofUnit(conference.coordinatorUnit())
                .with("name", file.name())
                .with("sha256", file.sha256()));
    }
}
