package vn.tongket.commendation.proposal;

import java.util.Locale;
import java.util.ResourceBundle;

/** How many a unit may propose at most; null for no limit. */
record Quota(Integer collectives, Integer individuals) {

    /** The unit's own limit goes before that of the call. */
    static Quota of(Call call, UnitProposal proposal) {
        return new Quota(
                proposal.collectives() == null ? call.collectives() : proposal.collectives(),
                proposal.individuals() == null ? call.individuals() : proposal.individuals());
    }

    String text() {
        if (collectives == null && individuals == null) {
            return null;
        }
        return said(collectives, "collectives") + ", " + said(individuals, "individuals");
    }

    private static String said(Integer most, String kind) {
        ResourceBundle texts = ResourceBundle.getBundle("messages", Locale.ROOT);
        return most == null
                ? texts.getString("commendation.quota." + kind + ".any")
                : texts.getString("commendation.quota." + kind).formatted(most);
    }
}
