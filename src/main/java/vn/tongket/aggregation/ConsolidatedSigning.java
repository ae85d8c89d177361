package vn.tongket.aggregation;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.document.Signing;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** In which capacity the approver signs the provincial report; every version has its own signature. */
@Component
public class ConsolidatedSigning {

    private final Cycles cycles;
    private final ConsolidationStore store;
    private final Signings signings;
    private final Access access;
    private final SecrecyGuard secrecy;
    private final JdbcClient jdbc;

    ConsolidatedSigning(
            Cycles cycles,
            ConsolidationStore store,
            Signings signings,
            Access access,
            SecrecyGuard secrecy,
            JdbcClient jdbc) {
        this.cycles = cycles;
        this.store = store;
        this.signings = signings;
        this.access = access;
        this.secrecy = secrecy;
        this.jdbc = jdbc;
    }

    /** What the signer finds: what was typed so far, or what the person's role suggests. */
    @Transactional(readOnly = true)
    public Signings.Form form(Actor actor, UUID cycleId) {
        ReviewCycle cycle = require(actor, cycleId);
        Signing typed = store.newest(cycleId)
                .map(report -> of(report.id()))
                .orElseThrow(() -> new NotFound("consolidated report of cycle", cycleId));
        return signings.form(typed, actor, cycle.organizer(), cycle.approverUnit(), Role.APPROVER);
    }

    /** Keeps what is typed, sound or not, while the report waits for its signature. */
    @Transactional
    public int save(Actor actor, UUID cycleId, SigningEntry typed) {
        require(actor, cycleId);
        secrecy.check("signing.position", typed.position());
        secrecy.check("signing.name", typed.name());
        ConsolidatedReport report = store.lockNewest(cycleId)
                .filter(found -> found.isReady() && !found.isApproved())
                .orElseThrow(() -> Refusal.of("aggregation.not-ready"));
        write(report.id(), typed.read());
        return report.revision();
    }

    /** Fixes the signature of whoever approves now. */
    Signing sign(Actor actor, ReviewCycle cycle, ConsolidatedReport report) {
        Signing signing =
                signings.decided(of(report.id()), actor, cycle.organizer(), cycle.approverUnit(), Role.APPROVER);
        write(report.id(), signing);
        return signing;
    }

    /** What was typed goes when the document goes back to be written again. */
    void forget(UUID report) {
        write(report, Signing.NONE);
    }

    Signing of(UUID report) {
        return jdbc.sql(
                        "select signing_capacity, signer_title, signer_name from app.consolidated_report where id = :id")
                .param("id", report)
                .query((row, number) -> Signing.read(row))
                .single();
    }

    private ReviewCycle require(Actor actor, UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        if (!access.holds(actor, cycle.approverUnit(), Role.APPROVER)) {
            throw new NotFound("consolidated report of cycle", cycleId);
        }
        return cycle;
    }

    private void write(UUID report, Signing signing) {
        jdbc.sql("""
                        update app.consolidated_report
                           set signing_capacity = :capacity, signer_title = :title, signer_name = :name
                         where id = :id
                        """)
                .param("capacity", signing.code())
                .param("title", signing.position())
                .param("name", signing.name())
                .param("id", report)
                .update();
    }
}
