package vn.tongket.commendation.council;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.Commendation;
import vn.tongket.commendation.Commendation.Stage;
import vn.tongket.commendation.CommendationAccess;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.CouncilResults;
import vn.tongket.commendation.Nomination;
import vn.tongket.commendation.TypedValues;
import vn.tongket.commendation.VoteRules;
import vn.tongket.commendation.council.Sitting.Attendance;
import vn.tongket.commendation.council.Sitting.Member;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;

/** A council meets: its members are those who hold the role, each votes at the own desk, the chair opens and closes. */
@Component
public class Sittings {

    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final CouncilResults results;
    private final SittingStore store;
    private final RoleHolders people;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    Sittings(
            Commendations commendations,
            CommendationAccess handlers,
            CouncilResults results,
            SittingStore store,
            RoleHolders people,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.commendations = commendations;
        this.handlers = handlers;
        this.results = results;
        this.store = store;
        this.people = people;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** When and where the council meets, as it is typed. */
    public record Opening(String heldOn, String place, String chair, String secretary) {

        public static final Opening EMPTY = new Opening(null, null, null, null);
    }

    /** Where one member is, as it is typed. */
    public record Seat(String user, String name, String position, String attendance) {}

    /** The sitting of the current round, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Sitting> of(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        handlers.requireReader(actor, commendation);
        return store.find(id, commendation.round());
    }

    /** Who may sit in the council: everybody who holds the role, by name. */
    @Transactional(readOnly = true)
    public Map<String, String> holders(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        handlers.requireReader(actor, commendation);
        return holders(commendation);
    }

    private Map<String, String> holders(Commendation commendation) {
        if (commendation.councilUnit() == null) {
            return Map.of();
        }
        List<String> users = people.members(List.of(Role.COUNCIL.group(commendation.councilUnit()))).stream()
                .map(RoleHolders.Member::user)
                .distinct()
                .sorted()
                .toList();
        Map<String, String> names = people.names(users);
        return users.stream()
                .collect(Collectors.toMap(
                        Function.identity(), user -> names.getOrDefault(user, user), (a, b) -> a, LinkedHashMap::new));
    }

    /** Opens a sitting with everybody who holds the role now; nobody counts as present yet. */
    @Transactional
    public void open(Actor actor, UUID id, Opening typed) {
        Commendation commendation = member(actor, id);
        if (store.find(id, commendation.round()).isPresent()) {
            throw Refusal.of("commendation.sitting.there");
        }
        Map<String, String> holders = holders(commendation);
        TypedValues read = new TypedValues();
        LocalDate held = read.day(typed.heldOn(), "heldOn");
        Refusal.Collector problems = read.problems();
        if (Text.isBlank(typed.heldOn())) {
            problems.add("heldOn", "commendation.minutes.day-missing");
        } else if (held != null && held.isAfter(LocalDate.now(clock))) {
            problems.add(
                    "heldOn",
                    "commendation.minutes.day-in-future",
                    Deadline.day(held).text());
        }
        if (!holders.containsKey(String.valueOf(typed.chair()))) {
            problems.add("chair", "commendation.sitting.chair");
        }
        if (!holders.containsKey(String.valueOf(typed.secretary()))) {
            problems.add("secretary", "commendation.sitting.secretary");
        }
        problems.refuse();
        List<Member> members = holders.entrySet().stream()
                .map(entry -> new Member(entry.getKey(), entry.getValue(), null, Attendance.ABSENT, false))
                .toList();
        store.open(new Sitting(
                id,
                commendation.round(),
                held,
                Text.isBlank(typed.place()) ? null : Text.clean(typed.place()),
                typed.chair(),
                typed.secretary(),
                null,
                null,
                members));
        record("commendation.sitting-opened", commendation, members.size());
    }

    /** Notes who is there; somebody who voted stays where the vote was given. */
    @Transactional
    public void attend(Actor actor, UUID id, List<Seat> seats) {
        Commendation commendation = member(actor, id);
        Sitting sitting = led(actor, commendation, true);
        TypedValues read = new TypedValues();
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            Member before = sitting.member(seat.user()).orElseThrow(() -> new NotFound("member", seat.user()));
            Attendance attendance = read.choice(Attendance.class, seat.attendance(), "seats." + i);
            attendance = attendance == null ? before.attendance() : attendance;
            if (before.voted() && attendance != before.attendance()) {
                read.problems().add("seats." + i, "commendation.sitting.voted-already", before.name());
            }
            if (attendance == Attendance.WRITING && !commendation.rules().absenteeByWriting()) {
                read.problems().add("seats." + i, "commendation.sitting.no-writing", before.name());
            }
            members.add(new Member(
                    seat.user(),
                    Text.isBlank(seat.name()) ? before.name() : Text.clean(seat.name()),
                    Text.isBlank(seat.position()) ? null : Text.clean(seat.position()),
                    attendance,
                    before.voted()));
        }
        read.refuse();
        store.attend(sitting, members);
        record("commendation.attendance-noted", commendation, members.size());
    }

