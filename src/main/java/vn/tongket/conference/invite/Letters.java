package vn.tongket.conference.invite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.conference.Chair;
import vn.tongket.conference.Conference;
import vn.tongket.conference.invite.Tokens.Purpose;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.document.IssuedDocument;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** Numbers the letters of a conference and sends them; what was sent is not sent again. */
@Component
public class Letters {

    static final Duration BETWEEN_LINKS = Duration.ofMinutes(10);
    private static final Duration BETWEEN_REMINDERS = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final InviteeStore invitees;
    private final Documents documents;
    private final Notifications notifications;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    Letters(
            JdbcClient jdbc,
            InviteeStore invitees,
            Documents documents,
            Notifications notifications,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.jdbc = jdbc;
        this.invitees = invitees;
        this.documents = documents;
        this.notifications = notifications;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** Enters the letter in the register of issued documents. @param number null for the next one of its series */
    public IssuedDocument number(Conference conference, Integer number, LocalDate date) {
        IssuedDocument issued = documents.issue(IssueRequest.next(
                        conference.organizer(),
                        DocumentType.INVITATION,
                        date == null ? LocalDate.now(clock) : date,
                        messages.getMessage(
                                "paper.invitation.subject",
                                new Object[] {vn.tongket.document.Phrases.within(conference.title())},
                                Locale.ROOT))
                .numbered(number));
        jdbc.sql("update app.conference set invitation_id = :issued, version = version + 1 where id = :id")
                .param("issued", issued.id())
                .param("id", conference.id())
                .update();
        return issued;
    }

    /**
     * Gives each letter its ordinal, behind those that have one, and tells everybody who was not told; returns how many
     * are invited.
     */
    public int send(Conference conference) {
        giveOrdinals(conference.id());
        List<Invitee> all = invitees.all(conference.id());
        List<Notice> notices = new ArrayList<>();
        for (Invitee invitee : all) {
            String key = "conference-invitation:" + conference.id() + ":"
                    + (invitee.isGuest() ? invitee.ref() : invitee.unit());
            notices.addAll(to(invitee, "conference-invitation", key));
        }
        tell(conference, notices, all);
        return all.size();
    }

    private void giveOrdinals(UUID id) {
        jdbc.sql("""
                        with ordered as (
                          select unit_code, guest,
                                 (select coalesce(max(letter_no), 0) from app.conference_invitee where conference_id = :id)
                                 + row_number() over (order by directing desc, guest nulls last, name, ref) as n
                            from app.conference_invitee where conference_id = :id and letter_no is null),
                        units as (
                          update app.invitation i set letter_no = o.n, sent_at = :now from ordered o
                           where i.conference_id = :id and i.unit_code = o.unit_code)
                        update app.conference_guest g set letter_no = o.n from ordered o
                         where g.conference_id = :id and g.ordinal = o.guest
                        """).param("id", id).param("now", now()).update();
    }

    /** Tells those who have not answered once more, each with a fresh link; returns how many were told. */
    int remind(Conference conference) {
        Instant now = clock.instant();
        List<Invitee> silent = invitees
                .page(conference.id(), new InviteeFilter(null, InviteeFilter.Which.SILENT, Integer.MAX_VALUE, 0))
                .stream()
                .filter(invitee -> invitee.remindedAt() == null
                        || invitee.remindedAt().plus(BETWEEN_REMINDERS).isBefore(now))
                .toList();
        List<Notice> notices = new ArrayList<>();
        silent.forEach(invitee -> notices.addAll(to(
                invitee,
                "conference-reminder",
                "conference-reminder:%s:%s:%d".formatted(conference.id(), invitee.ref(), now.getEpochSecond()))));
        tell(conference, notices, silent);
        reminded(conference.id(), silent);
        return silent.size();
    }

    private void reminded(UUID id, Collection<Invitee> told) {
        String[] refs = told.stream().map(Invitee::ref).toArray(String[]::new);
        jdbc.sql("""
                        update app.invitation set reminded_at = :now
                         where conference_id = :id and 'u:' || unit_code = any(:refs)
                        """).param("now", now()).param("id", id).param("refs", refs).update();
        jdbc.sql("""
                        update app.conference_guest set reminded_at = :now
                         where conference_id = :id and 'g:' || ordinal = any(:refs)
                        """).param("now", now()).param("id", id).param("refs", refs).update();
    }

    /** Mails a fresh link; asked again within some minutes, the one that is on its way is enough. */
    void sendLink(Conference conference, Invitee invitee) {
        long slot = clock.instant().getEpochSecond() / BETWEEN_LINKS.toSeconds();
        List<Notice> notices = to(
                invitee, "conference-link", "conference-link:%s:%s:%d".formatted(conference.id(), invitee.ref(), slot));
        tell(conference, notices, List.of(invitee));
    }

    /** The leaders of a unit, and the address that is known of the unit or guest. */
    private static List<Notice> to(Invitee invitee, String template, String key) {
        List<Notice> notices = new ArrayList<>();
        if (!invitee.isGuest()) {
            notices.add(Notice.to(Role.LEADER.group(invitee.unit()), template, key));
        }
        if (!Text.isBlank(invitee.email())) {
            notices.add(Notice.to(
                    "mailto:" + Text.clean(invitee.email()), template, invitee.isGuest() ? key : key + ":mail"));
        }
        return notices.stream()
                .map(notice -> notice.with("unit", invitee.addressee())
                        .with("no", invitee.letterNo())
                        .with("ref", invitee.ref()))
                .toList();
    }

    private void tell(Conference conference, List<Notice> notices, Collection<Invitee> told) {
        String organizer = units.names(List.of(conference.organizer())).get(conference.organizer());
        String symbol = conference.invitationId() == null
                ? ""
                : documents.find(conference.invitationId()).symbol();
        notifications.tell(notices.stream()
                .map(notice -> {
                    String ref = (String) notice.params().get("ref");
                    Notice filled = notice.with("title", conference.title())
                            .with("organizer", organizer)
                            .with("number", symbol.isEmpty() ? said("number.later") : symbol)
                            .with("time", time(conference))
                            .with("date", conference.held().text())
                            .with("place", Text.isBlank(conference.place()) ? said("place.later") : conference.place())
                            .with("chair", chair(conference.chair()))
                            .with("replyBy", conference.replyBy() == null ? said("reply.soon") : conference.replyBy())
                            .with("reply", Links.sealed(Purpose.REPLY, conference.id(), ref))
                            .with("card", Links.sealed(Purpose.CARD, conference.id(), ref))
                            .inCycle(conference.cycleId());
                    // an address without an account has nothing in the product to open
                    return notice.recipient().startsWith("mailto:")
                            ? filled
                            : filled.linking("/conferences/" + conference.id());
                })
                .toList());
    }

    private String time(Conference conference) {
        String day = conference.held().isKnown() ? conference.held().text() : said("time.later");
        return conference.startsAt() == null ? day : conference.startsAt() + ", " + day;
    }

    private String chair(Chair chair) {
        return Text.isBlank(chair.title())
                ? said("chair.later")
                : chair.prefix() == null ? chair.title() : chair.prefix() + " " + chair.title();
    }

    private String said(String key) {
        return messages.getMessage("conference." + key, null, Locale.ROOT);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(Deadline.ZONE));
    }
}
