package vn.tongket.cycle;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.audit.Actor;
import vn.tongket.document.Signing;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** In which capacity the approver signs a plan. */
@Component
public class PlanSigning {

    private final Cycles cycles;
    private final PlanStore store;
    private final Signings signings;
    private final Access access;
    private final SecrecyGuard secrecy;
    private final JdbcClient jdbc;

    PlanSigning(
            Cycles cycles, PlanStore store, Signings signings, Access access, SecrecyGuard secrecy, JdbcClient jdbc) {
        this.cycles = cycles;
        this.store = store;
        this.signings = signings;
        this.access = access;
        this.secrecy = secrecy;
        this.jdbc = jdbc;
    }

    /** What the signer finds: what was typed so far, or what the person's role suggests. */
    @Transactional(readOnly = true)
    public Signings.Form form(Actor actor, UUID id) {
        ReviewCycle cycle = require(actor, id);
        return signings.form(of(id), actor, cycle.organizer(), cycle.approverUnit(), Role.APPROVER);
    }

    /** Keeps what is typed, sound or not, while the plan waits for its signature. */
    @Transactional
    public int save(Actor actor, UUID id, SigningEntry typed) {
        ReviewCycle cycle = require(actor, id);
        secrecy.check("signing.position", typed.position());
        secrecy.check("signing.name", typed.name());
        if (!store.state(id).ready() || cycle.planApprovedAt() != null) {
            throw Refusal.of("cycle.plan.not-ready");
        }
        write(id, typed.read());
        return cycle.version();
    }

    /** Fixes the signature of whoever approves now. */
    Signing sign(Actor actor, ReviewCycle cycle) {
        Signing signing =
                signings.decided(of(cycle.id()), actor, cycle.organizer(), cycle.approverUnit(), Role.APPROVER);
        write(cycle.id(), signing);
        return signing;
    }

    /** What was typed goes when the document goes back to be written again. */
    void forget(UUID cycle) {
        write(cycle, Signing.NONE);
    }

    Signing of(UUID cycle) {
        return jdbc.sql("select signing_capacity, signer_title, signer_name from app.review_cycle where id = :id")
                .param("id", cycle)
                .query((row, number) -> Signing.read(row))
                .single();
    }

    private ReviewCycle require(Actor actor, UUID id) {
        return cycles.find(id)
                .filter(cycle -> access.holds(actor, cycle.approverUnit(), Role.APPROVER))
                .orElseThrow(() -> new NotFound("cycle", id));
    }

    private void write(UUID cycle, Signing signing) {
        jdbc.sql("""
                        update app.review_cycle
                           set signing_capacity = :capacity, signer_title = :title, signer_name = :name
                         where id = :id
                        """)
                .param("capacity", signing.code())
                .param("title", signing.position())
                .param("name", signing.name())
                .param("id", cycle)
                .update();
    }
}
