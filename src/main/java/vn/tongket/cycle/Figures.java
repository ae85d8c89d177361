package vn.tongket.cycle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tongket.Text;

/** Reads single values of a plan: numbers as people in Vietnam write them, and codes of a list. */
final class Figures {

    static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("-?\\d+([.,]\\d+)?");

    private Figures() {}

    /** {@code 1.234,5} is one thousand two hundred thirty-four and a half; empty when blank or not a number. */
    static Optional<BigDecimal> read(String typed) {
        String text = typed == null ? "" : Text.clean(typed).replaceAll("[\\s\\u00a0]", "");
        if (text.length() > 30) {
            return Optional.empty();
        }
        if (GROUPED.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(".", "").replace(',', '.')));
        }
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(',', '.'))) : Optional.empty();
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        String wanted = name == null ? "" : Text.clean(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst();
    }
}
