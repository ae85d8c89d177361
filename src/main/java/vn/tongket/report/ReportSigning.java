package vn.tongket.report;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Standings.Standing;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.document.Capacity;
import vn.tongket.document.Signing;
import vn.tongket.document.Signings;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHoldings;

/** In which capacity the leader of a unit signs its report. */
@Component
public class ReportSigning {

    private final Obligations obligations;
    private final ReportStore store;
    private final Signings signings;
    private final RoleHoldings roles;
    private final Access access;

    ReportSigning(Obligations obligations, ReportStore store, Signings signings, RoleHoldings roles, Access access) {
        this.obligations = obligations;
        this.store = store;
        this.signings = signings;
        this.roles = roles;
        this.access = access;
    }

    /** What the leader finds: what was typed so far, or what the person's role suggests. */
    @Transactional(readOnly = true)
    public Signings.Form form(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        access.require(actor, obligation.reporterUnit(), Role.LEADER);
        Signing typed = store.newest(id).map(ReportVersion::signing).orElse(Signing.NONE);
        String unit = obligation.reporterUnit();
        return signings.form(typed, actor, unit, unit, Role.LEADER);
    }

    /**
     * The signature of whoever submits now, without asking the database: what was typed, checked; else an acting holder
     * signs as acting, everybody else as the letterhead says, and a substitute has to say their own office.
     */
    Signing of(Actor actor, Obligation obligation, ReportVersion draft) {
        Refusal.Collector problems = new Refusal.Collector();
        Signing typed = draft.signing();
        if (typed.isChosen()) {
            typed.entry().check("signing", problems);
            problems.refuse();
            return typed;
        }
        Standing standing = roles.capacityOf(actor.userId(), obligation.reporterUnit(), Role.LEADER);
        if (standing.substituteFor() != null) {
            throw Refusal.at("signing.position", "signing.substitute");
        }
        return standing.acting() ? new Signing(Capacity.ACTING, null, typed.name()) : typed;
    }

    /** Who signed, for the paper: where nobody typed a name it is that of the account. */
    Signing printed(ReportVersion version) {
        Signing signing = version.signing();
        return signing.name() != null
                ? signing
                : new Signing(signing.capacity(), signing.position(), signings.nameOf(version.submittedBy()));
    }
}
