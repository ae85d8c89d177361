package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.Indicator;

/** How figures are written for people: Vietnamese numbers, “28/30 đơn vị”, “tăng 1,5”. */
@Component
class FigureWords {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    /** How many missing units are named before the rest is counted. */
    private static final int NAMED = 20;

    private final MessageSource messages;

    FigureWords(MessageSource messages) {
        this.messages = messages;
    }

    /** The figure as it is printed, without its unit; null where there is none. */
    static String shown(ProvincialFigure figure) {
        return figure == null
                ? null
                : figure.shown()
                        .map(shown -> figure.isRatio() ? format("#,##0.00", shown) : number(shown))
                        .orElse(null);
    }

    /** Numerator and denominator of a ratio, e.g. “1.234/1.300”; null for everything else. */
    static String parts(ProvincialFigure figure) {
        return figure.isRatio() ? number(figure.numerator()) + "/" + number(figure.denominator()) : null;
    }

    static String number(BigDecimal number) {
        return format("#,##0.##", number);
    }

    private static String format(String pattern, BigDecimal number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(VIETNAMESE)).format(number);
    }

    /** How a figure differs from the one before: “tăng 1,5”, “giảm 0,02 điểm phần trăm”, “không đổi”; null without one. */
    String change(ProvincialFigure now, ProvincialFigure before) {
        BigDecimal difference = difference(now, before);
        if (difference == null) {
            return null;
        }
        String which = difference.signum() > 0 ? "UP" : difference.signum() < 0 ? "DOWN" : "SAME";
        return said("aggregation.change." + which + (now.isRatio() ? ".ratio" : ""), number(difference.abs()));
    }

    private static BigDecimal difference(ProvincialFigure now, ProvincialFigure before) {
        if (now == null || before == null || now.isRatio() != before.isRatio()) {
            return null;
        }
        return now.shown().flatMap(shown -> before.shown().map(shown::subtract)).orElse(null);
    }

    String target(Indicator indicator) {
        return indicator.target() == null || indicator.direction() == null
                ? null
                : said("aggregation.target." + indicator.direction(), number(indicator.target()));
    }

    String coverage(ProvincialFigure figure, ConsolidatedReport report) {
        return coverage(figure.units(), figure.expected() == null ? report.unitsExpected() : figure.expected());
    }

    String coverage(int units, int expected) {
        return said("aggregation.coverage", units, expected);
    }

    String joined(List<String> names) {
        String named = String.join(", ", names.stream().limit(NAMED).toList());
        return names.size() <= NAMED ? named : said("aggregation.more-units", named, names.size() - NAMED);
    }

    String said(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ROOT);
    }
}
