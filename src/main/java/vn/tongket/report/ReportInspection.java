package vn.tongket.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.Finding.Severity;

/** Looks at a report before it goes on: what blocks it and what only deserves a second look. */
@Component
class ReportInspection {

    private final Plans plans;
    private final ReportTables tables;
    private final SecrecyGuard secrecy;
    private final Clock clock;

    ReportInspection(Plans plans, ReportTables tables, SecrecyGuard secrecy, Clock clock) {
        this.plans = plans;
        this.tables = tables;
        this.secrecy = secrecy;
        this.clock = clock;
    }

    /** What was found, as sentences for the form; {@code missing} blocks as well, but is no fault while people still write. */
    record Result(List<Refusal.Problem> missing, List<Refusal.Problem> blocking, List<Refusal.Problem> warnings) {

        List<Refusal.Problem> allBlocking() {
            return Stream.concat(blocking.stream(), missing.stream()).toList();
        }
    }

    Result inspect(ReviewCycle cycle, ReportContent content) {
        Plans.Plan plan = plans.of(cycle);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
        List<Finding> found = new ReportRules(cycle, plan.outline(), plan.indicators(), today).check(content);
        Map<Finding.Code, Severity> severities = tables.severities();
        return new Result(
                of(found, finding -> finding.isAbsence() && severity(severities, finding) == Severity.BLOCK),
                of(found, finding -> !finding.isAbsence() && severity(severities, finding) == Severity.BLOCK),
                of(found, finding -> severity(severities, finding) == Severity.WARN));
    }

    private static Severity severity(Map<Finding.Code, Severity> severities, Finding finding) {
        return severities.getOrDefault(finding.code(), Severity.BLOCK);
    }

    private static List<Refusal.Problem> of(List<Finding> found, Predicate<Finding> wanted) {
        return found.stream().filter(wanted).map(Finding::problem).toList();
    }

    /** The figures as they count. */
    List<Figure> figures(ReviewCycle cycle, ReportContent content) {
        return content.values().stream()
                .flatMap(entry -> plans.of(cycle).indicators().stream()
                        .filter(indicator -> indicator.code().equals(entry.indicator()))
                        .map(indicator -> Figure.of(indicator, entry)))
                .toList();
    }

    /** Throws at the first place that carries a secrecy mark; nothing of the content may be kept then. */
    void refuseMarked(ReviewCycle cycle, ReportContent content) {
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
