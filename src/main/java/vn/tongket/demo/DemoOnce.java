package vn.tongket.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;

/** Lets each part of the demo be made once: the record of acts says which ones were begun. */
@Component
@Profile("demo")
public class DemoOnce {

    private static final Logger log = LoggerFactory.getLogger(DemoOnce.class);
    private static final String BEGUN = "demo.loaded";

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    DemoOnce(JdbcClient jdbc, AuditLog audit, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Makes a part in one transaction, or finds that it is there. */
    public void whole(String part, Runnable work) {
        if (isBegun(part)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            work.run();
            record(part);
        });
        log.info("Demo: {} is there", part);
    }

    /** Makes a part that takes many transactions; one that was interrupted stays as far as it came. */
    public void inSteps(String part, Runnable work) {
        if (isBegun(part)) {
            return;
        }
        transaction.executeWithoutResult(status -> record(part));
        work.run();
        log.info("Demo: {} is there", part);
    }

    private boolean isBegun(String part) {
        return jdbc.sql("""
                        select exists (select from app.audit_record
                                        where subject_kind = 'demo' and subject_id = :part and act = :act)
                        """)
                .param("part", part)
                .param("act", BEGUN)
                .query(Boolean.class)
                .single();
    }

    private void record(String part) {
        audit.record(Act.of(BEGUN, "demo", part));
    }
}
