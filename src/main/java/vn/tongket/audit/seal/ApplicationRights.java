package vn.tongket.audit.seal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whether the application works with an account that cannot change what is recorded; said at the start when it can. */
@Component
class ApplicationRights {

    private static final Logger log = LoggerFactory.getLogger(ApplicationRights.class);

    private final JdbcTemplate jdbc;

    ApplicationRights(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean guarded() {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select not exists (
                  select from pg_class c
                   where c.relnamespace = to_regnamespace('app')
                     and c.relname in ('audit_record', 'audit_change', 'seal_root', 'seal_key')
                     and (has_table_privilege(c.oid, 'UPDATE') or has_table_privilege(c.oid, 'DELETE')
                       or has_table_privilege(c.oid, 'TRUNCATE') or pg_has_role(c.relowner, 'MEMBER')))
                """, Boolean.class));
    }

    @EventListener(ApplicationStartedEvent.class)
    public void say() {
        if (!guarded()) {
            log.warn(
                    "The database account of the application can change what is recorded; give it an account of its own"
                            + " and the owner's to spring.flyway.user, see docs/operations.md");
        }
    }
}