    /** Members begin to vote; without a quorum the council cannot decide and nothing is opened. */
    @Transactional
    public void beginVoting(Actor actor, UUID id) {
        Commendation commendation = member(actor, id);
        Sitting sitting = led(actor, commendation, false);
        if (sitting.isVoting()) {
            throw Refusal.of("commendation.sitting.voting-already");
        }
        requireQuorum(commendation, sitting);
        store.beginVoting(
                sitting,
                results.nominees(commendation).stream().map(Nomination::id).toList());
        record("commendation.ballot-opened", commendation, sitting.present());
        notifications.tell(List.of(Notice.to(
                        Role.COUNCIL.group(commendation.councilUnit()),
                        "commendation-ballot",
                        "commendation-ballot:%s:%s".formatted(id, commendation.round()))
                .with("title", commendation.title())
                .inCycle(commendation.cycleId())
                .linking("/khen-thuong/%s/bo-phieu".formatted(id))));
    }

    private static void requireQuorum(Commendation commendation, Sitting sitting) {
        VoteRules rules = commendation.rules();
        if (!rules.hasQuorum(sitting.members().size(), sitting.present())) {
            throw Refusal.of(
                    "commendation.minutes.no-quorum",
                    sitting.present(),
                    sitting.members().size(),
                    rules.quorum().text());
        }
    }

    /** Takes back a sitting at which nobody has begun to vote. */
    @Transactional
    public void cancel(Actor actor, UUID id) {
        Commendation commendation = member(actor, id);
        Sitting sitting = led(actor, commendation, true);
        if (sitting.votingFrom() != null) {
            throw Refusal.of("commendation.sitting.voting-already");
        }
        store.cancel(sitting);
        record("commendation.sitting-cancelled", commendation, sitting.members().size());
    }

    /**
     * Ends the ballot: the figures go into the minutes and are counted exactly there.
     *
     * @param anyway whether to close although members who are present have not voted
     */
    @Transactional
    public void close(Actor actor, UUID id, boolean anyway) {
        Commendation commendation = member(actor, id);
        Sitting sitting = led(actor, commendation, false);
        if (!sitting.isVoting()) {
            throw Refusal.of("commendation.sitting.not-voting");
        }
        requireQuorum(commendation, sitting);
        long waiting = sitting.members().stream()
                .filter(member -> member.attendance() == Attendance.PRESENT && !member.voted())
                .count();
        if (waiting > 0 && !anyway) {
            throw Refusal.at("anyway", "commendation.sitting.waiting", waiting);
        }
        List<Tally> tallies = Boolean.TRUE.equals(commendation.rules().secretBallot())
                ? store.secretTallies(sitting)
                : store.openTallies(sitting);
        if (tallies.stream().anyMatch(tally -> tally.ballots() != sitting.voted())) {
            throw new IllegalStateException("Ballots of commendation '%s' do not add up".formatted(id));
        }
        Map<UUID, Nomination.Vote> votes = tallies.stream()
                .collect(Collectors.toMap(
                        Tally::nomination, tally -> new Nomination.Vote(tally.votesFor(), tally.votesAgainst(), null)));
        results.enter(
                commendation,
                sitting.heldOn(),
                sitting.members().size(),
                sitting.present(),
                sitting.written(),
                votes,
                actor.userId());
        store.close(sitting);
        record("commendation.sitting-closed", commendation, sitting.voted());
    }

    /** The commendation at its vote, for somebody of the council. */
    private Commendation member(Actor actor, UUID id) {
        handlers.require(actor, commendations.require(id), Role.COUNCIL);
        return commendations.requireAt(id, Stage.VOTE);
    }

    /** The open sitting, for its chair or also its secretary. */
    private Sitting led(Actor actor, Commendation commendation, boolean alsoSecretary) {
        Sitting sitting = store.find(commendation.id(), commendation.round())
                .orElseThrow(() -> Refusal.of("commendation.sitting.none"));
        if (sitting.closedAt() != null) {
            throw Refusal.of("commendation.sitting.closed");
        }
        boolean leads = sitting.chair().equals(actor.userId())
                || alsoSecretary && sitting.secretary().equals(actor.userId());
        if (!leads) {
            throw Refusal.of(
                    alsoSecretary ? "commendation.sitting.leaders-only" : "commendation.sitting.chair-only",
                    sitting.nameOf(sitting.chair()));
        }
        return sitting;
    }

    private void record(String act, Commendation commendation, int count) {
        audit.record(Act.of(act, "commendation", commendation.id())
                .inCycle(commendation.cycleId())
                .ofUnit(commendation.councilUnit())
                .with("members", count)
                .with("round", commendation.round()));
    }
}
