package vn.tongket.document;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.reference.Citation;

/**
 * A document as it is cited for the first time: type, number and symbol, date, issuer and what it is about. Where the
 * register does not know one of them, it is left out and never guessed.
 */
public final class FirstCitation {

    private static final Pattern DATED = Pattern.compile("\\b(ngày|tháng|năm) \\d");
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    private FirstCitation() {}

    /**
     * @param cited the citation as it was written, e.g. {@code 28-NQ/TW}
     * @param about what the document is about; null where nobody knows
     */
    public static String of(
            Style style, String cited, LocalDate dated, Precision precision, String issuer, String about) {
        String written = Text.clean(cited);
        StringBuilder said = new StringBuilder();
        Citation citation =
                Citation.of(written).filter(found -> found.at() == 0).orElse(null);
        String type = citation == null ? null : typeName(citation);
        said.append(type == null ? written : said("document.cited.symbol", type, written));
        if (dated != null && !DATED.matcher(written).find()) {
            said.append(style == Style.PARTY ? ", " : " ").append(day(style, dated, precision));
        }
        if (!Text.isBlank(issuer) && !written.contains(issuer)) {
            said.append(' ').append(said("document.cited.issuer", Text.clean(issuer)));
        }
        return said + about(about, written, type);
    }

    /** The abbreviation of a type in words; the abbreviation itself where it is not known. */
    public static String typeName(String abbreviation) {
        ResourceBundle words = ResourceBundle.getBundle("messages", Locale.ROOT);
        String key = "document.type-name." + abbreviation;
        return words.containsKey(key) ? words.getString(key) : abbreviation;
    }

    /** The day as documents of the style write it inside a sentence: “ngày 22/9/2008”, “ngày 05 tháng 01 năm 2020”. */
    public static String day(Style style, LocalDate date, Precision precision) {
        return switch (precision) {
            case MONTH -> said("document.cited.month", date.getMonthValue(), String.valueOf(date.getYear()));
            case YEAR -> said("document.cited.year", String.valueOf(date.getYear()));
            default ->
                style == Style.PARTY
                        ? said("document.cited.day-short", padded(date)[0], padded(date)[1], padded(date)[2])
                        : said("document.cited.day", padded(date)[0], padded(date)[1], padded(date)[2]);
        };
    }

    /** Days below ten and the first two months take a zero, so that nobody can write a digit before them. */
    private static String[] padded(LocalDate date) {
        int month = date.getMonthValue();
        return new String[] {
            "%02d".formatted(date.getDayOfMonth()),
            month < 3 ? "0" + month : String.valueOf(month),
            String.valueOf(date.getYear())
        };
    }

    /** A day in a sentence of the product's own documents. */
    public static String day(Style style, LocalDate date) {
        return day(style, date, Precision.DAY);
    }

    /** A deadline in a sentence: a day with its word before it, anything less exact as it is. */
    public static String until(Deadline due) {
        return due.precision() == Precision.DAY ? said("document.cited.on", due.text()) : due.text();
    }

    private static String about(String about, String written, String type) {
        if (Text.isBlank(about) || written.contains(Text.clean(about))) {
            return "";
        }
        String clean = Phrases.open(about);
        String folded = clean.toLowerCase(VIETNAMESE);
        if (folded.startsWith("về ")) {
            return " " + Phrases.within(clean);
        }
        if (type == null || folded.startsWith(type.toLowerCase(VIETNAMESE))) {
            return " (" + clean + ")";
        }
        return " " + said("document.cited.about", clean);
    }

    private static String typeName(Citation citation) {
        return citation.documentType() == null
                ? typeName(DocumentType.OFFICIAL_LETTER)
                : typeName(citation.documentType());
    }

    private static String said(String key, Object... args) {
        return MessageFormat.format(
                ResourceBundle.getBundle("messages", Locale.ROOT).getString(key), args);
    }
}
