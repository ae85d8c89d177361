package vn.tongket.commendation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.audit.Readings;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.Commendation.Stage;
import vn.tongket.commendation.council.Regulations;
import vn.tongket.document.Documents;
import vn.tongket.document.Signings;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** What people do at the desk of a commendation: read and fill in. Checks who they are and how far it has come. */
@Component
public class CommendationDesk {

    private final Commendations commendations;
    private final DecisionBook decisions;
    private final CommendationStore store;
    private final CommendationWriter writer;
    private final NominationWriter nominationWriter;
    private final NominationReader reader;
    private final Dossiers dossiers;
    private final Regulations regulations;
    private final DecisionSigning signing;
    private final Documents documents;
    private final CommendationAccess access;
    private final Units units;
    private final Clock clock;
    private final Readings readings;

    CommendationDesk(
            Commendations commendations,
            DecisionBook decisions,
            CommendationStore store,
            CommendationWriter writer,
            NominationWriter nominationWriter,
            NominationReader reader,
            Dossiers dossiers,
            Regulations regulations,
            DecisionSigning signing,
            Documents documents,
            CommendationAccess access,
            Units units,
            Clock clock,
            Readings readings) {
        this.readings = readings;
        this.commendations = commendations;
        this.decisions = decisions;
        this.store = store;
        this.writer = writer;
        this.nominationWriter = nominationWriter;
        this.reader = reader;
        this.dossiers = dossiers;
        this.regulations = regulations;
        this.signing = signing;
        this.documents = documents;
        this.access = access;
        this.units = units;
        this.clock = clock;
    }

    /** Everything on the commendation, for those who handle it and for auditors of the units concerned. */
    @Transactional(readOnly = true)
    public CommendationFile file(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        if (!mayRead(actor, commendation)) {
            throw new NotFound("commendation", id);
        }
        List<Nomination> nominations = dossiers.of(commendation, store.nominations(commendation));
        List<Unit> bodies = units.all(bodiesOf(commendation));
        Signings.Form signature = signing.form(actor, commendation);
        List<Nomination> honoured = commendation.stage() == Stage.SIGNATURE
                ? DecisionBook.recipients(nominations)
                : nominations.stream()
                        .filter(nomination -> nomination.award().ordinal() != null)
                        .sorted(Comparator.comparing(
                                nomination -> nomination.award().ordinal()))
                        .toList();
        return new CommendationFile(
                id,
                commendation.cycleId(),
                commendation.title(),
                commendation.stage(),
                bodies.stream()
                        .filter(unit -> unit.code().equals(commendation.organizer()))
                        .map(Unit::name)
                        .findFirst()
                        .orElse(commendation.organizer()),
                bodies.stream()
                        .map(unit -> new CommendationFile.Choice(unit.code(), unit.name()))
                        .toList(),
                commendation.stage() == Stage.NOMINATION
                        ? regulations.inForce(bodiesOf(commendation), LocalDate.now(clock)).stream()
                                .map(regulation -> new CommendationFile.Choice(
                                        regulation.id().toString(),
                                        regulation.rules().regulation()))
                                .toList()
                        : List.of(),
                commendation.terms(),
                nominations,
                honoured,
                store.minutes(commendation),
                honoured.isEmpty() ? null : Counts.of(honoured).text(),
                decisions.conferenceDay(commendation).map(Deadline::text).orElse(null),
                store.returns(id),
                commendation.returnDraft(),
                commendation.decisionSubject(),
                honoured.isEmpty() ? null : decisions.subject(commendation, honoured),
                commendation.decisionBasis(),
                commendation.numberGiven(),
                commendation.decidedOn() == null
                        ? null
                        : commendation.decidedOn().toString(),
                commendation.documentId() == null
                        ? null
                        : documents.find(commendation.documentId()).symbol(),
                signature.signing(),
                signature.capacities(),
                store.sitting(commendation),
                commendation.version());
    }

