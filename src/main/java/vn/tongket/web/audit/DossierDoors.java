package vn.tongket.web.audit;

import java.util.Arrays;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actors;
import vn.tongket.audit.dossier.Anchor.Kind;
import vn.tongket.audit.dossier.AuditDossiers;

/** Whether pages lead to a dossier: for auditors and coordinators who may open it; asks nothing for others. */
@Component
public class DossierDoors {

    private final AuditDossiers dossiers;

    DossierDoors(AuditDossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** The kind is the word that stands in the address: {@code bao-cao}. */
    public boolean to(String kind, Object id) {
        return Arrays.stream(Kind.values())
                .filter(one -> one.path().equals(kind))
                .anyMatch(one -> dossiers.mayOpen(Actors.current(), one, String.valueOf(id)));
    }
}
