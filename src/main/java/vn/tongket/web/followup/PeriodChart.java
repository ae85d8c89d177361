package vn.tongket.web.followup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.period.PeriodicReport;

/**
 * The rates of completion over the periods as two lines of an SVG of 640 × 240, by the due dates in force and by the
 * first ones; the same figures stand in the table beside it.
 *
 * @param current points of the line by the due dates in force
 * @param original points of the line by the due dates before any extension
 */
record PeriodChart(List<Tick> ticks, String current, String original, List<Dot> dots) {

    private static final double LEFT = 48;
    private static final double WIDTH = 568;
    private static final double TOP = 16;
    private static final double HEIGHT = 176;

    /** A period on the axis. */
    record Tick(double x, String label) {}

    /** A figure on the line. */
    record Dot(double x, double y, String rate) {}

    /** Null where there are not two periods with a rate. */
    static PeriodChart of(List<PeriodicReport> reports) {
        List<PeriodicReport> rated = reports.stream()
                .filter(report -> report.figures().total().completionRate().isPresent())
                .sorted(Comparator.comparing(report -> report.figures().to()))
                .toList();
        if (rated.size() < 2) {
            return null;
        }
        List<Tick> ticks = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        StringBuilder original = new StringBuilder();
        int step = 1 + (rated.size() - 1) / 10;
        for (int n = 0; n < rated.size(); n++) {
            PeriodicReport report = rated.get(n);
            double x = LEFT + WIDTH * n / (rated.size() - 1);
            double y = y(report.figures().total());
            if (n % step == 0) {
                ticks.add(new Tick(
                        x,
                        "%02d/%d"
                                .formatted(
                                        report.figures().to().getMonthValue(),
                                        report.figures().to().getYear())));
            }
            dots.add(new Dot(
                    x,
                    y,
                    report.figures().total().completionRate().orElseThrow().toPlainString()));
            current.append(point(x, y));
            original.append(point(x, y(report.figures().byOriginalDue())));
        }
        return new PeriodChart(
                ticks, current.toString().strip(), original.toString().strip(), dots);
    }

    private static double y(Rates rates) {
        double rate = rates.completionRate().map(BigDecimal::doubleValue).orElse(0.0);
        return TOP + HEIGHT * (100 - rate) / 100;
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }
}