    /** Saves the list and the terms as far as they are typed; returns the new version. */
    @Transactional
    public int saveNominations(Actor actor, UUID id, Sheets.Nominations sheet) {
        Commendation commendation = require(actor, id, Stage.NOMINATION, Role.COORDINATOR);
        NominationReader.Read read = reader.read(sheet, bodiesOf(commendation));
        writer.claim(id, sheet.version());
        nominationWriter.saveTerms(id, sheet.terms(), read.from(), read.to(), read.rules());
        nominationWriter.saveLines(id, read.lines(), actor.userId());
        return commendations.require(id).version();
    }

    /** Takes one proposal back, with a reason; possible until the decision is issued. */
    @Transactional
    public void withdraw(Actor actor, UUID id, UUID nomination, String reason) {
        Commendation commendation = requireRole(actor, id, Role.COORDINATOR);
        if (store.nominations(commendation).stream().noneMatch(line -> line.id().equals(nomination))) {
            throw new NotFound("nomination", nomination);
        }
        commendations.withdraw(id, nomination, reason);
    }

    /** Saves verdicts as far as they are typed; returns the new version. */
    @Transactional
    public int saveAppraisals(Actor actor, UUID id, Sheets.Appraisals sheet) {
        Commendation commendation = require(actor, id, Stage.APPRAISAL, Role.REVIEWER);
        TypedValues typed = new TypedValues();
        List<UUID> lines = new ArrayList<>();
        List<Nomination.Appraisal> found = new ArrayList<>();
        for (int i = 0; i < sheet.nominations().size(); i++) {
            Sheets.Opinion opinion = sheet.nominations().get(i).appraisal();
            lines.add(sheet.nominations().get(i).id());
            found.add(new Nomination.Appraisal(
                    typed.choice(
                            Nomination.Verdict.class, opinion.verdict(), "nominations." + i + ".appraisal.verdict"),
                    opinion.proceedingsPending(),
                    opinion.checks(),
                    opinion.reason()));
        }
        typed.refuse();
        writer.claim(id, sheet.version());
        nominationWriter.saveAppraisals(commendation, lines, found, actor.userId());
        writer.saveReturnDraft(id, sheet.returnDraft());
        return commendations.require(id).version();
    }

    /** Saves the council's minutes as far as they are typed; returns the new version. */
    @Transactional
    public int saveMinutes(Actor actor, UUID id, Sheets.Council sheet) {
        Commendation commendation = require(actor, id, Stage.VOTE, Role.COUNCIL);
        CommendationFile.SittingState sitting = store.sitting(commendation);
        if (sitting == CommendationFile.SittingState.OPEN) {
            throw Refusal.of("commendation.sitting.open");
        }
        if (sitting == CommendationFile.SittingState.CLOSED) {
            return saveNote(commendation, sheet);
        }
        TypedValues typed = new TypedValues();
        Sheets.Figures figures = sheet.minutes();
        Minutes minutes = new Minutes(
                typed.day(figures.heldOn(), "minutes.heldOn"),
                typed.whole(figures.members(), "minutes.members"),
                typed.whole(figures.present(), "minutes.present"),
                typed.whole(figures.written(), "minutes.written"),
                figures.note());
        List<UUID> lines = new ArrayList<>();
        List<Nomination.Vote> votes = new ArrayList<>();
        for (int i = 0; i < sheet.nominations().size(); i++) {
            Sheets.Ballot ballot = sheet.nominations().get(i).vote();
            String at = "nominations." + i + ".vote.";
            lines.add(sheet.nominations().get(i).id());
            votes.add(new Nomination.Vote(
                    typed.whole(ballot.votesFor(), at + "votesFor"),
                    typed.whole(ballot.votesAgainst(), at + "votesAgainst"),
                    null));
        }
        typed.refuse();
        writer.claim(id, sheet.version());
        nominationWriter.saveMinutes(commendation, minutes, actor.userId());
        nominationWriter.saveVotes(commendation, lines, votes);
        return commendations.require(id).version();
    }

