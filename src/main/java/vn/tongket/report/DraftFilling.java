package vn.tongket.report;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.check.ReportInspection;

/**
 * Puts into a unit's draft what somebody else's act has made known. It never waits for the unit and never fails the act:
 * what cannot be put there now is offered to the unit later. Runs in the transaction of that act.
 */
@Component
public class DraftFilling {

    private final ReportStore store;
    private final ReportWriter writer;
    private final ReportInspection inspection;
    private final Plans plans;
    private final JdbcClient jdbc;

    DraftFilling(ReportStore store, ReportWriter writer, ReportInspection inspection, Plans plans, JdbcClient jdbc) {
        this.store = store;
        this.writer = writer;
        this.inspection = inspection;
        this.plans = plans;
        this.jdbc = jdbc;
    }

    /** The draft as it is typed now, kept from everybody else until the transaction ends. */
    public record Draft(UUID versionId, ReportContent content) {}

    /** The draft that the unit may type into, unless a reference card stands for it; nothing while somebody is saving it, or when nobody may type. */
    public Optional<Draft> take(Obligation obligation, String by) {
        if (obligation.withdrawnAt() != null || obligation.openedAt() == null) {
            return Optional.empty();
        }
        ReportVersion newest = store.newest(obligation.id()).orElse(null);
        if (newest == null) {
            return writer.tryToBegin(obligation.id(), by).flatMap(this::locked);
        }
        boolean writable = newest.isDraft()
                && !newest.byCard()
                && !newest.byCard()
                && newest.handedOverAt() == null
                && (obligation.acceptedAt() == null || newest.amendmentReason() != null);
        return writable ? locked(newest.id()) : Optional.empty();
    }

    /**
     * Writes the sections and figures over what is there; of an indicator that is mentioned, all years are. Answers
     * whether it was written: content with a secrecy mark is not.
     */
    public boolean fill(ReviewCycle cycle, Draft draft, ReportContent content, String by) {
        try {
            inspection.refuseMarked(cycle, content);
        } catch (Refusal marked) {
            return false;
        }
        writer.save(draft.versionId(), null, content, plans.of(cycle).indicators(), by);
        return true;
    }

    private Optional<Draft> locked(UUID version) {
        return jdbc.sql("""
                        select id from app.report_version
                         where id = :id and submitted_at is null and handed_over_at is null and not by_card for update skip locked
                        """)
                .param("id", version)
                .query(UUID.class)
                .optional()
                .flatMap(store::whole)
                .map(whole -> new Draft(version, whole.content()));
    }
}
