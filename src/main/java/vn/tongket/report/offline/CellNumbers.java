package vn.tongket.report.offline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DateUtil;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.cycle.Indicator;
import vn.tongket.report.VietnameseNumber;
import vn.tongket.report.offline.SheetCells.Cell;

/** Understands what stands in the cells of the unit; what it cannot take over it says by the name of the cell. */
final class CellNumbers {

    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");
    private static final int LONGEST_NUMBER = 40;
    private static final int QUOTED = 60;
    private static final double LAST_DAY = 2_958_465;

    private final boolean from1904;
    private final Refusal.Collector problems;
    private final List<Refusal.Problem> warnings = new ArrayList<>();

    CellNumbers(boolean from1904, Refusal.Collector problems) {
        this.from1904 = from1904;
        this.problems = problems;
    }

    List<Refusal.Problem> warnings() {
        return warnings;
    }

    /** The number as people write it; nothing where the cell is empty or its content was complained about. */
    String number(Cell cell, Indicator indicator) {
        if (cell == null || isRefused(cell)) {
            return null;
        }
        return switch (cell.type()) {
            case TEXT -> text(cell);
            case NUMBER -> plain(cell, indicator);
            case PERCENT -> percent(cell, indicator);
            case DATE -> {
                problem(cell, "offline.cell.date", day(cell));
                yield null;
            }
            default -> null;
        };
    }

    /** A name, or whatever else is taken as it is typed. */
    String words(Cell cell) {
        if (cell == null || isRefused(cell)) {
            return "";
        }
        return switch (cell.type()) {
            case TEXT -> Normalizer.normalize(cell.text(), Normalizer.Form.NFC);
            case DATE -> day(cell);
            default -> {
                BigDecimal number = decimal(cell);
                yield number == null ? cell.text() : number.stripTrailingZeros().toPlainString();
            }
        };
    }

    /** What is calculated, an error or a yes or no is nothing that a person wrote there. */
    private boolean isRefused(Cell cell) {
        if (cell.formula()) {
            problem(cell, "offline.cell.formula");
            return true;
        }
        switch (cell.type()) {
            case ERROR -> problem(cell, "offline.cell.error", quote(cell.text()));
            case BOOLEAN -> problem(cell, "offline.cell.boolean");
            default -> {
                return false;
            }
        }
        return true;
    }

    private String text(Cell cell) {
        String typed = Normalizer.normalize(cell.text(), Normalizer.Form.NFC);
        if (Text.isBlank(typed)) {
            return null;
        }
        if (VietnameseNumber.parse(typed).isEmpty()) {
            problem(cell, "offline.cell.not-a-number", quote(typed));
            return null;
        }
        return typed;
    }

    private String plain(Cell cell, Indicator indicator) {
        BigDecimal number = decimal(cell);
        if (number == null) {
            problem(cell, "offline.cell.not-a-number", quote(cell.text()));
            return null;
        }
        boolean fraction = number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
        if (fraction && indicator.kind() == Indicator.Kind.NUMBER && isPercentage(indicator)) {
            warn(cell, "offline.cell.fraction", VietnameseNumber.write(number), indicator.name());
        }
        return written(cell, number);
    }

    private String percent(Cell cell, Indicator indicator) {
        BigDecimal number = decimal(cell);
        BigDecimal shown = number == null ? null : number.multiply(HUNDRED).round(DIGITS);
        if (shown == null || indicator.kind() != Indicator.Kind.NUMBER || !isPercentage(indicator)) {
            problem(cell, "offline.cell.percent", shown == null ? cell.text() : VietnameseNumber.write(shown));
            return null;
        }
        return written(cell, shown);
    }

    private String written(Cell cell, BigDecimal number) {
        String written = VietnameseNumber.write(number);
        if (written.length() > LONGEST_NUMBER) {
            problem(cell, "offline.cell.not-a-number", quote(cell.text()));
            return null;
        }
        return written;
    }

    /** Excel counts in binary fractions: what it shows has fifteen digits. */
    private static BigDecimal decimal(Cell cell) {
        try {
            String text = cell.text().strip();
            return text.length() > LONGEST_NUMBER
                            || new BigDecimal(text).scale() > 320
                            || new BigDecimal(text).scale() < -320
                    ? null
                    : new BigDecimal(text).round(DIGITS);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private String day(Cell cell) {
        BigDecimal number = decimal(cell);
        if (number == null || number.signum() < 0 || number.doubleValue() > LAST_DAY) {
            return quote(cell.text());
        }
        LocalDateTime day = DateUtil.getLocalDateTime(number.doubleValue(), from1904);
        return day == null ? quote(cell.text()) : DAY.format(day);
    }

    private static boolean isPercentage(Indicator indicator) {
        return indicator.unit().contains("%");
    }

    void problem(Cell cell, String key, Object... args) {
        problems.add(cell.at(), key, with(cell, args));
    }

    void warn(Cell cell, String key, Object... args) {
        warnings.add(new Refusal.Problem(cell.at(), key, List.of(with(cell, args))));
    }

    private static Object[] with(Cell cell, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = cell.at();
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }

    static String quote(String text) {
        String clean = WordTexts.folded(text);
        return clean.length() <= QUOTED ? clean : clean.substring(0, QUOTED) + "…";
    }
}
