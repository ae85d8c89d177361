package vn.tongket.audit.dossier;

import java.util.UUID;

/** A thing that acts are about, with the cycle and the unit it belongs to. */
public record Named(String kind, UUID id, String name, UUID cycleId, String unit) {

    /** Kind and id, as the record has them. */
    public String key() {
        return kind + ":" + id;
    }
}
