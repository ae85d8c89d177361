package vn.tongket.web.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.NotFound;
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.assignment.period.PeriodFigures;
import vn.tongket.assignment.period.PeriodicReport;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.Cycles;
import vn.tongket.organization.Role;
import vn.tongket.web.page.Page;

/** The periodic reports on a conclusion: every period, one of them beside any other, and the rates over time. */
@Page
class PeriodPages {

    private final FollowUpDesk desk;
    private final Cycles cycles;
    private final CycleBoard board;

    PeriodPages(FollowUpDesk desk, Cycles cycles, CycleBoard board) {
        this.desk = desk;
        this.cycles = cycles;
        this.board = board;
    }

    /** A figure of two periods; {@code change} is null where one of them has none. */
    record Line(String name, String first, String second, String change) {}

    /** Two periods beside each other. */
    record Comparison(
            PeriodicReport first,
            PeriodicReport second,
            List<Line> totals,
            List<Line> clauses,
            List<PeriodFigures.Overdue> gone,
            List<PeriodFigures.Overdue> added) {}

    @GetMapping("/dot/{id}/bao-cao-dinh-ky")
    String periods(
            @PathVariable UUID id,
            @RequestParam(required = false) UUID ky,
            @RequestParam(required = false) UUID voi,
            Model model) {
        Actor actor = Actors.current();
        FollowUp followUp = desk.ofCycle(actor, id).orElseThrow(() -> new NotFound("follow-up of cycle", id));
        List<PeriodicReport> reports = desk.reports(actor, followUp.conclusionId());
        PeriodicReport shown = reports.isEmpty() ? null : one(reports, ky).orElse(reports.get(0));
        model.addAttribute("file", desk.file(actor, followUp.conclusionId()));
        model.addAttribute("followUp", followUp);
        model.addAttribute("cycleId", id);
        model.addAttribute("cycleTitle", cycles.require(id).title());
        model.addAttribute("mayOpenCycle", opens(actor, id));
        model.addAttribute(
                "mayOpenNext",
                actor.holds(followUp.coordinatorUnit(), Role.COORDINATOR.suffix()) && !followUp.isOver());
        model.addAttribute("now", desk.figures(actor, followUp.conclusionId()));
        model.addAttribute("reports", reports);
        model.addAttribute("shown", shown);
        model.addAttribute("chart", PeriodChart.of(reports));
        model.addAttribute(
                "comparison",
                shown == null
                        ? null
                        : one(reports, voi)
                                .filter(other -> !other.id().equals(shown.id()))
                                .map(other -> compare(other, shown))
                                .orElse(null));
        return "periods";
    }

    private boolean opens(Actor actor, UUID cycle) {
        try {
            return board.see(actor, cycle).whole();
        } catch (NotFound hidden) {
            return false;
        }
    }

    private static Optional<PeriodicReport> one(List<PeriodicReport> reports, UUID id) {
        return reports.stream().filter(report -> report.id().equals(id)).findFirst();
    }

    private static Comparison compare(PeriodicReport first, PeriodicReport second) {
        PeriodFigures a = first.figures();
        PeriodFigures b = second.figures();
        List<Line> totals = new ArrayList<>();
        count("total", a, b, Rates::total, totals);
        count("completed", a, b, Rates::completed, totals);
        count("on-time", a, b, Rates::onTime, totals);
        count("late", a, b, Rates::late, totals);
        count("overdue", a, b, Rates::overdue, totals);
        count("within", a, b, Rates::withinTerm, totals);
        count("narrative", a, b, Rates::narrative, totals);
        count("excluded", a, b, Rates::excluded, totals);
        totals.add(rate("rate", a.total(), b.total()));
        totals.add(rate("original-rate", a.byOriginalDue(), b.byOriginalDue()));
        List<Line> clauses = b.clauses().stream()
                .map(clause -> rate(
                        clause.ref(),
                        a.clauses().stream()
                                .filter(same -> same.ref().equals(clause.ref()))
                                .map(PeriodFigures.OfClause::rates)
                                .findFirst()
                                .orElse(Rates.NONE),
                        clause.rates()))
                .toList();
        return new Comparison(first, second, totals, clauses, without(a, b), without(b, a));
    }

    private static List<PeriodFigures.Overdue> without(PeriodFigures these, PeriodFigures those) {
        Set<UUID> known =
                those.overdue().stream().map(PeriodFigures.Overdue::id).collect(Collectors.toSet());
        return these.overdue().stream().filter(one -> !known.contains(one.id())).toList();
    }

    private static void count(
            String name, PeriodFigures a, PeriodFigures b, Function<Rates, Integer> figure, List<Line> lines) {
        int before = figure.apply(a.total());
        int after = figure.apply(b.total());
        lines.add(new Line(name, String.valueOf(before), String.valueOf(after), "%+d".formatted(after - before)));
    }

    private static Line rate(String name, Rates a, Rates b) {
        String change = a.completionRate()
                .flatMap(before -> b.completionRate().map(after -> after.subtract(before)))
                .map(by -> (by.signum() > 0 ? "+" : "") + by.toPlainString().replace('.', ','))
                .orElse(null);
        return new Line(name, percent(a), percent(b), change);
    }

    private static String percent(Rates rates) {
        return rates.completionRate()
                .map(rate -> rate.toPlainString().replace('.', ',') + " %")
                .orElse("–");
    }
}
