package vn.tongket.commendation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.commendation.council.Regulation;
import vn.tongket.commendation.council.Regulations;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Reads the list of those who are proposed and its terms as they were typed. */
@Component
class NominationReader {

    private final Regulations regulations;
    private final Units units;
    private final SecrecyGuard secrecy;
    private final Clock clock;

    NominationReader(Regulations regulations, Units units, SecrecyGuard secrecy, Clock clock) {
        this.regulations = regulations;
        this.units = units;
        this.secrecy = secrecy;
        this.clock = clock;
    }

    /** What could be read. */
    record Read(LocalDate from, LocalDate to, VoteRules rules, List<NominationWriter.Line> lines) {}

    /** Everything, or a refusal that names what cannot be read; {@code bodies} may own the decision and its rules. */
    Read read(Sheets.Nominations sheet, Set<String> bodies) {
        TypedValues typed = new TypedValues();
        Terms terms = sheet.terms();
        LocalDate from = typed.day(terms.meritFrom(), "terms.meritFrom");
        LocalDate to = typed.day(terms.meritTo(), "terms.meritTo");
        if (from != null && to != null && to.isBefore(from)) {
            typed.problems().add("terms.meritTo", "commendation.terms.period-reversed");
        }
        if (!Text.isBlank(terms.awardingUnit()) && !bodies.contains(terms.awardingUnit())) {
            typed.problems().add("terms.awardingUnit", "commendation.terms.unit-foreign");
        }
        VoteRules rules = new VoteRules(
                terms.regulation(),
                typed.share(terms.quorum(), "terms.quorum"),
                typed.share(terms.threshold(), "terms.threshold"),
                typed.choice(VoteRules.Base.class, terms.voteBase(), "terms.voteBase"),
                terms.secretBallot(),
                terms.absenteeByWriting());
        List<NominationWriter.Line> lines = lines(sheet.nominations(), typed);
        if (!Text.isBlank(terms.regulationId())) {
            Regulation regulation = regulation(bodies, terms, typed);
            rules = regulation == null ? rules : regulation.rules();
        }
        typed.refuse();
        return new Read(from, to, rules, lines);
    }

    /** The regulation that was chosen; it must be one of the bodies of the cycle, hold today and fit the award. */
    private Regulation regulation(Set<String> bodies, Terms terms, TypedValues typed) {
        Regulation found = regulations.inForce(bodies, LocalDate.now(clock)).stream()
                .filter(regulation -> regulation.id().toString().equals(terms.regulationId()))
                .findFirst()
                .orElse(null);
        if (found == null) {
            typed.problems().add("terms.regulationId", "commendation.regulation.not-in-force");
        } else if (found.awardName() != null
                && !Text.isBlank(terms.awardName())
                && !Nomination.searchKey(found.awardName()).equals(Nomination.searchKey(terms.awardName()))) {
            typed.problems().add("terms.regulationId", "commendation.regulation.other-award", found.awardName());
        }
        return found;
    }

    private List<NominationWriter.Line> lines(List<Sheets.Proposal> proposals, TypedValues typed) {
        Set<String> known = units
                .all(proposals.stream()
                        .map(Sheets.Proposal::unit)
                        .filter(unit -> !Text.isBlank(unit))
                        .distinct()
                        .toList())
                .stream()
                .map(Unit::code)
                .collect(Collectors.toSet());
        List<NominationWriter.Line> lines = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            Sheets.Proposal proposal = proposals.get(i);
            secrecy.check("nominations." + i + ".merit", proposal.merit());
            secrecy.check("nominations." + i + ".evidence", proposal.evidence());
            Recipient kind = typed.choice(Recipient.class, proposal.kind(), "nominations." + i + ".kind");
            if (!Text.isBlank(proposal.unit()) && !known.contains(Text.clean(proposal.unit()))) {
                typed.problems()
                        .add("nominations." + i + ".unit", "commendation.nomination.unit-unknown", proposal.unit());
            }
            lines.add(new NominationWriter.Line(
                    proposal.id() == null ? UUID.randomUUID() : proposal.id(),
                    kind == null ? Recipient.COLLECTIVE : kind,
                    proposal));
        }
        return lines;
    }
}
