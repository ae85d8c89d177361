package vn.tongket.assignment.urging;

import java.time.LocalDate;
import vn.tongket.Text;
import vn.tongket.document.Signing;

/**
 * What people type on a case; null is left as it was.
 *
 * @param symbol number and symbol that the Party office gave its letter on paper
 * @param dropReason why no letter is sent, or no criticism proposed
 * @param answer the unit's explanation
 * @param reason why criticism is proposed
 * @param decision why the chair decides as it does
 */
public record CaseText(
        String subject,
        String text,
        String symbol,
        LocalDate letterOn,
        Signing signing,
        String dropReason,
        String answer,
        LocalDate promisedOn,
        String reason,
        String decision) {

    public static final CaseText NOTHING =
            new CaseText(null, null, null, null, Signing.NONE, null, null, null, null, null);

    public static CaseText letter(
            String subject, String text, String symbol, LocalDate on, Signing signing, String dropReason) {
        return new CaseText(
                clean(subject),
                clean(text),
                clean(symbol),
                on,
                signing == null ? Signing.NONE : signing,
                clean(dropReason),
                null,
                null,
                null,
                null);
    }

    public static CaseText explanation(String answer, LocalDate promisedOn) {
        return new CaseText(null, null, null, null, Signing.NONE, null, clean(answer), promisedOn, null, null);
    }

    public static CaseText proposal(String reason, String dropReason) {
        return new CaseText(null, null, null, null, Signing.NONE, clean(dropReason), null, null, clean(reason), null);
    }

    public static CaseText decision(String decision) {
        return new CaseText(null, null, null, null, Signing.NONE, null, null, null, null, clean(decision));
    }

    private static String clean(String text) {
        return text == null ? null : Text.clean(text);
    }
}
