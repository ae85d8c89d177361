package vn.tongket.conference;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conference.Conference.DateState;
import vn.tongket.conference.Conference.Numbering;
import vn.tongket.conference.Conference.Stage;
import vn.tongket.conference.ConferenceWriter.Step;
import vn.tongket.conference.invite.Letters;
import vn.tongket.reference.References;

/** The steps of a conference, from its agenda to the signed minutes; repeating a step changes nothing. */
@Component
public class Conferences {

    private static final Logger log = LoggerFactory.getLogger(Conferences.class);

    private final ConferenceStore store;
    private final ConferenceWriter writer;
    private final Letters letters;
    private final References references;
    private final AuditLog audit;

    Conferences(
            ConferenceStore store, ConferenceWriter writer, Letters letters, References references, AuditLog audit) {
        this.store = store;
        this.writer = writer;
        this.letters = letters;
        this.references = references;
        this.audit = audit;
    }

    public Conference require(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("conference", id));
    }

    public Optional<UUID> ofCycle(UUID cycle) {
        return store.ofCycle(cycle);
    }

    public List<Agenda.Subject> subjects(UUID id) {
        return store.subjects(id);
    }

    public List<Agenda.Item> items(UUID id) {
        return store.items(id);
    }

    public List<Invitation> invitations(UUID id) {
        return store.invitations(id);
    }

    public List<Proceedings.Weakness> limitations(UUID id) {
        return store.limitations(id);
    }

    /** The chair's closing remarks, from which a conclusion's clauses start. */
    public List<Proceedings.Remark> closingRemarks(UUID id) {
        return store.remarks(id);
    }

    /** The conference of the cycle; it is laid with what the plan knows when the cycle has none yet. */
    @Transactional
    public UUID open(UUID cycle) {
        UUID id = UUID.randomUUID();
        if (writer.open(id, cycle)) {
            record(require(id), "conference.opened");
            log.info("Opened conference {} of cycle {}", id, cycle);
        }
        return store.ofCycle(cycle).orElseThrow(() -> new NotFound("cycle", cycle));
    }

    /** Notes a date whose year was inferred; the agenda cannot be finished before a person confirms it. */
    @Transactional
    public void inferDate(UUID id, Deadline held, String source) {
        writer.needConfirmation(requireOpen(id).id(), held, source);
        record(require(id), "conference.date-inferred");
    }

    /** The agenda is ready: nothing of it may be missing or contradict itself. */
    @Transactional
    public void finishAgenda(UUID id) {
        Conference conference = requireOpen(id);
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(conference.title())) {
            problems.add("title", "conference.title.missing");
        }
        if (conference.dateState() == DateState.NEEDS_CONFIRMATION) {
            problems.add("dateConfirmed", "conference.date.unconfirmed");
        }
        checkItems(store.items(id), problems);
        List<Agenda.Guest> guests = store.guests(id);
        for (int i = 0; i < guests.size(); i++) {
            if (Text.isBlank(guests.get(i).title())) {
                problems.add("guests." + i + ".title", "conference.guest.title-missing");
            }
        }
        problems.refuse();
        citeSubjects(id);
        if (conference.numbering() != Numbering.LATER && conference.invitationId() == null) {
            letters.number(conference, conference.invitationNumber(), null);
        }
        writer.mark(id, Step.AGENDA_READY);
        record(conference, "conference.agenda-finished");
    }

    /** What the subjects cite goes into the register, however little is known of it; the words stay as they are. */
    private void citeSubjects(UUID id) {
        List<Agenda.Subject> subjects = store.subjects(id);
        for (int i = 0; i < subjects.size(); i++) {
            Agenda.Subject subject = subjects.get(i);
            if (subject.documentId() == null) {
                int ordinal = i + 1;
                references
                        .keep(subject.citation(), References.dayIn(subject.citation()), null)
                        .ifPresent(document -> writer.cite(id, ordinal, document.id()));
            }
        }
    }

    static void checkItems(List<Agenda.Item> items, Refusal.Collector problems) {
        LocalTime before = null;
        for (int i = 0; i < items.size(); i++) {
            Agenda.Item item = items.get(i);
            if (Text.isBlank(item.title())) {
                problems.add("items." + i + ".title", "conference.item.title-missing", i + 1);
            }
            if (before != null && item.startsAt() != null && item.startsAt().isBefore(before)) {
                problems.add("items." + i + ".startsAt", "conference.item.out-of-order", i + 1);
            }
            before = item.startsAt() == null ? before : item.startsAt();
        }
    }

    /** Sends the letters; what was sent is not sent again. */
    @Transactional
    public void sendInvitations(UUID id) {
        Conference conference = require(id);
        int sent = letters.send(conference);
        if (conference.invitedAt() == null) {
            writer.mark(id, Step.INVITED);
            record(conference, "conference.invited");
            log.info("Sent {} letters of conference {}", sent, id);
        }
    }

    @Transactional
    public void closeReplies(UUID id) {
        Conference conference = requireOpen(id);
        writer.mark(id, Step.REPLIES_CLOSED);
        record(conference, "conference.replies-closed");
    }

    /** The record goes to signature: something was recorded, and every speech has a speaker. */
    @Transactional
    public void finishRecord(UUID id) {
        Conference conference = requireOpen(id);
        List<Proceedings.Speech> speeches = store.speeches(id);
        Refusal.Collector problems = new Refusal.Collector();
        for (int i = 0; i < speeches.size(); i++) {
            if (Text.isBlank(speeches.get(i).speaker())) {
                problems.add("speeches." + i + ".speaker", "conference.speech.speaker-missing", i + 1);
            }
            if (Text.isBlank(speeches.get(i).said())) {
                problems.add("speeches." + i + ".said", "conference.speech.text-missing", i + 1);
            }
        }
        if (speeches.isEmpty()
                && store.remarks(id).isEmpty()
                && store.limitations(id).isEmpty()) {
            problems.add("remarks", "conference.record.empty");
        }
        problems.refuse();
        writer.mark(id, Step.RECORDED);
        record(conference, "conference.recorded");
    }

    /** Signs the minutes, after which nothing changes, or returns them with a reason. */
    @Transactional
    public void decideMinutes(UUID id, boolean signed, String reason) {
        Conference conference = requireOpen(id);
        if (conference.stage() != Stage.MINUTES) {
            throw Refusal.of("conference.minutes.not-ready");
        }
        if (signed) {
            if (conference.signing().isChosen()) {
                Refusal.Collector problems = new Refusal.Collector();
                conference.signing().entry().check("signing", problems);
                problems.refuse();
            }
            writer.sign(id, Actors.current().userId());
            record(conference, "conference.minutes-signed");
            return;
        }
        if (Text.isBlank(reason)) {
            throw Refusal.at("$reason", "conference.minutes.reason-missing");
        }
        writer.returnMinutes(id, Text.clean(reason));
        audit.record(Act.of("conference.minutes-returned", "conference", id)
                .inCycle(conference.cycleId())
                .ofUnit(conference.approverUnit())
                .with("reason", Text.clean(reason)));
    }

    private Conference requireOpen(UUID id) {
        Conference conference = require(id);
        if (conference.isClosed()) {
            throw Refusal.of("conference.closed");
        }
        return conference;
    }

    private void record(Conference conference, String act) {
        audit.record(Act.of(act, "conference", conference.id())
                .inCycle(conference.cycleId())
                .ofUnit(conference.coordinatorUnit())
                .with(
                        "heldOn",
                        conference.held().precision() == Precision.UNKNOWN
                                ? null
                                : conference.held().on().toString()));
    }
}
