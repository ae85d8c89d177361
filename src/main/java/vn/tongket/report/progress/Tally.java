package vn.tongket.report.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * How many reports stand where, and the rates that follow. Withdrawn reports count nowhere; of the rate of punctuality
 * those that still have time are left out, as nobody knows yet (1270/BC-TCTTTg counts so).
 */
public record Tally(Map<ReportState, Integer> by) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public int of(ReportState state) {
        return by.getOrDefault(state, 0);
    }

    /** All reports that are owed. */
    public int owed() {
        return by.values().stream().mapToInt(Integer::intValue).sum() - of(ReportState.WITHDRAWN);
    }

    /** Submitted and not returned, accepted or not. */
    public int submitted() {
        return of(ReportState.SUBMITTED) + of(ReportState.SUBMITTED_LATE) + accepted();
    }

    public int accepted() {
        return of(ReportState.ACCEPTED) + of(ReportState.ACCEPTED_LATE);
    }

    public int onTime() {
        return of(ReportState.SUBMITTED) + of(ReportState.ACCEPTED);
    }

    public int late() {
        return of(ReportState.SUBMITTED_LATE) + of(ReportState.ACCEPTED_LATE);
    }

    public int overdue() {
        return of(ReportState.OVERDUE);
    }

    /** Those of which is known whether they came in time. */
    public int decided() {
        return onTime() + late() + overdue();
    }

    public String submittedRate() {
        return percent(submitted(), owed());
    }

    public String acceptedRate() {
        return percent(accepted(), owed());
    }

    public String onTimeRate() {
        return percent(onTime(), decided());
    }

    /** “97,5%”; a hundred only where nothing lacks, and null where there is nothing to be a part of. */
    static String percent(long part, long whole) {
        if (whole == 0) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(part).multiply(HUNDRED);
        BigDecimal shown = exact.divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        if (part < whole && shown.compareTo(HUNDRED) >= 0) {
            shown = exact.divide(BigDecimal.valueOf(whole), 1, RoundingMode.FLOOR);
        }
        return shown.stripTrailingZeros().toPlainString().replace('.', ',') + "%";
    }
}
