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
import vn.tongket.report.file.FilePlace;
import vn.tongket.report.file.KeptFile;

/** The coordinator adds papers until the minutes are signed. */
@Component
class PaperPlace implements FilePlace {

    private final ConferenceDesk desk;
    private final Conferences conferences;
    private final PaperStore store;
    private final AuditLog audit;

    PaperPlace(ConferenceDesk desk, Conferences conferences, PaperStore store, AuditLog audit) {
        this.desk = desk;
        this.conferences = conferences;
        this.store = store;
        this.audit = audit;
    }

    @Override
    public String name() {
        return PaperStore.PLACE;
    }

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
