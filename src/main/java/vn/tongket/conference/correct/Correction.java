package vn.tongket.conference.correct;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import vn.tongket.document.Signing;

/**
 * A correction of signed minutes.
 *
 * @param no counts from 1 within the conference
 * @param was what the minutes say
 * @param shallBe what they should say
 * @param confirmed null until the approver decides
 * @param refusal why it was not confirmed, or null
 */
public record Correction(
        UUID id,
        int no,
        Part part,
        String was,
        String shallBe,
        String reason,
        Instant proposedAt,
        String proposedBy,
        Boolean confirmed,
        String refusal,
        Signing signing,
        Instant decidedAt,
        String decidedBy) {

    /** Which part of the minutes is corrected. */
    public enum Part {
        TIME_PLACE,
        PARTICIPANTS,
        PROGRAMME,
        SPEECH,
        EVALUATION,
        LIMITATION,
        REMARK,
        OTHER;

        static Part of(String code) {
            return Arrays.stream(values())
                    .filter(part -> part.name().equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A correction as it is typed. */
    public record Entry(String part, String was, String shallBe, String reason) {}

    public boolean isDecided() {
        return confirmed != null;
    }
}
