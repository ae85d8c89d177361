package vn.tongket.commendation;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** How many are honoured; written with two digits, collectives first, as decisions write it. */
public record Counts(int collectives, int individuals) {

    public static Counts of(List<Nomination> nominations) {
        int collectives = (int) nominations.stream()
                .filter(nomination -> nomination.kind() == Recipient.COLLECTIVE)
                .count();
        return new Counts(collectives, nominations.size() - collectives);
    }

    public int total() {
        return collectives + individuals;
    }

    /** “08 tập thể và 12 cá nhân”; a kind that does not occur is left out. */
    public String text() {
        if (individuals == 0) {
            return said("collectives").formatted(collectives);
        }
        if (collectives == 0) {
            return said("individuals").formatted(individuals);
        }
        return said("both").formatted(collectives, individuals);
    }

    private static String said(String which) {
        return ResourceBundle.getBundle("messages", Locale.ROOT).getString("commendation.counts." + which);
    }
}
