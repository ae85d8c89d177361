package vn.tongket.report;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Where a classified report is, in the place of the report: nothing on it is free text, so nothing of the content can
 * stand on it.
 *
 * @param recipientUnit code of the unit that received the paper
 * @param registerNumber the number in the sender's register of classified papers
 */
public record ReferenceCard(
        Level level,
        LocalDate deliveredOn,
        Channel channel,
        String recipientUnit,
        Recipient recipientRole,
        String registerNumber,
        Instant declaredAt) {

    /** The three levels of the law. */
    public enum Level {
        MAT,
        TOI_MAT,
        TUYET_MAT
    }

    /** How classified papers travel. */
    public enum Channel {
        BY_HAND,
        COURIER,
        MILITARY_POST,
        SPECIAL_POST,
        CIPHER
    }

    /** In what capacity it was received; a person's name is nobody's business here. */
    public enum Recipient {
        CLERK,
        LEADER,
        REVIEWER,
        COORDINATOR
    }
}
