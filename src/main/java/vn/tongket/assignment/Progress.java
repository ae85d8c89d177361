package vn.tongket.assignment;

/**
 * What a unit types on its assignment: figures and dates stay as typed until they are reported.
 *
 * @param evidence the documents that prove the result, as people cite them
 * @param achieved what was achieved of the target, as written
 * @param assigned what had been assigned, as written; only for a target in per cent
 * @param extensionReason why more time is needed
 * @param extensionDueOn until when, as written
 * @param proposals what the unit proposes
 * @param links addresses of what proves the result, one in a line
 * @param periodTo last day of the period that is reported on; blank for the one that runs
 * @param openPartsReason why it is done although parts of it are not
 */
public record Progress(
        String said,
        String difficulties,
        String evidence,
        String achieved,
        String assigned,
        String extensionReason,
        String extensionDueOn,
        String proposals,
        String links,
        String periodTo,
        String openPartsReason) {

    public static final Progress NOTHING =
            new Progress(null, null, null, null, null, null, null, null, null, null, null);

    /** A report in words only. */
    public static Progress saying(String said) {
        return new Progress(said, null, null, null, null, null, null, null, null, null, null);
    }

    public Progress measuring(String howMuch, String ofHowMuch) {
        return new Progress(
                said,
                difficulties,
                evidence,
                howMuch,
                ofHowMuch,
                extensionReason,
                extensionDueOn,
                proposals,
                links,
                periodTo,
                openPartsReason);
    }

    public Progress askingUntil(String dueOn, String reason) {
        return new Progress(
                said,
                difficulties,
                evidence,
                achieved,
                assigned,
                reason,
                dueOn,
                proposals,
                links,
                periodTo,
                openPartsReason);
    }

    /** The same for another period, with addresses that prove it. */
    public Progress on(String lastDay, String addresses) {
        return new Progress(
                said,
                difficulties,
                evidence,
                achieved,
                assigned,
                extensionReason,
                extensionDueOn,
                proposals,
                addresses,
                lastDay,
                openPartsReason);
    }

    public Progress despiteOpenParts(String reason) {
        return new Progress(
                said,
                difficulties,
                evidence,
                achieved,
                assigned,
                extensionReason,
                extensionDueOn,
                proposals,
                links,
                periodTo,
                reason);
    }
}
