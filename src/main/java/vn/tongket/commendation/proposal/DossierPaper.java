package vn.tongket.commendation.proposal;

import java.time.LocalDate;
import vn.tongket.commendation.Recipient;

/**
 * A paper that a dossier needs.
 *
 * @param awardName the kind of award; null for every kind
 * @param per whether it is needed once per unit, or for which nominees
 * @param confirmed whether the proposing level has to confirm it
 */
public record DossierPaper(
        long id,
        String code,
        String name,
        String awardName,
        Per per,
        boolean confirmed,
        LocalDate validFrom,
        LocalDate validTo,
        String basis) {

    /** For whom a paper is needed. */
    public enum Per {
        UNIT,
        NOMINEE,
        COLLECTIVE,
        INDIVIDUAL
    }

    boolean isFor(Recipient kind) {
        return per == Per.NOMINEE || per.name().equals(kind.name());
    }
}
