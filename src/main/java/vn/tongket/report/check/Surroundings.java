package vn.tongket.report.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.reference.CitationReader;
import vn.tongket.report.Plans;
import vn.tongket.report.PreviousReports;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportVersion;
import vn.tongket.report.check.Finding.Code;

/**
 * Looks at a report in its surroundings: the other units, the unit's own report before, the register of documents, the
 * wording of others. It asks the database a handful of questions, however much there is, and only for what is wanted.
 */
@Component
class Surroundings {

    /** What cannot be found by looking at the report alone. */
    static final Set<Code> CODES = EnumSet.of(
            Code.PREVIOUS_JUMP,
            Code.UNITS_OUTLYING,
            Code.CITATION_AMBIGUOUS,
            Code.CITATION_UNKNOWN,
            Code.CITATION_EXPIRED,
            Code.CITATION_REPLACED,
            Code.COPIED_PASSAGE,
            Code.COPIED_SOMEWHERE,
            Code.COPIED_FROM_PREVIOUS);

    private final UnitSpread spread;
    private final PreviousReports previous;
    private final CitationReader citations;
    private final CopyFindings copies;
    private final Thresholds thresholds;
    private final Clock clock;

    Surroundings(
            UnitSpread spread,
            PreviousReports previous,
            CitationReader citations,
            CopyFindings copies,
            Thresholds thresholds,
            Clock clock) {
        this.spread = spread;
        this.previous = previous;
        this.citations = citations;
        this.copies = copies;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    /**
     * @param version the version looked at; null while nothing is written
     * @param wanted kinds of findings that somebody will act on
     */
    List<Finding> look(
            ReviewCycle cycle,
            Obligation obligation,
            Plans.Plan plan,
            ReportVersion version,
            ReportContent content,
            Set<Code> wanted) {
        List<Finding> found = new ArrayList<>();
        OutlierRules outliers = new OutlierRules(cycle, plan.indicators(), thresholds);
        if (wanted.contains(Code.UNITS_OUTLYING)) {
            found.addAll(outliers.amongUnits(content, spread.of(cycle.id()), obligation.groupCode()));
        }
        boolean compared = wanted.contains(Code.PREVIOUS_JUMP) || wanted.contains(Code.COPIED_FROM_PREVIOUS);
        Optional<PreviousReports.Previous> before = compared ? previous.of(obligation) : Optional.empty();
        if (wanted.contains(Code.PREVIOUS_JUMP) && before.isPresent()) {
            found.addAll(outliers.sincePrevious(
                    content,
                    previous.figures(before.get().versionId()),
                    before.get().cycleTitle()));
        }
        if (wanted.contains(Code.CITATION_AMBIGUOUS)
                || wanted.contains(Code.CITATION_UNKNOWN)
                || wanted.contains(Code.CITATION_EXPIRED)
                || wanted.contains(Code.CITATION_REPLACED)) {
            found.addAll(new CitationRules(plan.outline(), asOf(cycle, content))
                    .check(citations.read(CitationRules.sources(plan.outline(), content))));
        }
        if (wanted.contains(Code.COPIED_FROM_PREVIOUS) && before.isPresent()) {
            found.addAll(copies.fromPrevious(plan, content, before.get()));
        }
        if (wanted.contains(Code.COPIED_PASSAGE) || wanted.contains(Code.COPIED_SOMEWHERE)) {
            found.addAll(copies.amongUnits(
                    cycle, obligation.id(), plan, version, content, wanted.contains(Code.COPIED_PASSAGE)));
        }
        return found;
    }

    /** The day up to which the report counts, which is what its citations should hold on. */
    private LocalDate asOf(ReviewCycle cycle, ReportContent content) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
        LocalDate until = ReportRules.day(content.dataUntil());
        LocalDate meant = until != null ? until : cycle.periodTo();
        return meant == null || meant.isAfter(today) ? today : meant;
    }
}
