package vn.tongket.commendation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.audit.DayStates;
import vn.tongket.commendation.Commendation.Stage;
import vn.tongket.commendation.CommendationWriter.Return;
import vn.tongket.commendation.CommendationWriter.Step;

/** The steps of a commendation up to the council's vote. */
@Component
public class Commendations {

    private static final Logger log = LoggerFactory.getLogger(Commendations.class);

    private final CommendationStore store;
    private final CommendationWriter writer;
    private final NominationWriter nominationWriter;
    private final NominationRules rules;
    private final ResultNotices notices;
    private final AuditLog audit;
    private final DayStates days;
    private final MessageSource messages;
    private final Clock clock;

    Commendations(
            CommendationStore store,
            CommendationWriter writer,
            NominationWriter nominationWriter,
            NominationRules rules,
            ResultNotices notices,
            AuditLog audit,
            DayStates days,
            MessageSource messages,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.nominationWriter = nominationWriter;
        this.rules = rules;
        this.notices = notices;
        this.audit = audit;
        this.days = days;
        this.messages = messages;
        this.clock = clock;
    }

    public Commendation require(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("commendation", id));
    }

    /** The commendation at the end of a day, refused where that was not kept; a null day is the present. */
    public Commendation require(UUID id, LocalDate day) {
        if (day == null) {
            return require(id);
        }
        days.require(DayStates.Kind.COMMENDATION, id, day);
        return store.find(id, day).orElseThrow(() -> new NotFound("commendation", id));
    }

    public Optional<UUID> ofCycle(UUID cycle) {
        return store.ofCycle(cycle);
    }

    /** How many the issued decision honours; nobody as long as there is none. */
    public Counts awarded(UUID id) {
        Commendation commendation = require(id);
        return commendation.issuedAt() == null ? new Counts(0, 0) : Counts.of(inDecision(commendation));
    }

    /** The commendation of the cycle; it is laid with what the plan knows when the cycle has none yet. */
    @Transactional
    public UUID open(UUID cycle) {
        UUID id = UUID.randomUUID();
        String stateTitle = messages.getMessage("commendation.awarding-title.state", null, Locale.ROOT);
        if (writer.open(id, cycle, stateTitle)) {
            record("commendation.opened", require(id), Counts.of(List.of()));
            log.info("Opened commendation {} of cycle {}", id, cycle);
        }
        return store.ofCycle(cycle).orElseThrow(() -> new NotFound("cycle", cycle));
    }

    /** The list goes to appraisal. */
    @Transactional
    public void finishNominations(UUID id) {
        Commendation commendation = requireAt(id, Stage.NOMINATION);
        List<Nomination> nominations = store.nominations(commendation);
        rules.checkProposals(commendation, nominations, LocalDate.now(clock));
        writer.mark(id, Step.NOMINATED);
        record("commendation.nominated", commendation, Counts.of(standing(nominations)));
    }

    /** The appraised list goes to the council, or back to those who proposed it, with a reason. */
    @Transactional
    public void finishAppraisal(UUID id, boolean accepted) {
        Commendation commendation = requireAt(id, Stage.APPRAISAL);
        List<Nomination> nominations = store.nominations(commendation);
        if (!accepted) {
            writer.sendBack(
                    commendation,
                    Return.APPRAISAL,
                    requireReason("returnDraft", commendation.returnDraft()),
                    Actors.current().userId());
            record("commendation.sent-back", commendation, Counts.of(standing(nominations)));
            return;
        }
        rules.checkAppraisals(nominations, store.linesWaiting(commendation));
        writer.mark(id, Step.APPRAISED);
        record(
                "commendation.appraised",
                commendation,
                Counts.of(nominations.stream().filter(Nomination::isEligible).toList()));
    }

    /** Counts the votes under the rules that were entered; when nobody passes, the commendation ends here. */
    @Transactional
    public boolean finishVote(UUID id) {
        Commendation commendation = requireAt(id, Stage.VOTE);
        if (store.sitting(commendation) == CommendationFile.SittingState.OPEN) {
            throw Refusal.of("commendation.sitting.open");
        }
        List<Nomination> nominations = store.nominations(commendation);
        Minutes minutes = store.minutes(commendation);
        rules.checkMinutes(commendation.rules(), minutes, nominations, LocalDate.now(clock));
        List<Nomination> eligible =
                nominations.stream().filter(Nomination::isEligible).toList();
        nominationWriter.saveVotes(
                commendation,
                eligible.stream().map(Nomination::id).toList(),
                eligible.stream()
                        .map(nomination -> new Nomination.Vote(
                                nomination.vote().votesFor(),
                                nomination.vote().votesAgainst(),
                                commendation
                                        .rules()
                                        .passes(nomination.vote().votesFor(), minutes.members(), minutes.takingPart())))
                        .toList());
        writer.mark(id, Step.VOTED);
        List<Nomination> counted = store.nominations(commendation);
        List<Nomination> passed = counted.stream().filter(Nomination::isPassed).toList();
        record("commendation.voted", commendation, Counts.of(passed));
        if (passed.isEmpty()) {
            writer.mark(id, Step.CLOSED);
            notices.tell(commendation, counted, null);
            record("commendation.nobody-passed", commendation, Counts.of(passed));
        }
        return !passed.isEmpty();
    }

    /** Takes a proposal back; what the council or the signer already decided stays on record. */
    void withdraw(UUID id, UUID nomination, String reason) {
        Commendation commendation = lock(id);
        if (commendation.issuedAt() != null || commendation.stage() == Stage.CLOSED) {
            throw Refusal.of("commendation.withdraw.too-late");
        }
        writer.claim(id, null);
        nominationWriter.withdraw(
                nomination, requireReason("reason", reason), Actors.current().userId());
        audit.record(Act.of("commendation.withdrawn", "nomination", nomination)
                .inCycle(commendation.cycleId())
                .ofUnit(commendation.coordinatorUnit())
                .with("stage", commendation.stage().name()));
    }

    /** The commendation, held until the transaction ends; refuses when it has gone on. */
    public Commendation requireAt(UUID id, Stage stage) {
        Commendation commendation = lock(id);
        if (commendation.stage() != stage) {
            throw Refusal.of("commendation.not-now");
        }
        return commendation;
    }

    private Commendation lock(UUID id) {
        return store.lock(id).orElseThrow(() -> new NotFound("commendation", id));
    }

    List<Nomination> inDecision(Commendation commendation) {
        return store.nominations(commendation).stream()
                .filter(nomination -> nomination.award().ordinal() != null)
                .toList();
    }

    void record(String act, Commendation commendation, Counts counts) {
        audit.record(Act.of(act, "commendation", commendation.id())
                .inCycle(commendation.cycleId())
                .ofUnit(commendation.coordinatorUnit())
                .with("collectives", counts.collectives())
                .with("individuals", counts.individuals())
                .with("round", commendation.round()));
    }

    static String requireReason(String at, String reason) {
        if (Text.isBlank(reason)) {
            throw Refusal.at(at, "commendation.reason-missing");
        }
        return Text.clean(reason);
    }

    private static List<Nomination> standing(List<Nomination> nominations) {
        return nominations.stream()
                .filter(nomination -> !nomination.withdrawn())
                .toList();
    }
}
