package vn.tongket.assignment;

/**
 * What a unit types on its assignment: figures and dates stay as typed until they are reported.
 *
 * @param evidence the documents that prove the result, as people cite them
 * @param achieved what was achieved of the target, as written
 * @param assigned what had been assigned, as written; only for a target in per cent
 * @param extensionReason why more time is needed
 * @param extensionDueOn until when, as written
 */
public record Progress(
        String said,
        String difficulties,
        String evidence,
        String achieved,
        String assigned,
        String extensionReason,
        String extensionDueOn) {

    public static final Progress NOTHING = new Progress(null, null, null, null, null, null, null);

    /** A report in words only. */
    public static Progress saying(String said) {
        return new Progress(said, null, null, null, null, null, null);
    }

    public Progress measuring(String howMuch, String ofHowMuch) {
        return new Progress(said, difficulties, evidence, howMuch, ofHowMuch, extensionReason, extensionDueOn);
    }

    public Progress askingUntil(String dueOn, String reason) {
        return new Progress(said, difficulties, evidence, achieved, assigned, reason, dueOn);
    }
}
