package vn.tongket.conference.attend;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conference.Stage;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.attend.AttendanceWriter.Via;
import vn.tongket.conference.invite.Code;
import vn.tongket.conference.invite.Invitee;
import vn.tongket.conference.invite.InviteeCounts;
import vn.tongket.conference.invite.InviteeFilter;
import vn.tongket.conference.invite.InviteeStore;
import vn.tongket.conference.invite.Links;

/** The secretary at the door and over the list. */
@Component
public class AttendanceDesk {

    private final ConferenceDesk desk;
    private final InviteeStore invitees;
    private final AttendanceWriter writer;
    private final Links links;
    private final AuditLog audit;
    private final Clock clock;

    AttendanceDesk(
            ConferenceDesk desk,
            InviteeStore invitees,
            AttendanceWriter writer,
            Links links,
            AuditLog audit,
            Clock clock) {
        this.desk = desk;
        this.invitees = invitees;
        this.writer = writer;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param mayNote whether the reader notes who came, now */
    public record Board(
            Conference conference,
            InviteeCounts counts,
            List<Invitee> invitees,
            boolean quorate,
            boolean mayNote,
            boolean doorOpen) {

        /** Whether somebody came after the conference began. */
        public boolean isLate(Invitee invitee) {
            if (invitee.arrivedAt() == null
                    || conference.startsAt() == null
                    || conference.held().precision() != Precision.DAY) {
                return false;
            }
            Instant began = conference
                    .held()
                    .on()
                    .atTime(conference.startsAt())
                    .atZone(Deadline.ZONE)
                    .toInstant();
            return invitee.arrivedAt().isAfter(began);
        }
    }

    @Transactional(readOnly = true)
    public Board board(Actor actor, UUID id, InviteeFilter filter) {
        Conference conference = desk.readable(actor, id);
        InviteeCounts counts = invitees.counts(id);
        return new Board(
                conference,
                counts,
                invitees.page(id, filter),
                counts.reaches(conference.quorumPercent()),
                desk.coordinates(actor, conference) && isOn(conference),
                links.isDoorOpen(conference));
    }

    static boolean isOn(Conference conference) {
        return conference.stage() == Stage.REPLIES || conference.stage() == Stage.RECORD;
    }

    static void requireOn(Conference conference) {
        if (conference.isClosed()) {
            throw Refusal.of("conference.closed");
        }
        if (!isOn(conference)) {
            throw Refusal.of("conference.attendance.not-now");
        }
    }

    /**
     * Notes one of them.
     *
     * @param attended null takes back what was noted
     * @param by who came, or null
     * @param at when, as typed on the day of the conference; null for now
     */
    @Transactional
    public Invitee note(Actor actor, UUID id, String ref, Boolean attended, String by, LocalTime at) {
        Conference conference = desk.coordinated(actor, id);
        requireOn(conference);
        Invitee invitee = invitees.find(id, ref).orElseThrow(() -> new NotFound("invitee", ref));
        boolean news;
        if (Boolean.TRUE.equals(attended)) {
            news = writer.came(id, invitee, by, arrival(conference, at), Via.LIST);
        } else {
            news = writer.set(id, invitee, attended);
        }
        if (news) {
            record(conference, invitee, attended, Via.LIST);
        }
        return invitees.find(id, ref).orElseThrow();
    }

    private Instant arrival(Conference conference, LocalTime at) {
        if (at == null || conference.held().precision() != Precision.DAY) {
            return clock.instant();
        }
        return conference.held().on().atTime(at).atZone(Deadline.ZONE).toInstant();
    }

    void record(Conference conference, Invitee invitee, Boolean attended, Via via) {
        audit.record(Act.of("conference.attendance", "conference", conference.id())
                .inCycle(conference.cycleId())
                .ofUnit(invitee.isGuest() ? conference.coordinatorUnit() : invitee.unit())
                .with("invitee", invitee.ref())
                .with("attended", attended == null ? "UNKNOWN" : attended)
                .with("via", via.name()));
    }

    /** Everybody of whom nothing was noted stayed away. */
    @Transactional
    public int restStayedAway(Actor actor, UUID id) {
        Conference conference = desk.coordinated(actor, id);
        requireOn(conference);
        int marked = writer.restStayedAway(id);
        if (marked > 0) {
            audit.record(Act.of("conference.attendance-rest", "conference", id)
                    .inCycle(conference.cycleId())
                    .ofUnit(conference.coordinatorUnit())
                    .with("absent", marked));
        }
        return marked;
    }

    /** What hangs at the door. */
    public record Door(String link, Code code) {}

    /** A fresh code for the door; those that hung there before stop to work. */
    @Transactional
    public Door door(Actor actor, UUID id) {
        Conference conference = desk.coordinated(actor, id);
        requireOn(conference);
        if (conference.held().precision() != Precision.DAY) {
            throw Refusal.of("conference.door.no-day");
        }
        String link = links.door(conference);
        audit.record(Act.of("conference.door-code", "conference", id)
                .inCycle(conference.cycleId())
                .ofUnit(conference.coordinatorUnit()));
        return new Door(link, Code.of(link));
    }
}
