package vn.tongket.report.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.Figure;
import vn.tongket.report.Plans;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportTables;
import vn.tongket.report.ReportVersion;
import vn.tongket.report.check.Finding.Severity;

/** Looks at a report before it goes on: what blocks it and what only deserves a second look. */
@Component
public class ReportInspection {

    private static final Set<Finding.Code> OF_OTHERS =
            EnumSet.of(Finding.Code.COPIED_PASSAGE, Finding.Code.COPIED_SOMEWHERE);

    /** A card has nothing to look at. */
    private static final Result NOTHING = new Result(List.of(), List.of(), List.of());

    private final Plans plans;
    private final ReportTables tables;
    private final Surroundings surroundings;
    private final Thresholds thresholds;
    private final SecrecyGuard secrecy;
    private final Clock clock;

    ReportInspection(
            Plans plans,
            ReportTables tables,
            Surroundings surroundings,
            Thresholds thresholds,
            SecrecyGuard secrecy,
            Clock clock) {
        this.plans = plans;
        this.tables = tables;
        this.surroundings = surroundings;
        this.thresholds = thresholds;
        this.secrecy = secrecy;
        this.clock = clock;
    }

    /** What was found, as sentences for the form; {@code missing} blocks as well, but is no fault while people still write. */
    public record Result(
            List<Refusal.Problem> missing, List<Refusal.Problem> blocking, List<Refusal.Problem> warnings) {

        public List<Refusal.Problem> allBlocking() {
            return Stream.concat(blocking.stream(), missing.stream()).toList();
        }
    }

    /** For the unit that writes: everything but the other units' wording. */
    public Result inspect(ReviewCycle cycle, Obligation obligation, ReportVersion version, ReportContent content) {
        return inspect(
                cycle,
                obligation,
                version,
                content,
                (code, severity) -> severity != Severity.IGNORE && !OF_OTHERS.contains(code));
    }

    /** For whoever checks a submitted report: also which passages stand in whose report. */
    public Result inspectForChecker(
            ReviewCycle cycle, Obligation obligation, ReportVersion version, ReportContent content) {
        return inspect(
                cycle,
                obligation,
                version,
                content,
                (code, severity) -> severity != Severity.IGNORE && code != Finding.Code.COPIED_SOMEWHERE);
    }

    /** What blocks the way on. What lies around the report is looked at only where the table makes it block. */
    public Result inspectForStep(
            ReviewCycle cycle, Obligation obligation, ReportVersion version, ReportContent content) {
        return inspect(
                cycle,
                obligation,
                version,
                content,
                (code, severity) -> severity == Severity.BLOCK && code != Finding.Code.COPIED_PASSAGE);
    }

    private Result inspect(
            ReviewCycle cycle,
            Obligation obligation,
            ReportVersion version,
            ReportContent content,
            BiPredicate<Finding.Code, Severity> acted) {
        if (version != null && version.byCard()) {
            return NOTHING;
        }
        Plans.Plan plan = plans.of(cycle);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
        List<Finding> found =
                new ArrayList<>(new ReportRules(cycle, plan.outline(), plan.indicators(), today).check(content));
        found.addAll(new SeriesRules(cycle, thresholds).check(plan.indicators(), content));
        found.addAll(new ClaimRules(plan.indicators()).check(plan.outline(), content));
        Map<Finding.Code, Severity> severities = tables.severities();
        Set<Finding.Code> wanted = Surroundings.CODES.stream()
                .filter(code -> acted.test(code, severities.getOrDefault(code, code.unlessDecided())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Finding.Code.class)));
        if (!wanted.isEmpty()) {
            found.addAll(surroundings.look(cycle, obligation, plan, version, content, wanted));
        }
        return new Result(
                of(found, finding -> finding.isAbsence() && severity(severities, finding) == Severity.BLOCK),
                of(found, finding -> !finding.isAbsence() && severity(severities, finding) == Severity.BLOCK),
                of(found, finding -> severity(severities, finding) == Severity.WARN));
    }

    private static Severity severity(Map<Finding.Code, Severity> severities, Finding finding) {
        return severities.getOrDefault(finding.code(), finding.code().unlessDecided());
    }

    private static List<Refusal.Problem> of(List<Finding> found, Predicate<Finding> wanted) {
        return found.stream().filter(wanted).map(Finding::problem).toList();
    }

    /** The figures as they count. */
    public List<Figure> figures(ReviewCycle cycle, ReportContent content) {
        return content.values().stream()
                .flatMap(entry -> plans.of(cycle).indicators().stream()
                        .filter(indicator -> indicator.code().equals(entry.indicator()))
                        .map(indicator -> Figure.of(indicator, entry)))
                .toList();
    }

    /** Throws at the first place that carries a secrecy mark; nothing of the content may be kept then. */
    public void refuseMarked(ReviewCycle cycle, ReportContent content) {
        secrecy.check("dataUntil", content.dataUntil());
        List<String> codes = new ArrayList<>();
        plans.of(cycle).outline().forEach(section -> codes.add(section.code()));
        content.sections().forEach(section -> {
            String at = "sections." + codes.indexOf(section.code());
            secrecy.check(at + ".text", section.text());
            secrecy.check(at + ".reason", section.reason());
        });
        List<String> indicators = new ArrayList<>();
        plans.of(cycle).indicators().forEach(indicator -> indicators.add(indicator.code()));
        content.values().forEach(entry -> {
            String at = "indicators." + indicators.indexOf(entry.indicator());
            secrecy.check(at, entry.value());
            secrecy.check(at, entry.numerator());
            secrecy.check(at, entry.denominator());
            secrecy.check(at, entry.names());
        });
    }
}
