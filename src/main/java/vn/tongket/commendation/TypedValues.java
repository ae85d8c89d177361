package vn.tongket.commendation;

import java.time.LocalDate;
import java.util.Arrays;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/** Reads what was typed, and gathers a sentence for everything that cannot be read. */
public class TypedValues {

    private static final int LONGEST_NUMBER = 6;

    private final Refusal.Collector problems = new Refusal.Collector();

    public Integer whole(String typed, String at) {
        if (Text.isBlank(typed)) {
            return null;
        }
        String clean = Text.clean(typed);
        if (!clean.matches("\\d{1," + LONGEST_NUMBER + "}")) {
            problems.add(at, "commendation.number.unreadable", clean);
            return null;
        }
        return Integer.valueOf(clean);
    }

    /** An amount in đồng: digits, in groups of three where somebody likes. */
    public Long money(String typed, String at) {
        if (Text.isBlank(typed)) {
            return null;
        }
        String clean = Text.clean(typed).replaceAll("(?i)\\s*(đồng|đ)$", "");
        if (!clean.matches("\\d{1,12}|\\d{1,3}([. ]\\d{3}){1,4}")) {
            problems.add(at, "commendation.money.unreadable", typed);
            return null;
        }
        return Long.valueOf(clean.replaceAll("\\D", ""));
    }

    public LocalDate day(String typed, String at) {
        try {
            Deadline read = Deadline.parse(typed);
            if (read.precision() == Precision.DAY) {
                return read.on();
            }
            if (read.isKnown()) {
                problems.add(at, "commendation.day.unreadable", typed);
            }
        } catch (Refusal unreadable) {
            problems.add(at, "commendation.day.unreadable", typed);
        }
        return null;
    }

    public Share share(String typed, String at) {
        if (Text.isBlank(typed)) {
            return null;
        }
        return Share.parse(typed).orElseGet(() -> {
            problems.add(at, "commendation.share.unreadable", typed);
            return null;
        });
    }

    public <E extends Enum<E>> E choice(Class<E> type, String typed, String at) {
        if (Text.isBlank(typed)) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(typed))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(at, "commendation.choice.unknown");
                    return null;
                });
    }

    public Refusal.Collector problems() {
        return problems;
    }

    public void refuse() {
        problems.refuse();
    }
}
