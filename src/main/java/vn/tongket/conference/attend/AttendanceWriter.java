package vn.tongket.conference.attend;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.conference.invite.Invitee;

/** Notes who came; noting the same again changes nothing. */
@Repository
class AttendanceWriter {

    private final JdbcClient jdbc;

    AttendanceWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How somebody was noted. */
    enum Via {
        LIST,
        CARD,
        DOOR
    }

    /** The first arrival stands, and so does the first name unless another one is given; returns whether this is news. */
    boolean came(UUID id, Invitee invitee, String by, Instant at, Via via) {
        boolean news = jdbc.sql("""
                        update %s
                           set attended = true, attended_by = coalesce(:by, attended_by), arrived_at = :at, noted_by = :via
                         where %s and attended is distinct from true
                        """.formatted(table(invitee), where(invitee)))
                        .param("by", blankToNull(by))
                        .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("via", via.name())
                        .param("id", id)
                        .param("ref", invitee.ref())
                        .update()
                > 0;
        if (!news && !Text.isBlank(by)) {
            jdbc.sql("update %s set attended_by = :by where %s and attended_by is distinct from :by"
                            .formatted(table(invitee), where(invitee)))
                    .param("by", Text.clean(by))
                    .param("id", id)
                    .param("ref", invitee.ref())
                    .update();
        }
        return news;
    }

    /** @param attended false for somebody who stayed away; null takes back what was noted */
    boolean set(UUID id, Invitee invitee, Boolean attended) {
        return jdbc.sql("""
                        update %s
                           set attended = :attended, attended_by = null, arrived_at = null,
                               noted_by = case when :attended::boolean is null then null else 'LIST' end
                         where %s and attended is distinct from :attended
                        """.formatted(table(invitee), where(invitee)))
                        .param("attended", attended, Types.BOOLEAN)
                        .param("id", id)
                        .param("ref", invitee.ref())
                        .update()
                > 0;
    }

    /** Everybody of whom nothing was noted stayed away; returns how many these are. */
    int restStayedAway(UUID id) {
        int units = jdbc.sql("""
                        update app.invitation set attended = false, noted_by = 'LIST'
                         where conference_id = :id and attended is null
                        """).param("id", id).update();
        return units + jdbc.sql("""
                        update app.conference_guest set attended = false, noted_by = 'LIST'
                         where conference_id = :id and attended is null
                        """).param("id", id).update();
    }

    private static String table(Invitee invitee) {
        return invitee.isGuest() ? "app.conference_guest" : "app.invitation";
    }

    private static String where(Invitee invitee) {
        return invitee.isGuest()
                ? "conference_id = :id and 'g:' || ordinal = :ref"
                : "conference_id = :id and 'u:' || unit_code = :ref";
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
