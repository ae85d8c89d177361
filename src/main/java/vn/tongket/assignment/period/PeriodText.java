package vn.tongket.assignment.period;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.period.PeriodFigures.EventKind;
import vn.tongket.assignment.period.PeriodFigures.OfClause;
import vn.tongket.calendar.Deadline;

/** Says the figures of a period in the words of a report; the tracker goes on from there. */
@Component
class PeriodText {

    private static final Locale VIETNAM = Locale.forLanguageTag("vi-VN");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** More names than these are in the annex. */
    private static final int NAMED = 60;

    private final MessageSource messages;

    PeriodText(MessageSource messages) {
        this.messages = messages;
    }

    List<PeriodPart> of(PeriodFigures figures) {
        List<PeriodPart> parts = new ArrayList<>();
        parts.add(part(PeriodPart.GENERAL, said("whole"), general(figures)));
        for (OfClause clause : figures.clauses()) {
            parts.add(part(
                    PeriodPart.CLAUSE + clause.ref(),
                    said("clause-title", clause.ref(), clause.text()),
                    clause(clause, figures)));
        }
        parts.add(part("OVERDUE", said("overdue"), overdue(figures)));
        parts.add(part("CHANGES", said("changes"), changes(figures)));
        parts.add(part("LIMITATIONS", said("limitations"), limitations(figures)));
        parts.add(part(
                PeriodPart.PROPOSALS,
                said("proposals"),
                figures.overdue().isEmpty() ? List.of() : List.of(said("propose"))));
        return parts;
    }

    private static PeriodPart part(String code, String title, List<String> lines) {
        return new PeriodPart(code, title, String.join("\n", lines));
    }

    private List<String> general(PeriodFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add(said(
                "closed",
                DAY.format(figures.from()),
                DAY.format(figures.to()),
                DAY.format(figures.asOf().atZone(Deadline.ZONE))));
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
        PeriodFigures.Apart apart = figures.apart();
        if (total.excluded() > 0) {
            lines.add(said("apart", apart.suspended(), apart.cancelled(), apart.withdrawn(), apart.handedOn()));
        }
        return lines;
    }

    private List<String> clause(OfClause clause, PeriodFigures figures) {
        Rates rates = clause.rates();
        List<String> lines = new ArrayList<>();
        if (rates.narrative() > 0 && rates.due() + rates.withinTerm() == 0) {
            lines.add(said("without-due", rates.narrative(), clause.reported()));
        } else {
            lines.add(said(
                    "rates", rates.total(), rates.completed(), rates.overdue(), rates.withinTerm(), rates.narrative()));
            if (rates.due() > 0) {
                lines.add(said("clause-rate", percent(rates.completionRate())));
            }
        }
        figures.targets().stream()
                .filter(target ->
                        target.ref().equals(clause.ref()) && !target.result().isEmpty())
                .limit(NAMED)
                .forEach(target -> lines.add(said(
                        target.met() ? "target-met" : "target-missed",
                        target.name(),
                        target.target(),
                        target.result())));
        return lines;
    }

    private List<String> overdue(PeriodFigures figures) {
        if (figures.overdue().isEmpty()) {
            List<String> lines = new ArrayList<>(List.of(said("none-overdue")));
            lines.addAll(cases(figures));
            return lines;
        }
        List<String> lines = new ArrayList<>();
        figures.overdue().stream().limit(NAMED).forEach(late -> {
            String line = said("late", late.name(), late.ref(), late.due(), late.workingDays());
            if (late.extensions() > 0) {
                line += said("late-extended", late.extensions(), late.originalDue());
            }
            if (late.letter() != null) {
                line += said(late.answered() ? "letter-answered" : "letter-unanswered", late.letter());
            }
            lines.add(line);
        });
        if (figures.overdue().size() > NAMED) {
            lines.add(said("more-in-annex", figures.overdue().size() - NAMED));
        }
        lines.addAll(cases(figures));
        return lines;
    }

    private List<String> cases(PeriodFigures figures) {
        return figures.cases().stream()
                .limit(NAMED)
                .map(one -> said("case." + one.state(), one.name(), DAY.format(one.on())))
                .toList();
    }

    private List<String> changes(PeriodFigures figures) {
        PeriodFigures.Changes changes = figures.changes();
        List<String> lines = new ArrayList<>();
        lines.add(said(
                "change",
                changes.completed(),
                changes.becameOverdue(),
                changes.extended(),
                changes.takenBack(),
                changes.letters()));
        for (EventKind kind :
                List.of(EventKind.SUSPENDED, EventKind.RESUMED, EventKind.TRANSFERRED, EventKind.HANDED_ON)) {
            int count = figures.events(kind).size();
            if (count > 0) {
                lines.add(said("event." + kind.name(), count, names(figures, kind)));
            }
        }
        return lines;
    }

    private static String names(PeriodFigures figures, EventKind kind) {
        return figures.events(kind).stream()
                .map(event -> event.name() + (kind == EventKind.TRANSFERRED ? " (" + event.note() + ")" : ""))
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining("; "));
    }

    private List<String> limitations(PeriodFigures figures) {
        List<String> lines = new ArrayList<>();
        if (!figures.overdue().isEmpty()) {
            lines.add(said(
                    "limit-overdue",
                    figures.overdue().size(),
                    figures.overdue().stream()
                            .map(PeriodFigures.Overdue::unit)
                            .collect(Collectors.toCollection(TreeSet::new))
                            .size()));
        }
        long missed = figures.targets().stream()
                .filter(target -> !target.result().isEmpty() && !target.met())
                .count();
        if (missed > 0) {
            lines.add(said("limit-targets", missed));
        }
        figures.clauses().stream()
                .filter(clause -> clause.rates().narrative() > clause.reported())
                .forEach(clause -> lines.add(said(
                        "limit-silent",
                        clause.ref(),
                        clause.rates().narrative() - clause.reported(),
                        clause.rates().narrative())));
        if (lines.isEmpty()) {
            lines.add(said("no-limits"));
        }
        return lines;
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
