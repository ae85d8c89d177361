package vn.tongket.commendation.council;

import java.time.LocalDate;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.commendation.Share;
import vn.tongket.commendation.TypedValues;
import vn.tongket.commendation.VoteRules;

/** A regulation as it is typed. */
public record RegulationEntry(
        String owner,
        String name,
        String awardName,
        String quorum,
        String threshold,
        String voteBase,
        String secretBallot,
        String absenteeByWriting,
        String validFrom,
        String validTo) {

    public static final RegulationEntry EMPTY =
            new RegulationEntry(null, null, null, null, null, null, null, null, null, null);

    record Read(VoteRules rules, LocalDate from, LocalDate to, Refusal.Collector problems) {}

    Read read() {
        TypedValues typed = new TypedValues();
        Share quorumRead = typed.share(quorum, "quorum");
        Share thresholdRead = typed.share(threshold, "threshold");
        VoteRules.Base base = typed.choice(VoteRules.Base.class, voteBase, "voteBase");
        LocalDate from = typed.day(validFrom, "validFrom");
        LocalDate to = typed.day(validTo, "validTo");
        Refusal.Collector problems = typed.problems();
        require(name, "name", "commendation.regulation.name-missing", problems);
        require(quorum, "quorum", "commendation.terms.quorum-missing", problems);
        require(threshold, "threshold", "commendation.terms.threshold-missing", problems);
        require(voteBase, "voteBase", "commendation.terms.base-missing", problems);
        require(secretBallot, "secretBallot", "commendation.terms.secret-missing", problems);
        require(absenteeByWriting, "absenteeByWriting", "commendation.terms.absentee-missing", problems);
        require(validFrom, "validFrom", "commendation.regulation.from-missing", problems);
        if (from != null && to != null && to.isBefore(from)) {
            problems.add("validTo", "commendation.regulation.reversed");
        }
        VoteRules rules = new VoteRules(
                Text.clean(name), quorumRead, thresholdRead, base, is(secretBallot), is(absenteeByWriting));
        return new Read(rules, from, to, problems);
    }

    private static boolean is(String typed) {
        return "true".equals(typed);
    }

    private static void require(String typed, String at, String otherwise, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            problems.add(at, otherwise);
        }
    }
}
