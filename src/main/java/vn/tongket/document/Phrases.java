package vn.tongket.document;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import vn.tongket.Text;

/** Small turns of writing that all official documents share. */
public final class Phrases {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    private Phrases() {}

    /** Begins a text in the middle of a sentence; names and abbreviations keep their capitals. */
    public static String within(String text) {
        String clean = Text.clean(text);
        boolean word =
                clean.length() > 1 && Character.isUpperCase(clean.charAt(0)) && Character.isLowerCase(clean.charAt(1));
        return word ? clean.substring(0, 1).toLowerCase(VIETNAMESE) + clean.substring(1) : clean;
    }

    /** Ends a text with a full stop unless it ends already. */
    public static String sentence(String text) {
        String clean = Text.clean(text);
        return clean.matches("(?s).*[.!?:;…][”\"’)]?$") ? clean : clean + ".";
    }

    public static List<String> sentences(List<String> texts) {
        return texts.stream().map(Phrases::sentence).toList();
    }

    /** Without the marks at the end, to go on in the same sentence. */
    public static String open(String text) {
        return Text.clean(text).replaceAll("[\\s.;,:]+$", "");
    }

    /** Counts below ten have two digits, as in “08 tập thể”. */
    public static String two(int count) {
        return count >= 0 && count < 10 ? "0" + count : number(BigDecimal.valueOf(count));
    }

    /** {@code 1.234,5}; empty where there is no number. */
    public static String number(BigDecimal number) {
        return number == null
                ? ""
                : new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(VIETNAMESE)).format(number);
    }

    /** I for 1, as chapters and annexes are numbered. */
    public static String roman(int number) {
        String[] tens = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
        String[] ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
        return "C".repeat(number / 100) + tens[number / 10 % 10] + ones[number % 10];
    }
}
