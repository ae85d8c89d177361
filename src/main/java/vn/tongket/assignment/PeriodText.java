package vn.tongket.assignment;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;

/** Says the figures of a period in the words of a report; the tracker goes on from there. */
@Component
class PeriodText {

    private static final Locale VIETNAM = Locale.forLanguageTag("vi-VN");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final MessageSource messages;

    PeriodText(MessageSource messages) {
        this.messages = messages;
    }

    String of(FollowUp followUp, PeriodFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add(said(
                "title",
                followUp.citation(),
                DAY.format(figures.from()),
                DAY.format(figures.to()),
                DAY.format(figures.asOf().atZone(Deadline.ZONE))));
        lines.add("");
        lines.add(said("whole"));
        whole(figures, lines);
        lines.add("");
        lines.add(said("clauses"));
        figures.clauses().forEach(clause -> lines.add(said("clause", clause.ref(), rates(clause.rates()))));
        figures.targets().stream()
                .filter(target -> !target.result().isEmpty())
                .forEach(target -> lines.add(said(
                        target.met() ? "target-met" : "target-missed",
                        target.ref(),
                        target.name(),
                        target.target(),
                        target.result())));
        lines.add("");
        lines.add(said("units"));
        figures.units().forEach(unit -> lines.add(said("unit", unit.name(), rates(unit.rates()))));
        lines.add("");
        lines.add(said("overdue"));
        overdue(figures, lines);
        lines.add("");
        lines.add(said("changes"));
        PeriodFigures.Changes changes = figures.changes();
        lines.add(said(
                "change",
                changes.completed(),
                changes.becameOverdue(),
                changes.extended(),
                changes.takenBack(),
                changes.letters()));
        return String.join("\n", lines);
    }

    private void whole(PeriodFigures figures, List<String> lines) {
        Rates total = figures.total();
        lines.add(said(
                "counts",
                total.total(),
                total.completed(),
                total.onTime(),
                total.late(),
                total.overdue(),
                total.withinTerm(),
                total.narrative()));
        if (total.due() == 0) {
            lines.add(said("nothing-due"));
        } else {
            lines.add(said("rate", percent(total.completionRate()), percent(total.overdueRate()), total.due()));
            if (!figures.byOriginalDue().equals(total)) {
                lines.add(said(
                        "original-rate",
                        percent(figures.byOriginalDue().completionRate()),
                        figures.byOriginalDue().overdue()));
            }
        }
        if (total.excluded() > 0) {
            lines.add(said("excluded", total.excluded()));
        }
    }

    private void overdue(PeriodFigures figures, List<String> lines) {
        if (figures.overdue().isEmpty()) {
            lines.add(said("none-overdue"));
        }
        figures.overdue().forEach(late -> {
            String line = said("late", late.name(), late.ref(), late.due(), late.workingDays());
            if (late.letter() != null) {
                line += said(late.answered() ? "letter-answered" : "letter-unanswered", late.letter());
            }
            lines.add(line);
        });
    }

    private String rates(Rates rates) {
        return said("rates", rates.total(), rates.completed(), rates.overdue(), rates.withinTerm(), rates.narrative());
    }

    private static String percent(Optional<BigDecimal> rate) {
        NumberFormat format = NumberFormat.getInstance(VIETNAM);
        format.setMinimumFractionDigits(2);
        return rate.map(format::format).orElse("–");
    }

    private String said(String key, Object... args) {
        return messages.getMessage("assignment.period." + key, args, VIETNAM);
    }
}
