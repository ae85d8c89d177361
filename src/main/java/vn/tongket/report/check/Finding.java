package vn.tongket.report.check;

import java.util.Arrays;
import java.util.List;
import vn.tongket.Refusal;

/**
 * Something about a report that a person should look at. Whether it blocks the submission is for the decision table
 * {@code report-check} to say.
 *
 * @param at the place in the form, e.g. {@code sections.3.text}
 * @param args arguments of the sentence {@code report.check.<code>}
 */
public record Finding(Code code, String at, List<Object> args) {

    static Finding of(Code code, String at, Object... args) {
        return new Finding(code, at, Arrays.asList(args));
    }

    /** What can be wrong with a report; the names are values of the decision table. */
    public enum Code {
        SECTION_BLANK("section-blank"),
        SECTION_REASON_MISSING("section-reason-missing"),
        SECTION_TOO_SHORT("section-too-short"),
        SECTION_BOTH("section-both"),
        NUMBER_UNREADABLE("number-unreadable"),
        NUMBER_NEGATIVE("number-negative"),
        RATIO_INCOMPLETE("ratio-incomplete"),
        RATIO_OF_NOTHING("ratio-of-nothing"),
        RATIO_NUMERATOR_GREATER("ratio-numerator-greater"),
        ABOVE_LIMIT("above-limit"),
        BELOW_LIMIT("below-limit"),
        INDICATOR_MISSING("indicator-missing"),
        YEAR_MISSING("year-missing"),
        YEAR_OUTSIDE_PERIOD("year-outside-period"),
        DATE_MISSING("date-missing"),
        DATE_UNREADABLE("date-unreadable"),
        DATE_BEFORE_PERIOD("date-before-period"),
        DATE_IN_FUTURE("date-in-future"),
        SECTION_PLACEHOLDER("section-placeholder"),
        SECTION_REPEATS_GUIDANCE("section-repeats-guidance"),
        YEAR_JUMP("year-jump"),
        PREVIOUS_JUMP("previous-jump"),
        UNITS_OUTLYING("units-outlying"),
        CLAIM_DIFFERS("claim-differs"),
        CLAIM_NOT_FULL("claim-not-full"),
        CLAIM_NOT_EXCEEDED("claim-not-exceeded"),
        CLAIM_CHANGE_DIFFERS("claim-change-differs"),
        CITATION_AMBIGUOUS("citation-ambiguous"),
        CITATION_UNKNOWN("citation-unknown"),
        CITATION_EXPIRED("citation-expired"),
        CITATION_REPLACED("citation-replaced"),
        COPIED_PASSAGE("copied-passage"),
        COPIED_SOMEWHERE("copied-somewhere"),
        COPIED_FROM_PREVIOUS("copied-from-previous");

        private final String key;

        Code(String key) {
            this.key = key;
        }

        /** What a finding means where the published table has no row for it: a guess never blocks by itself. */
        public Severity unlessDecided() {
            return compareTo(SECTION_PLACEHOLDER) < 0 ? Severity.BLOCK : Severity.WARN;
        }
    }

    /** What a finding means for the submission. */
    public enum Severity {
        BLOCK,
        WARN,
        IGNORE
    }

    /** Whether something is not there yet, rather than wrong. */
    boolean isAbsence() {
        return switch (code) {
            case SECTION_BLANK, INDICATOR_MISSING, YEAR_MISSING, DATE_MISSING, RATIO_INCOMPLETE -> true;
            default -> false;
        };
    }

    public Refusal.Problem problem() {
        return new Refusal.Problem(at, "report.check." + code.key, args);
    }
}
