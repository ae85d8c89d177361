package vn.tongket.assignment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.document.IssuedDocument;
import vn.tongket.notification.ReminderLadder;
import vn.tongket.notification.ReminderLadder.Rung;

/** Reminding and urging units, step by step up to a numbered letter; after the last step once in each period. */
@Component
public class Urgings {

    private static final Logger log = LoggerFactory.getLogger(Urgings.class);
    static final String LETTER = "letter";
    private static final String PROGRESS_DUE = "PROGRESS_DUE";
    private static final int DAYS_BEFORE_CUT_OFF = 5;
    private static final LocalTime OFFICE_OPENS = LocalTime.of(8, 0);

    private final AssignmentStore assignments;
    private final FollowUpStore followUps;
    private final UrgingStore store;
    private final Drafts drafts;
    private final ReminderLadder ladder;
    private final UrgingLadder table;
    private final WorkingCalendar calendar;
    private final Documents documents;
    private final AssignmentNotices notices;
    private final AuditLog audit;
    private final MessageSource messages;
    private final Clock clock;

    Urgings(
            AssignmentStore assignments,
            FollowUpStore followUps,
            UrgingStore store,
            Drafts drafts,
            ReminderLadder ladder,
            UrgingLadder table,
            WorkingCalendar calendar,
            Documents documents,
            AssignmentNotices notices,
            AuditLog audit,
            MessageSource messages,
            Clock clock) {
        this.assignments = assignments;
        this.followUps = followUps;
        this.store = store;
        this.drafts = drafts;
        this.ladder = ladder;
        this.table = table;
        this.calendar = calendar;
        this.documents = documents;
        this.notices = notices;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    public List<Urging> of(UUID assignment) {
        return store.of(assignment);
    }

    /** Whether the due date is so near that the ladder already reminds of it. */
    public boolean isDueSoon(Assignment assignment) {
        Instant now = clock.instant();
        if (assignment.dueAt() == null || assignment.isClosed() || now.isAfter(assignment.dueAt())) {
            return false;
        }
        return table.rung(ladder.workingDaysToDue(assignment.dueAt(), now), assignment.branch())
                .tells();
    }

    /** When the unit is to be reminded next; there is always a next time as long as the assignment is open. */
    @Transactional(readOnly = true)
    public Instant nextAt(UUID id) {
        Assignment assignment = assignments.require(id);
        return nextAt(assignment, followUps.require(assignment.conclusionId()));
    }

    /** The same for several at once, without asking the database again. */
    Instant nextAt(Assignment assignment, FollowUp followUp) {
        Instant now = clock.instant();
        Instant due = assignment.dueAt();
        return java.util.Optional.ofNullable(due)
                .flatMap(at -> ladder.nextAt(ReminderLadder.ASSIGNMENT, at, now))
                .orElseGet(() -> beforeCutOff(followUp, now));
    }

    private Instant beforeCutOff(FollowUp followUp, Instant now) {
        Period period = followUp.periodOn(LocalDate.now(clock));
        while (true) {
            Instant at = calendar.addWorkingDays(period.to(), -DAYS_BEFORE_CUT_OFF)
                    .atTime(OFFICE_OPENS)
                    .atZone(Deadline.ZONE)
                    .toInstant();
            if (at.isAfter(now)) {
                return at;
            }
            period = period.next(followUp.cutOffDay());
        }
    }

    /** Takes the step of the day; answers whether a letter waits for its signature. */
    @Transactional
    public boolean remind(UUID id) {
        Assignment assignment = assignments.lock(id);
        if (assignment.isClosed() || assignment.submittedAt() != null || assignment.suspendedAt() != null) {
            return false;
        }
        FollowUp followUp = followUps.require(assignment.conclusionId());
        if (assignment.dueAt() == null) {
            remindOfProgress(assignment, followUp);
            return false;
        }
        int days = ladder.workingDaysToDue(assignment.dueAt(), clock.instant());
        Rung rung = table.rung(days, assignment.branch());
        if (rung.letterNeeded()) {
            draftLetter(assignment, followUp, rung, -days);
        } else if (rung.tells() && store.note(assignment, rung.code(), rung.sender())) {
            notices.reminded(assignment, rung, LocalDate.now(clock).toString());
            record(
                    assignment,
                    Act.of("assignment.reminded", "assignment", id)
                            .with("rung", rung.code())
                            .with("workingDaysToDue", days));
        }
        return store.waitingLetter(id).isPresent();
    }

    private void remindOfProgress(Assignment assignment, FollowUp followUp) {
        Period period = followUp.periodOn(LocalDate.now(clock));
        if (!store.reportedIn(assignment.id(), period) && store.note(assignment, PROGRESS_DUE, "TRACKER")) {
            notices.progressDue(assignment, period);
        }
    }

    private void draftLetter(Assignment assignment, FollowUp followUp, Rung rung, int daysLate) {
        store.draftLetter(
                assignment,
                rung,
                text("assignment.letter.subject", assignment.ref(), followUp.citation()),
                text(
                        "assignment.letter.text",
                        assignment.unitName(),
                        assignment.ref(),
                        followUp.citation(),
                        assignment.text(),
                        assignment.due().text(),
                        daysLate));
    }

    /** Signs the letter and sends it; the tracker's own gets the next number of its register. */
    @Transactional
    public void signLetter(UUID id) {
        Assignment assignment = assignments.lock(id);
        Urging letter = store.waitingLetter(id).orElseThrow(() -> Refusal.of("assignment.letter.gone"));
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(letter.subject())) {
            problems.add("letter.subject", "assignment.letter.subject-missing");
        }
        if (Text.isBlank(letter.text())) {
            problems.add("letter.text", "assignment.letter.text-missing");
        }
        if (letter.byPartyOffice() && Text.isBlank(letter.symbol())) {
            problems.add("letter.symbol", "assignment.letter.symbol-missing");
        }
        if (letter.byPartyOffice() && letter.letterOn() == null) {
            problems.add("letter.letterOn", "assignment.letter.date-missing");
        }
        if (letter.letterOn() != null && letter.letterOn().isAfter(LocalDate.now(clock))) {
            problems.add("letter.letterOn", "assignment.letter.date-in-future");
        }
        problems.refuse();
        String symbol = letter.symbol();
        LocalDate on = letter.letterOn();
        UUID document = null;
        if (!letter.byPartyOffice()) {
            on = LocalDate.now(clock);
            IssuedDocument issued = documents.issue(
                    IssueRequest.next(assignment.trackerUnit(), DocumentType.OFFICIAL_LETTER, on, letter.subject()));
            symbol = issued.symbol();
            document = issued.id();
        }
        store.sign(letter.id(), document, symbol, on, Actors.current().userId());
        notices.letterSent(assignment, letter, symbol);
        record(assignment, Act.of("assignment.urged", "assignment", id).with("symbol", symbol));
        log.info("Urged assignment {} by letter", id);
    }

    /** No letter after all, e.g. because the unit has answered by other means. */
    @Transactional
    public void dropLetter(UUID id) {
        String reason = drafts.note(id, LETTER);
        if (Text.isBlank(reason)) {
            throw Refusal.at("letter.reason", "assignment.letter.reason-missing");
        }
        Assignment assignment = assignments.lock(id);
        store.drop(id);
        drafts.forgetNote(id, LETTER);
        record(assignment, Act.of("assignment.letter-dropped", "assignment", id).with("reason", Text.clean(reason)));
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ROOT);
    }

    private void record(Assignment assignment, Act act) {
        audit.record(act.inCycle(assignment.cycleId()).ofUnit(assignment.unit()).with("clause", assignment.ref()));
    }
}
