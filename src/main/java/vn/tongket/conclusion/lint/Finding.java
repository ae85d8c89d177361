package vn.tongket.conclusion.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.tongket.Refusal;

/**
 * Something about a clause that a person should look at. Whether it keeps the conclusion from being signed is for the
 * decision table {@code clause-check} to say.
 *
 * @param at the place in the draft, e.g. {@code clauses.3.due}
 * @param ref how the clause is cited; empty for the general part
 * @param about what exactly was found, so that a reason given for one holiday is none for another one
 * @param args arguments of the sentence {@code conclusion.clause.<code>}
 * @param proposal what a click puts into the field; null where nothing can be proposed
 */
public record Finding(Code code, String at, String ref, String about, List<Object> args, String proposal) {

    static Finding of(Code code, String at, String ref, String about, Object... args) {
        return new Finding(code, at, ref, about, Arrays.asList(args), null);
    }

    Finding proposing(String text) {
        return new Finding(code, at, ref, about, args, text);
    }

    /** What can be wrong with a clause; the names are values of the decision table. */
    public enum Code {
        LEAD_MISSING(Severity.ERROR),
        TWO_LEADS(Severity.ERROR),
        LEAD_COOPERATES(Severity.ERROR),
        LEAD_GONE(Severity.ERROR),
        COOPERATING_GONE(Severity.WARNING),
        DUE_MISSING(Severity.WARNING),
        DUE_BEFORE_ISSUING(Severity.ERROR),
        DUE_DAY_OFF(Severity.WARNING),
        DUE_AFTER_REVIEW(Severity.WARNING),
        DUE_IN_TEXT(Severity.WARNING),
        DELIVERABLE_MISSING(Severity.WARNING),
        PERIOD_MISSING(Severity.WARNING),
        CITATION_AMBIGUOUS(Severity.WARNING),
        CITATION_EXPIRED(Severity.WARNING),
        CITATION_UNDATED(Severity.WARNING),
        TARGET_WITHOUT_NUMBER(Severity.WARNING),
        TARGET_IN_TEXT(Severity.WARNING),
        GENERAL_WITH_DATE(Severity.WARNING),
        GENERAL_WITH_LEAD(Severity.IGNORE);

        private final Severity unlessDecided;

        Code(Severity unlessDecided) {
            this.unlessDecided = unlessDecided;
        }

        /** What a finding means where the published table has no row for it. */
        public Severity unlessDecided() {
            return unlessDecided;
        }

        /** As it stands in keys of texts: {@code due-day-off}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a finding means for the signature. */
    public enum Severity {
        /** Keeps the conclusion from being signed. */
        ERROR,
        /** Is signed with a reason only. */
        WARNING,
        IGNORE
    }

    public Refusal.Problem problem() {
        return new Refusal.Problem(at, "conclusion.clause." + code.key(), args);
    }

    /** What a reason is given for; the same clause with another date is something else. */
    public String keyOf(String clause) {
        return clause + "|" + about;
    }
}