    /** The figures are those of the ballot; only the note is a person's. */
    private int saveNote(Commendation commendation, Sheets.Council sheet) {
        Minutes counted = store.minutes(commendation);
        writer.claim(commendation.id(), sheet.version());
        nominationWriter.saveMinutes(
                commendation,
                new Minutes(
                        counted.heldOn(),
                        counted.members(),
                        counted.present(),
                        counted.written(),
                        sheet.minutes().note()),
                Actors.current().userId());
        return commendations.require(commendation.id()).version();
    }

    /** Saves what the signer wants the decision to say; returns the new version. */
    @Transactional
    public int saveDecision(Actor actor, UUID id, Sheets.Decision sheet) {
        require(actor, id, Stage.SIGNATURE, Role.APPROVER);
        writer.claim(id, sheet.version());
        writer.saveReturnDraft(id, sheet.returnDraft());
        writer.saveText(id, sheet.decisionSubject(), sheet.decisionBasis());
        if (sheet.signing() != null) {
            signing.save(id, sheet.signing());
        }
        return commendations.require(id).version();
    }

    /** Saves the number and the date as far as the clerk typed them; returns the new version. */
    @Transactional
    public int saveNumber(Actor actor, UUID id, Sheets.Number sheet) {
        require(actor, id, Stage.ISSUE, Role.CLERK);
        TypedValues typed = new TypedValues();
        Integer number = typed.whole(sheet.number(), "number");
        LocalDate on = typed.day(sheet.date(), "date");
        typed.refuse();
        writer.claim(id, sheet.version());
        writer.saveReturnDraft(id, sheet.returnDraft());
        writer.saveNumber(id, number, on);
        return commendations.require(id).version();
    }

    /** Saves what was handed over as far as it is typed; returns the new version. */
    @Transactional
    public int saveAwards(Actor actor, UUID id, Sheets.Awards sheet) {
        require(actor, id, Stage.AWARD, Role.COORDINATOR);
        TypedValues typed = new TypedValues();
        List<LocalDate> days = new ArrayList<>();
        List<Long> money = new ArrayList<>();
        for (int i = 0; i < sheet.nominations().size(); i++) {
            Sheets.HandOver award = sheet.nominations().get(i).award();
            days.add(typed.day(award.handedOverOn(), "nominations." + i + ".award.handedOverOn"));
            money.add(typed.money(award.money(), "nominations." + i + ".award.money"));
        }
        typed.refuse();
        writer.claim(id, sheet.version());
        writer.saveAwards(id, sheet.nominations(), days, money);
        return commendations.require(id).version();
    }

    private Commendation require(Actor actor, UUID id, Stage stage, Role role) {
        requireRole(actor, id, role);
        return commendations.requireAt(id, stage);
    }

    private Commendation requireRole(Actor actor, UUID id, Role role) {
        Commendation commendation = commendations.require(id);
        access.require(actor, commendation, role);
        return commendation;
    }

    /** One page of the cases with their dossiers, found by words without accents. */
    @Transactional
    public List<Nomination> dossiers(Actor actor, UUID id, String words, int limit, int offset) {
        Commendation commendation = commendations.require(id);
        access.requireReader(actor, commendation);
        readings.note(
                actor,
                Act.of("commendation.read", "commendation", id)
                        .inCycle(commendation.cycleId())
                        .ofUnit(commendation.coordinatorUnit()));
        return dossiers.of(commendation, store.nominations(commendation, words, limit, offset));
    }

    boolean mayRead(Actor actor, Commendation commendation) {
        return access.mayRead(actor, commendation);
    }

    /** The bodies of the cycle, one of which issues the decision. */
    private static Set<String> bodiesOf(Commendation commendation) {
        Set<String> bodies = new LinkedHashSet<>(List.of(
                commendation.organizer(),
                commendation.approverUnit(),
                commendation.coordinatorUnit(),
                commendation.clerkUnit(),
                commendation.reviewerUnit()));
        if (commendation.councilUnit() != null) {
            bodies.add(commendation.councilUnit());
        }
        return bodies;
    }
}
