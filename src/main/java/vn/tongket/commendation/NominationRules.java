package vn.tongket.commendation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.Nomination.Verdict;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** When a list may go on: from the proposals to the appraisal, from there to the council, and what the votes make of it. */
@Component
class NominationRules {

    private final Units units;

    NominationRules(Units units) {
        this.units = units;
    }

    /** The terms are complete, and every line can be appraised. */
    void checkProposals(Commendation commendation, List<Nomination> nominations, LocalDate today) {
        Refusal.Collector problems = new Refusal.Collector();
        checkTerms(commendation.terms(), problems);
        if (nominations.stream().allMatch(Nomination::withdrawn)) {
            problems.add("nominations", "commendation.nominations.empty");
        }
        LocalDate meritEnd = commendation.meritTo() == null ? today : commendation.meritTo();
        Map<String, Unit> known = units
                .all(nominations.stream()
                        .map(Nomination::unit)
                        .filter(unit -> unit != null)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Unit::code, Function.identity()));
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < nominations.size(); i++) {
            Nomination nomination = nominations.get(i);
            if (!nomination.withdrawn()) {
                checkLine(nomination, "nominations." + i + ".", known.get(nomination.unit()), meritEnd, problems);
                Integer first = Text.isBlank(nomination.name())
                        ? null
                        : seen.putIfAbsent(nomination.recipientKey(), nomination.ordinal());
                if (first != null) {
                    problems.add(
                            "nominations." + i + ".name", "commendation.nomination.twice", nomination.ordinal(), first);
                }
            }
        }
        problems.refuse();
    }

    private static void checkTerms(Terms terms, Refusal.Collector problems) {
        require(terms.awardName(), "terms.awardName", "commendation.terms.award-missing", problems);
        require(terms.awardingTitle(), "terms.awardingTitle", "commendation.terms.title-missing", problems);
        require(terms.regulation(), "terms.regulation", "commendation.terms.regulation-missing", problems);
        require(terms.quorum(), "terms.quorum", "commendation.terms.quorum-missing", problems);
        require(terms.threshold(), "terms.threshold", "commendation.terms.threshold-missing", problems);
        require(terms.voteBase(), "terms.voteBase", "commendation.terms.base-missing", problems);
        require(terms.secretBallot(), "terms.secretBallot", "commendation.terms.secret-missing", problems);
        require(terms.absenteeByWriting(), "terms.absenteeByWriting", "commendation.terms.absentee-missing", problems);
    }

    private static void checkLine(
            Nomination nomination, String at, Unit unit, LocalDate meritEnd, Refusal.Collector problems) {
        require(nomination.name(), at + "name", "commendation.nomination.name-missing", problems);
        require(nomination.merit(), at + "merit", "commendation.nomination.merit-missing", problems);
        if (unit == null) {
            problems.add(at + "unit", "commendation.nomination.unit-missing", nomination.ordinal());
        } else if (nomination.kind() == Recipient.COLLECTIVE
                && !unit.existsOn(meritEnd)
                && Text.isBlank(nomination.dissolvedBasis())) {
            problems.add(
                    at + "dissolvedBasis",
                    "commendation.nomination.unit-dissolved",
                    unit.name(),
                    Deadline.day(meritEnd).text());
        }
    }

    /** Every line has a verdict that holds. */
    void checkAppraisals(List<Nomination> nominations, Set<UUID> waiting) {
        Refusal.Collector problems = new Refusal.Collector();
        for (int i = 0; i < nominations.size(); i++) {
            Nomination nomination = nominations.get(i);
            Nomination.Appraisal appraisal = nomination.appraisal();
            String at = "nominations." + i + ".appraisal.";
            if (nomination.withdrawn()) {
                continue;
            }
            if (appraisal.verdict() == null) {
                problems.add(at + "verdict", "commendation.appraisal.verdict-missing", nomination.ordinal());
            } else if (appraisal.verdict() == Verdict.NOT_ELIGIBLE && Text.isBlank(appraisal.reason())) {
                problems.add(at + "reason", "commendation.appraisal.reason-missing", nomination.ordinal());
            } else if (appraisal.verdict() == Verdict.ELIGIBLE && appraisal.proceedingsPending() == null) {
                problems.add(at + "proceedingsPending", "commendation.appraisal.proceedings-missing");
            } else if (appraisal.verdict() == Verdict.ELIGIBLE && appraisal.proceedingsPending()) {
                problems.add(at + "verdict", "commendation.appraisal.proceedings-pending", nomination.ordinal());
            } else if (appraisal.verdict() == Verdict.ELIGIBLE) {
                checkEligible(nomination, at, waiting, problems);
            }
        }
        problems.refuse();
    }

    private static void checkEligible(Nomination nomination, String at, Set<UUID> waiting, Refusal.Collector problems) {
        Nomination.Checks checks = nomination.appraisal().checks();
        List<Boolean> answers =
                Arrays.asList(checks.fileComplete(), checks.rightObject(), checks.criteriaMet(), checks.singleAward());
        if (answers.contains(null)) {
            problems.add(at + "checks.fileComplete", "commendation.appraisal.check-missing", nomination.ordinal());
        } else if (answers.contains(false)) {
            problems.add(at + "verdict", "commendation.appraisal.check-failed", nomination.ordinal());
        } else if (waiting.contains(nomination.id())) {
            problems.add(at + "verdict", "commendation.appraisal.paper-open", nomination.ordinal());
        }
    }

    /** The figures of the minutes are possible, and the council could decide. */
    void checkMinutes(VoteRules rules, Minutes minutes, List<Nomination> nominations, LocalDate today) {
        Refusal.Collector problems = new Refusal.Collector();
        require(minutes.heldOn(), "minutes.heldOn", "commendation.minutes.day-missing", problems);
        if (minutes.heldOn() != null && minutes.heldOn().isAfter(today)) {
            problems.add(
                    "minutes.heldOn",
                    "commendation.minutes.day-in-future",
                    Deadline.day(minutes.heldOn()).text());
        }
        if (minutes.members() == null || minutes.members() == 0) {
            problems.add("minutes.members", "commendation.minutes.members-missing");
        }
        require(minutes.present(), "minutes.present", "commendation.minutes.present-missing", problems);
        problems.refuse();
        if (minutes.takingPart() > minutes.members()) {
            problems.add("minutes.present", "commendation.minutes.too-many", minutes.takingPart(), minutes.members());
        } else if (!rules.hasQuorum(minutes.members(), minutes.present())) {
            problems.add(
                    "minutes.present",
                    "commendation.minutes.no-quorum",
                    minutes.present(),
                    minutes.members(),
                    rules.quorum().text());
        }
        if (minutes.takingPart() > minutes.present() && !rules.absenteeByWriting()) {
            problems.add("minutes.written", "commendation.minutes.written-not-allowed");
        }
        for (int i = 0; i < nominations.size(); i++) {
            Nomination nomination = nominations.get(i);
            Nomination.Vote vote = nomination.vote();
            String at = "nominations." + i + ".vote.votesFor";
            if (!nomination.isEligible()) {
                continue;
            }
            if (vote.votesFor() == null || vote.votesAgainst() == null) {
                problems.add(at, "commendation.vote.missing", nomination.ordinal());
            } else if (vote.votesFor() + vote.votesAgainst() > minutes.takingPart()) {
                problems.add(
                        at,
                        "commendation.vote.too-many",
                        nomination.ordinal(),
                        vote.votesFor() + vote.votesAgainst(),
                        minutes.takingPart());
            }
        }
        problems.refuse();
    }

    private static void require(Object value, String at, String otherwise, Refusal.Collector problems) {
        if (value == null || (value instanceof String text && Text.isBlank(text))) {
            problems.add(at, otherwise);
        }
    }
}
