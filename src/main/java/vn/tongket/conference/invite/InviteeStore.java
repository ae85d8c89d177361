package vn.tongket.conference.invite;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.audit.DayStates;
import vn.tongket.conference.Invitation;

/** Reads who is invited: units and guests in one list, a page at a time. */
@Repository
public class InviteeStore {

    /** The state of the newest letter; a guest without an address gets no notice at all. */
    private static final String FROM = """
              from app.conference_invitee p
              left join lateral (
                select case when n.id is null then case when p.letter_no is null then 'NONE' else 'NO_ADDRESS' end
                            when n.addressed_at is null and n.last_error = 'NO_ADDRESS' then 'NO_ADDRESS'
                            when n.addressed_at is null and n.given_up_at is not null then 'NOT_SENT'
                            when exists (select from app.mail x where x.notice_id = n.id and x.sent_at is not null) then 'SENT'
                            when exists (select from app.mail x where x.notice_id = n.id and x.given_up_at is null) then 'WAITING'
                            when n.addressed_at is null then 'WAITING'
                            else 'NOT_SENT' end as state
                  from (select 1) one
                  left join app.notice n
                         on n.dedup_key = 'conference-invitation:' || p.conference_id || ':' || coalesce(p.unit_code, p.ref)
              ) m on true
             where p.conference_id = :id
            """;

    private final JdbcClient jdbc;

    InviteeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page, in the order of the letters; who directs the conference comes first. */
    public List<Invitee> page(UUID id, InviteeFilter filter) {
        return jdbc.sql("select p.*, m.state" + FROM
                        + """
                           and p.search like all (:words) and %s
                         order by p.letter_no nulls last, p.directing desc, p.guest nulls last, p.name, p.ref
                         limit :limit offset :offset
                        """.formatted(filter.which().condition()))
                .param("id", id)
                .param("words", Text.patterns(filter.words()))
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query(InviteeStore::invitee)
                .list();
    }

    public List<Invitee> all(UUID id) {
        return page(id, new InviteeFilter(null, null, Integer.MAX_VALUE, 0));
    }

    public Optional<Invitee> find(UUID id, String ref) {
        return jdbc.sql("select p.*, m.state" + FROM + " and p.ref = :ref")
                .param("id", id)
                .param("ref", ref)
                .query(InviteeStore::invitee)
                .optional();
    }

    List<Invitee> these(UUID id, Collection<String> refs) {
        return jdbc.sql("select p.*, m.state" + FROM + " and p.ref = any(:refs) order by p.letter_no, p.ref")
                .param("id", id)
                .param("refs", refs.toArray(String[]::new))
                .query(InviteeStore::invitee)
                .list();
    }

    /** How many there are of each kind. */
    public InviteeCounts counts(UUID id) {
        return counts(id, null);
    }

    /** The same at the end of a day; a null day is the present. */
    public InviteeCounts counts(UUID id, LocalDate day) {
        Map<String, Object> row = jdbc.sql(
                        """
                        select count(*) as invited, count(*) filter (where reply = 'ATTENDS') as attends,
                               count(*) filter (where reply = 'REPRESENTED') as represented,
                               count(*) filter (where reply = 'DECLINES') as declines,
                               count(*) filter (where reply is null) as silent,
                               count(*) filter (where attended) as present,
                               count(*) filter (where attended is null) as unnoted
                          from %s i where conference_id = :id
                        """.formatted(DayStates.rows(DayStates.Kind.CONFERENCE, "conference_invitee", day)))
                .param("id", id)
                .param("day", day)
                .query()
                .singleRow();
        return new InviteeCounts(
                number(row, "invited"),
                number(row, "attends"),
                number(row, "represented"),
                number(row, "declines"),
                number(row, "silent"),
                number(row, "present"),
                number(row, "unnoted"));
    }

    private static int number(Map<String, Object> row, String name) {
        return ((Number) row.get(name)).intValue();
    }

    static Invitee invitee(ResultSet row, int n) throws SQLException {
        String answer = row.getString("reply");
        return new Invitee(
                row.getString("ref"),
                row.getString("unit_code"),
                row.getString("name"),
                row.getString("person"),
                row.getString("email"),
                row.getBoolean("directing"),
                row.getObject("letter_no", Integer.class),
                answer == null ? null : Invitation.Answer.valueOf(answer),
                row.getString("representative"),
                row.getString("reason"),
                instant(row, "replied_at"),
                row.getBoolean("on_behalf"),
                row.getObject("attended", Boolean.class),
                row.getString("attended_by"),
                instant(row, "arrived_at"),
                row.getString("noted_by"),
                instant(row, "reminded_at"),
                Invitee.Mail.valueOf(row.getString("state")));
    }
}
