package vn.tongket.document;

import java.util.regex.Pattern;
import vn.tongket.Refusal;
import vn.tongket.Text;

/** In which capacity somebody signs, as it is typed. */
public record SigningEntry(String capacity, String position, String name) {

    /** As the register of issued documents keeps them (Nghị định 30/2020/NĐ-CP, Phụ lục VI). */
    private static final int LONGEST_POSITION = 100;

    private static final int LONGEST_NAME = 50;

    private static final Pattern NO_NAME = Pattern.compile("[\\p{N}<>@{}\\[\\]|]");

    /** Nothing typed. */
    public static final SigningEntry NONE = new SigningEntry(null, null, null);

    /** What is typed so far, blanks as nothing; a capacity that nobody knows is nothing as well. */
    public Signing read() {
        return new Signing(known(), blankAsNull(position), blankAsNull(name));
    }

    /** What is missing or cannot be for a signature; an own office is needed by whoever is not the head of the body. */
    public Signing check(String at, Refusal.Collector problems) {
        Signing signing = read();
        if (Text.isBlank(capacity)) {
            problems.add(at + ".capacity", "signing.capacity-missing");
        } else if (signing.capacity() == null) {
            problems.add(at + ".capacity", "signing.capacity-unknown", capacity);
        } else if (needsPosition(signing.capacity()) && signing.position() == null) {
            problems.add(at + ".position", "signing.position-missing");
        }
        if (signing.position() != null && signing.position().length() > LONGEST_POSITION) {
            problems.add(at + ".position", "signing.position-long", LONGEST_POSITION);
        }
        if (signing.name() != null && signing.name().length() > LONGEST_NAME) {
            problems.add(at + ".name", "signing.name-long", LONGEST_NAME);
        } else if (signing.name() != null && NO_NAME.matcher(signing.name()).find()) {
            problems.add(at + ".name", "signing.name-shape");
        }
        return signing;
    }

    /** The head and the acting head have the office of the letterhead; everybody else says an own one. */
    private static boolean needsPosition(Capacity capacity) {
        return capacity == Capacity.FOR_HEAD || capacity == Capacity.BY_ORDER || capacity == Capacity.BY_AUTHORITY;
    }

    private Capacity known() {
        for (Capacity each : Capacity.values()) {
            if (each.name().equals(Text.clean(capacity))) {
                return each;
            }
        }
        return null;
    }

    private static String blankAsNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
