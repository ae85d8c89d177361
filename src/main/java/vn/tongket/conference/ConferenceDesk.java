package vn.tongket.conference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.conference.Conference.DateState;
import vn.tongket.conference.Conference.Stage;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** What people do at a conference's desk: read, prepare, answer, record. Checks who they are and how far it has come. */
@Component
public class ConferenceDesk {

    private final Conferences conferences;
    private final ConferenceStore store;
    private final ConferenceWriter writer;
    private final Access access;
    private final Units units;
    private final AuditLog audit;

    ConferenceDesk(
            Conferences conferences,
            ConferenceStore store,
            ConferenceWriter writer,
            Access access,
            Units units,
            AuditLog audit) {
        this.conferences = conferences;
        this.store = store;
        this.writer = writer;
        this.access = access;
        this.units = units;
        this.audit = audit;
    }

    /** Everything on the conference, for its coordinator, its approver, the cycle's auditors and trackers. */
    @Transactional(readOnly = true)
    public ConferenceFile file(Actor actor, UUID id) {
        Conference conference = readable(actor, id);
        List<Invitation> invitations = store.invitations(id);
        Proceedings proceedings = proceedings(conference, invitations);
        return new ConferenceFile(
                conference,
                units.names(List.of(conference.organizer())).get(conference.organizer()),
                agenda(conference, invitations),
                invitations,
                proceedings,
                names(invitations, proceedings));
    }

    /** What an invited unit may read: the agenda and its own invitation. */
    @Transactional(readOnly = true)
    public ConferenceFile invitationFile(Actor actor, UUID id, String unit) {
        Conference conference = conferences.require(id);
        if (conference.invitedAt() == null || !access.holds(actor, unit, Role.LEADER, Role.DRAFTER)) {
            throw new NotFound("conference", id);
        }
        List<Invitation> own = List.of(requireInvitation(id, unit));
        return new ConferenceFile(
                conference,
                units.names(List.of(conference.organizer())).get(conference.organizer()),
                agenda(conference, own),
                own,
                new Proceedings(null, null, null, null, null, null, null, null, null),
                Map.of(unit, own.get(0).unitName()));
    }

    /** The units of the person that are invited, in the order of names. */
    public List<Invitation> invitationsOf(Actor actor, UUID id) {
        return store.invitations(id).stream()
                .filter(invitation -> access.holds(actor, invitation.unit(), Role.LEADER, Role.DRAFTER))
                .toList();
    }

    /** Saves the agenda as far as it is typed; returns the new version. */
    @Transactional
    public int saveAgenda(Actor actor, UUID id, Agenda agenda) {
        Conference conference = requireCoordinated(actor, id);
        requireStage(conference, "conference.agenda.finished", Stage.AGENDA);
        Refusal.Collector problems = new Refusal.Collector();
        AgendaCheck.refuse(agenda, problems);
        Set<String> known = units.all(agenda.invited()).stream().map(Unit::code).collect(Collectors.toSet());
        agenda.invited().stream()
                .filter(code -> !known.contains(code))
                .forEach(code -> problems.add("invited", "conference.invited.unknown", code));
        problems.refuse();
        DateState state =
                conference.dateState() == DateState.NEEDS_CONFIRMATION && !Boolean.TRUE.equals(agenda.dateConfirmed())
                        ? DateState.NEEDS_CONFIRMATION
                        : DateState.CONFIRMED;
        writer.saveAgenda(conference, agenda, state, actor.userId());
        return conferences.require(id).version();
    }

    /** Adds every unit of a group to those that are invited. */
    @Transactional
    public void inviteGroup(Actor actor, UUID id, String group) {
        Conference conference = requireCoordinated(actor, id);
        requireStage(conference, "conference.agenda.finished", Stage.AGENDA);
        List<String> members = units.groupMembers(group);
        if (members.isEmpty()) {
            throw Refusal.at("groupToInvite", "conference.group.empty");
        }
        writer.inviteToo(id, members);
    }

