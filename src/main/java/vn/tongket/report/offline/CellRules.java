package vn.tongket.report.offline;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.springframework.context.MessageSource;
import vn.tongket.cycle.Indicator;
import vn.tongket.report.VietnameseNumber;

/**
 * What Excel itself says about a cell while people type. They may go on nevertheless: limits are the plan's opinion, and
 * what really blocks a report is decided when it is handed over.
 */
final class CellRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LONGEST_TITLE = 32;
    private static final int LONGEST_TEXT = 225;

    private final XSSFSheet sheet;
    private final DataValidationHelper rules;
    private final MessageSource messages;

    CellRules(XSSFSheet sheet, MessageSource messages) {
        this.sheet = sheet;
        this.rules = sheet.getDataValidationHelper();
        this.messages = messages;
    }

    void number(Indicator indicator, int row, int column) {
        BigDecimal lower = lower(indicator);
        BigDecimal upper = indicator.upperLimit();
        DataValidationConstraint rule = lower != null && upper != null
                ? decimal(OperatorType.BETWEEN, lower, upper)
                : upper != null
                        ? decimal(OperatorType.LESS_OR_EQUAL, upper, null)
                        : decimal(
                                OperatorType.GREATER_OR_EQUAL,
                                lower == null ? BigDecimal.valueOf(-1e300) : lower,
                                null);
        add(rule, row, column, indicator, text("rule.number", limits(indicator)));
    }

    /** The limits of a ratio are those of its percentage. */
    void ratio(Indicator indicator, int row, int numerator, int denominator) {
        String over = new CellReference(row, numerator).formatAsString();
        String under = new CellReference(row, denominator).formatAsString();
        BigDecimal upper = indicator.upperLimit() == null ? HUNDRED : indicator.upperLimit();
        BigDecimal lower = indicator.lowerLimit() == null ? BigDecimal.ZERO : indicator.lowerLimit();
        String formula = "AND(ISNUMBER(%s),%s>=0,OR(ISBLANK(%s),AND(%s*100<=%s*%s,%s*100>=%s*%s)))"
                .formatted(over, over, under, over, under, upper.toPlainString(), over, under, lower.toPlainString());
        add(
                rules.createCustomConstraint(formula),
                row,
                numerator,
                indicator,
                text("rule.numerator", limits(indicator)));
        add(
                decimal(OperatorType.GREATER_OR_EQUAL, BigDecimal.ZERO, null),
                row,
                denominator,
                indicator,
                text("rule.denominator"));
    }

    /** Offers the names of the cycle before; others are as welcome. */
    void choice(String range, int firstRow, int lastRow, int column, Indicator indicator) {
        DataValidation validation = rules.createValidation(
                rules.createFormulaListConstraint(range), new CellRangeAddressList(firstRow, lastRow, column, column));
        validation.setShowErrorBox(false);
        validation.setEmptyCellAllowed(true);
        validation.createPromptBox(
                shortened(indicator.name(), LONGEST_TITLE), shortened(text("rule.names"), LONGEST_TEXT));
        validation.setShowPromptBox(true);
        sheet.addValidationData(validation);
    }

    private void add(DataValidationConstraint rule, int row, int column, Indicator indicator, String sentence) {
        DataValidation validation = rules.createValidation(rule, new CellRangeAddressList(row, row, column, column));
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        validation.setEmptyCellAllowed(true);
        validation.createErrorBox(
                text("rule.title"), shortened(text("rule.wrong", indicator.name(), sentence), LONGEST_TEXT));
        validation.setShowErrorBox(true);
        validation.createPromptBox(shortened(indicator.unit(), LONGEST_TITLE), shortened(sentence, LONGEST_TEXT));
        validation.setShowPromptBox(true);
        sheet.addValidationData(validation);
    }

    private DataValidationConstraint decimal(int operator, BigDecimal first, BigDecimal second) {
        return rules.createDecimalConstraint(
                operator, first.toPlainString(), second == null ? null : second.toPlainString());
    }

    private static BigDecimal lower(Indicator indicator) {
        return indicator.lowerLimit() == null ? BigDecimal.ZERO : indicator.lowerLimit();
    }

    /** The limits as people write them; empty where there are none. */
    static String limits(Indicator indicator) {
        BigDecimal lower = indicator.lowerLimit();
        BigDecimal upper = indicator.upperLimit();
        return (lower == null ? "" : "≥ " + VietnameseNumber.write(lower))
                + (lower != null && upper != null ? "; " : "")
                + (upper == null ? "" : "≤ " + VietnameseNumber.write(upper));
    }

    private String text(String key, Object... args) {
        return messages.getMessage("offline.excel." + key, args, Locale.ROOT);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
