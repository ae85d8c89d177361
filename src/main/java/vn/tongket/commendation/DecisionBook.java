package vn.tongket.commendation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.Commendation.Stage;
import vn.tongket.commendation.CommendationWriter.Return;
import vn.tongket.commendation.CommendationWriter.Step;
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conferences;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Milestone;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.document.IssuedDocument;

/** The steps of a commendation from the signature to the handing over. */
@Component
public class DecisionBook {

    private static final Logger log = LoggerFactory.getLogger(DecisionBook.class);

    private final Commendations commendations;
    private final CommendationStore store;
    private final CommendationWriter writer;
    private final ResultNotices notices;
    private final DecisionSigning signing;
    private final Documents documents;
    private final Cycles cycles;
    private final Conferences conferences;
    private final MessageSource messages;
    private final Clock clock;

    DecisionBook(
            Commendations commendations,
            CommendationStore store,
            CommendationWriter writer,
            ResultNotices notices,
            DecisionSigning signing,
            Documents documents,
            Cycles cycles,
            Conferences conferences,
            MessageSource messages,
            Clock clock) {
        this.commendations = commendations;
        this.store = store;
        this.writer = writer;
        this.notices = notices;
        this.signing = signing;
        this.documents = documents;
        this.cycles = cycles;
        this.conferences = conferences;
        this.messages = messages;
        this.clock = clock;
    }

    /** Signs for all who passed, collectives before individuals, or returns the file to appraisal with a reason. */
    @Transactional
    public void decideSignature(UUID id, boolean signed) {
        Commendation commendation = commendations.requireAt(id, Stage.SIGNATURE);
        String actor = Actors.current().userId();
        List<Nomination> recipients = recipients(store.nominations(commendation));
        if (!signed) {
            writer.carryAppraisals(commendation, actor);
            writer.sendBack(commendation, Return.SIGNATURE, reason(commendation), actor);
            commendations.record("commendation.signature-refused", commendation, Counts.of(recipients));
            return;
        }
        if (recipients.isEmpty()) {
            throw Refusal.of("commendation.decision.nobody");
        }
        signing.decide(Actors.current(), commendation);
        writer.sign(id, recipients, actor);
        commendations.record("commendation.signed", commendation, Counts.of(recipients));
    }

    /** Numbers and dates the signed decision, or returns it to the signer with a reason; repeating it changes nothing. */
    @Transactional
    public void decideIssue(UUID id, boolean issued) {
        Commendation commendation = commendations.requireAt(id, Stage.ISSUE);
        List<Nomination> recipients = commendations.inDecision(commendation);
        if (!issued) {
            writer.sendBack(
                    commendation,
                    Return.ISSUE,
                    reason(commendation),
                    Actors.current().userId());
            commendations.record("commendation.issue-refused", commendation, Counts.of(recipients));
            return;
        }
        check(commendation, recipients);
        IssuedDocument document = documents.issue(IssueRequest.next(
                        commendation.terms().awardingUnit(),
                        DocumentType.DECISION,
                        commendation.decidedOn(),
                        subject(commendation, recipients))
                .numbered(commendation.numberGiven()));
        writer.issue(id, document.id(), commendation.decidedOn());
        commendations.record("commendation.issued", commendation, Counts.of(recipients));
        log.info("Issued decision {} of commendation {}", document.id(), id);
    }

    private void check(Commendation commendation, List<Nomination> recipients) {
        Refusal.Collector problems = new Refusal.Collector();
        recipients.stream()
                .filter(Nomination::withdrawn)
                .forEach(nomination -> problems.add(
                        "nominations",
                        "commendation.decision.withdrawn",
                        nomination.award().ordinal()));
        LocalDate on = commendation.decidedOn();
        if (on == null) {
            problems.add("date", "commendation.decision.date-missing");
            problems.refuse();
        }
        LocalDate council = store.minutes(commendation).heldOn();
        if (council != null && on.isBefore(council)) {
            problems.add("date", "commendation.decision.before-council", text(on), text(council));
        }
        conferenceDay(commendation)
                .filter(Deadline::isKnown)
                .filter(day -> on.isAfter(day.lastDay()))
                .ifPresent(day -> problems.add("date", "commendation.decision.after-conference", text(on), day.text()));
        problems.refuse();
    }

    /** The day of the conference at which awards are handed over: as recorded for it, else as planned. */
    Optional<Deadline> conferenceDay(Commendation commendation) {
        return conferences
                .ofCycle(commendation.cycleId())
                .map(conferences::require)
                .map(Conference::held)
                .filter(Deadline::isKnown)
                .or(() -> cycles.milestones(commendation.cycleId()).stream()
                        .filter(milestone -> Milestone.CONFERENCE.equals(milestone.kind()))
                        .map(Milestone::on)
                        .filter(Deadline::isKnown)
                        .findFirst());
    }

    /** Tells the units what became of their proposals. */
    @Transactional
    public void announce(UUID id) {
        Commendation commendation = commendations.require(id);
        List<Nomination> nominations = store.nominations(commendation);
        notices.tell(commendation, nominations, documents.find(commendation.documentId()));
        writer.mark(id, Step.ANNOUNCED);
        commendations.record("commendation.announced", commendation, Counts.of(commendations.inDecision(commendation)));
    }

    /** Every award of the decision is handed over. */
    @Transactional
    public void finishAwards(UUID id) {
        Commendation commendation = commendations.requireAt(id, Stage.AWARD);
        List<Nomination> nominations = store.nominations(commendation);
        LocalDate today = LocalDate.now(clock);
        Refusal.Collector problems = new Refusal.Collector();
        for (int i = 0; i < nominations.size(); i++) {
            Nomination.Award award = nominations.get(i).award();
            String at = "nominations." + i + ".award.handedOverOn";
            if (award.ordinal() != null && award.absent()) {
                if (award.handedOverOn() != null) {
                    problems.add(at, "commendation.award.absent-with-day", award.ordinal());
                }
            } else if (award.ordinal() != null && award.handedOverOn() == null) {
                problems.add(at, "commendation.award.day-missing", award.ordinal());
            } else if (award.ordinal() != null && award.handedOverOn().isBefore(commendation.decidedOn())) {
                problems.add(at, "commendation.award.before-decision", award.ordinal(), text(commendation.decidedOn()));
            } else if (award.ordinal() != null && award.handedOverOn().isAfter(today)) {
                problems.add(at, "commendation.award.in-future", award.ordinal());
            }
        }
        problems.refuse();
        writer.mark(id, Step.CLOSED);
        commendations.record("commendation.awarded", commendation, Counts.of(commendations.inDecision(commendation)));
    }

    /** Those who passed, as decisions list them: collectives first, then by proposing unit, then by name. */
    static List<Nomination> recipients(List<Nomination> nominations) {
        return nominations.stream()
                .filter(Nomination::isPassed)
                .sorted(Comparator.comparing(Nomination::place))
                .toList();
    }

    /** What the decision is about: as a person typed it, else from the counts. */
    String subject(Commendation commendation, List<Nomination> recipients) {
        return Text.isBlank(commendation.decisionSubject())
                ? messages.getMessage(
                        "commendation.decision.subject",
                        new Object[] {
                            commendation.terms().awardName(),
                            commendation.terms().awardingTitle(),
                            Counts.of(recipients).text(),
                            commendation.title()
                        },
                        Locale.ROOT)
                : commendation.decisionSubject();
    }

    private static String reason(Commendation commendation) {
        return Commendations.requireReason("returnDraft", commendation.returnDraft());
    }

    private static String text(LocalDate day) {
        return Deadline.day(day).text();
    }
}