    /** The coordinator enters what units answered by telephone or on paper; rows that say nothing new are left alone. */
    @Transactional
    public void saveReplies(Actor actor, UUID id, List<Reply> replies) {
        Conference conference = requireCoordinated(actor, id);
        requireStage(conference, "conference.reply.too-late", Stage.REPLIES, Stage.RECORD);
        Map<String, Invitation> invitations = new LinkedHashMap<>();
        store.invitations(id).forEach(invitation -> invitations.put(invitation.unit(), invitation));
        Refusal.Collector problems = new Refusal.Collector();
        List<Reply> changed = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i);
            Invitation known = invitations.get(reply.unit());
            if (known == null) {
                throw new NotFound("invitation", reply.unit());
            }
            if (reply.answer() == known.answer()
                    && Objects.equals(clean(reply.representative()), clean(known.representative()))
                    && Objects.equals(clean(reply.reason()), clean(known.reason()))) {
                continue;
            }
            check(reply, "%d.".formatted(i), problems);
            changed.add(reply);
        }
        problems.refuse();
        changed.forEach(reply -> enter(conference, reply, true, actor));
    }

    /** A unit answers its invitation, or the coordinator enters the answer for it. */
    @Transactional
    public void reply(Actor actor, UUID id, Reply reply) {
        Conference conference = conferences.require(id);
        boolean ofUnit = !Text.isBlank(reply.unit()) && access.holds(actor, reply.unit(), Role.LEADER);
        boolean onBehalf = !ofUnit || actor.isSystem();
        if (!ofUnit && !access.holds(actor, conference.coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("conference", id);
        }
        requireInvitation(id, reply.unit());
        if (conference.invitedAt() == null) {
            throw new NotFound("conference", id);
        }
        requireStage(conference, "conference.reply.too-late", Stage.REPLIES, Stage.RECORD);
        Refusal.Collector problems = new Refusal.Collector();
        check(reply, "", problems);
        problems.refuse();
        enter(conference, reply, onBehalf, actor);
    }

    private static void check(Reply reply, String at, Refusal.Collector problems) {
        if (reply.answer() == null) {
            problems.add(at + "answer", "conference.reply.answer-missing");
        } else if (reply.answer() == Invitation.Answer.DECLINES && Text.isBlank(reply.reason())) {
            problems.add(at + "reason", "conference.reply.reason-missing");
        } else if (reply.answer() == Invitation.Answer.REPRESENTED && Text.isBlank(reply.representative())) {
            problems.add(at + "representative", "conference.reply.representative-missing");
        }
    }

    private void enter(Conference conference, Reply reply, boolean onBehalf, Actor actor) {
        writer.reply(conference.id(), reply, onBehalf, actor.userId());
        audit.record(Act.of("conference.replied", "conference", conference.id())
                .inCycle(conference.cycleId())
                .ofUnit(reply.unit())
                .with("answer", reply.answer().name())
                .with("onBehalf", onBehalf)
                .with("reason", Text.clean(reply.reason())));
    }

    private static String clean(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }

    /** Saves what is typed while the conference runs; returns the new version. */
    @Transactional
    public int saveProceedings(Actor actor, UUID id, Proceedings proceedings) {
        Conference conference = requireCoordinated(actor, id);
        requireStage(conference, "conference.record.not-now", Stage.RECORD);
        Set<String> named = new LinkedHashSet<>();
        proceedings.speeches().stream().map(Proceedings.Speech::unit).forEach(named::add);
        proceedings.remarks().stream().map(Proceedings.Remark::leadUnit).forEach(named::add);
        named.removeIf(Text::isBlank);
        units.all(named).forEach(unit -> named.remove(unit.code()));
        if (!named.isEmpty()) {
            throw Refusal.at("units", "conference.unit.unknown", String.join(", ", named));
        }
        writer.saveProceedings(id, proceedings);
        return conferences.require(id).version();
    }

    boolean mayRead(Actor actor, Conference conference) {
        return access.holds(actor, conference.coordinatorUnit(), Role.COORDINATOR, Role.REVIEWER, Role.AUDITOR)
                || access.holds(
                        actor, conference.approverUnit(), Role.APPROVER, Role.COORDINATOR, Role.CLERK, Role.AUDITOR)
                || access.holds(actor, conference.organizer(), Role.APPROVER, Role.COORDINATOR, Role.AUDITOR);
    }

    /** The conference, for those who may read everything on it. */
    public Conference readable(Actor actor, UUID id) {
        Conference conference = conferences.require(id);
        if (!mayRead(actor, conference)) {
            throw new NotFound("conference", id);
        }
        return conference;
    }

    public boolean coordinates(Actor actor, Conference conference) {
        return access.holds(actor, conference.coordinatorUnit(), Role.COORDINATOR);
    }

    /** The conference, for its coordinator. */
    public Conference coordinated(Actor actor, UUID id) {
        return requireCoordinated(actor, id);
    }

    /** The conference, for the people of a unit that is invited to it. */
    public Conference invitedTo(Actor actor, UUID id, String unit) {
        Conference conference = conferences.require(id);
        if (conference.invitedAt() == null || !access.holds(actor, unit, Role.LEADER, Role.DRAFTER)) {
            throw new NotFound("conference", id);
        }
        requireInvitation(id, unit);
        return conference;
    }

    private Conference requireCoordinated(Actor actor, UUID id) {
        Conference conference = conferences.require(id);
        if (!access.holds(actor, conference.coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("conference", id);
        }
        return conference;
    }

    private Invitation requireInvitation(UUID id, String unit) {
        return store.invitation(id, unit).orElseThrow(() -> new NotFound("invitation", unit));
    }

    private static void requireStage(Conference conference, String otherwise, Stage... any) {
        if (conference.isClosed()) {
            throw Refusal.of("conference.closed");
        }
        if (!Set.of(any).contains(conference.stage())) {
            throw Refusal.of(otherwise);
        }
    }

    private Agenda agenda(Conference conference, List<Invitation> invitations) {
        return new Agenda(
                conference.title(),
                conference.held(),
                conference.startsAt(),
                conference.dateState() == DateState.CONFIRMED,
                conference.place(),
                conference.chair(),
                store.subjects(conference.id()),
                store.items(conference.id()),
                store.guests(conference.id()),
                invitations.stream().map(Invitation::unit).toList(),
                conference.version(),
                new Agenda.Letter(
                        conference.numbering(),
                        conference.invitationNumber(),
                        conference.replyBy(),
                        conference.quorumPercent()));
    }

    private Proceedings proceedings(Conference conference, List<Invitation> invitations) {
        return new Proceedings(
                conference.held(),
                conference.place(),
                conference.chair(),
                conference.evaluation(),
                invitations.stream()
                        .map(i -> new Proceedings.Attendance(i.unit(), i.attended(), i.attendedBy()))
                        .toList(),
                store.speeches(conference.id()),
                store.limitations(conference.id()),
                store.remarks(conference.id()),
                conference.version());
    }

    private Map<String, String> names(List<Invitation> invitations, Proceedings proceedings) {
        Set<String> codes = new LinkedHashSet<>();
        invitations.forEach(invitation -> codes.add(invitation.unit()));
        proceedings.speeches().forEach(speech -> codes.add(speech.unit()));
        proceedings.remarks().forEach(remark -> codes.add(remark.leadUnit()));
        codes.removeIf(Text::isBlank);
        return units.names(codes);
    }
}
