package vn.tongket.conference.invite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.invite.Tokens.Purpose;
import vn.tongket.notification.SealedText;

/** Links of a conference: how long each works, and what the sealed words of its notices open to. */
@Component
public class Links implements SealedText {

    private static final Duration WITHOUT_DATE = Duration.ofDays(60);

    private final Tokens tokens;
    private final Conferences conferences;
    private final Clock clock;
    private final Duration around;
    private final PublicAddress address;

    Links(
            Tokens tokens,
            Conferences conferences,
            Clock clock,
            @Value("${tongket.conference.door-open:PT3H}") Duration around,
            PublicAddress address) {
        this.tokens = tokens;
        this.conferences = conferences;
        this.clock = clock;
        this.around = around;
        this.address = address;
    }

    static String sealed(Purpose purpose, UUID conference, String invitee) {
        return SEAL + purpose.name() + ":" + conference + ":" + invitee;
    }

    @Override
    @Transactional
    public Optional<Opened> open(String sealed, String base) {
        String[] parts = sealed.substring(SEAL.length()).split(":", 3);
        if (parts.length < 3 || !parts[0].equals(Purpose.REPLY.name()) && !parts[0].equals(Purpose.CARD.name())) {
            return Optional.empty();
        }
        Purpose purpose = Purpose.valueOf(parts[0]);
        Conference conference = conferences.require(UUID.fromString(parts[1]));
        String secret = tokens.make(conference.id(), purpose, parts[2], until(conference, purpose));
        String link = base + path(purpose, secret);
        return Optional.of(new Opened(
                link,
                purpose == Purpose.CARD
                        ? new Picture("ma-diem-danh.png", Code.of(link).png())
                        : null));
    }

    /** Links that are printed, one for each of them; by invitee. */
    @Transactional
    public Map<String, String> printed(Conference conference, Purpose purpose, List<String> invitees) {
        return tokens.make(conference.id(), purpose, invitees, until(conference, purpose)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, made -> address.base() + path(purpose, made.getValue())));
    }

    /** A fresh code for the door; those that hung there before stop to work. */
    @Transactional
    public String door(Conference conference) {
        tokens.endDoor(conference.id());
        return address.base()
                + path(
                        Purpose.DOOR,
                        tokens.make(conference.id(), Purpose.DOOR, (String) null, until(conference, Purpose.DOOR)));
    }

    private static String path(Purpose purpose, String secret) {
        return (purpose == Purpose.REPLY ? "/tra-loi/" : "/diem-danh/") + secret;
    }

    private Instant until(Conference conference, Purpose purpose) {
        if (purpose == Purpose.REPLY && conference.replyBy() != null) {
            return end(conference.replyBy());
        }
        return conference.held().precision() == Precision.DAY
                ? end(conference.held().on()).plus(purpose == Purpose.REPLY ? Duration.ZERO : around)
                : clock.instant().plus(WITHOUT_DATE);
    }

    /** Whether people are let in now: on the day of the conference and some hours before and after it. */
    public boolean isDoorOpen(Conference conference) {
        if (conference.held().precision() != Precision.DAY) {
            return false;
        }
        LocalDate day = conference.held().on();
        Instant from = day.atStartOfDay(Deadline.ZONE).toInstant().minus(around);
        Instant now = clock.instant();
        return !now.isBefore(from) && now.isBefore(end(day).plus(around));
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atTime(LocalTime.MIDNIGHT).atZone(Deadline.ZONE).toInstant();
    }
}
