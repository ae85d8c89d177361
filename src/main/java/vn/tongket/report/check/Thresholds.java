package vn.tongket.report.check;

import java.math.BigDecimal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How far a figure may lie from others before somebody is asked to look again; settings of the house. */
@Component
class Thresholds {

    static final Thresholds USUAL =
            new Thresholds(new BigDecimal(5), new BigDecimal(3), new BigDecimal(30), new BigDecimal(3), 8);

    private final BigDecimal yearFactor;
    private final BigDecimal previousFactor;
    private final BigDecimal ratioPoints;
    private final BigDecimal fence;
    private final int fewest;

    Thresholds(
            @Value("${tongket.report-check.year-factor:5}") BigDecimal yearFactor,
            @Value("${tongket.report-check.previous-factor:3}") BigDecimal previousFactor,
            @Value("${tongket.report-check.ratio-points:30}") BigDecimal ratioPoints,
            @Value("${tongket.report-check.units-fence:3}") BigDecimal fence,
            @Value("${tongket.report-check.units-fewest:8}") int fewest) {
        this.yearFactor = yearFactor;
        this.previousFactor = previousFactor;
        this.ratioPoints = ratioPoints;
        this.fence = fence;
        this.fewest = fewest;
    }

    /** How many times a year may be the year before. */
    BigDecimal yearFactor() {
        return yearFactor;
    }

    /** How many times a figure may be that of the cycle before. */
    BigDecimal previousFactor() {
        return previousFactor;
    }

    /** How many percentage points a ratio may move. */
    BigDecimal ratioPoints() {
        return ratioPoints;
    }

    /** How many times the distance of the quartiles a figure may lie beyond them. */
    BigDecimal fence() {
        return fence;
    }

    /** How many units must have reported before one is compared with them. */
    int fewest() {
        return fewest;
    }
}
