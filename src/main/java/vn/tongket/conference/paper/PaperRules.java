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

/** Who may add papers, until when, and the record of it. */
@Component
public class PaperRules {

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

    /** Throws for everybody but the coordinator, and once the minutes are signed. */
    public void requireWriter(Actor actor, UUID conference) {
        if (desk.coordinated(actor, conference).isClosed()) {
            throw Refusal.at("attachments", "conference.closed");
        }
    }

    /** In the transaction in which the file is kept. */
    public void added(UUID conference, PaperFile file) {
        store.add(conference, file);
        record("conference.paper-added", conference, file);
    }

    /** In the transaction in which the file is taken away. */
    public void removed(UUID conference, PaperFile file) {
        store.remove(conference, file.id());
        record("conference.paper-removed", conference, file);
    }

    private void record(String act, UUID id, PaperFile file) {
        Conference conference = conferences.require(id);
        audit.record(Act.of(act, "conference", id)
                .inCycle(conference.cycleId())
                .ofUnit(conference.coordinatorUnit())
                .with("name", file.name())
                .with("sha256", file.sha256()));
    }
}
