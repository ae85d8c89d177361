package vn.tongket.conference.speak;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conference.Stage;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Proceedings;
import vn.tongket.conference.Topic;
import vn.tongket.organization.Units;

/** The secretary leads the speaking list; invited units put themselves on it beforehand. */
@Component
public class SpeakingDesk {

    private static final int MOST_OF_UNIT = 5;
    private static final int LONGEST = 240;

    private final ConferenceDesk desk;
    private final Conferences conferences;
    private final TurnStore store;
    private final Units units;
    private final AuditLog audit;
    private final Clock clock;

    SpeakingDesk(
            ConferenceDesk desk, Conferences conferences, TurnStore store, Units units, AuditLog audit, Clock clock) {
        this.desk = desk;
        this.conferences = conferences;
        this.store = store;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param mayRecord whether the reader leads the list, now */
    public record Board(
            Conference conference,
            List<Turn> turns,
            List<Proceedings.Weakness> limitations,
            Instant now,
            boolean mayRecord) {}

    @Transactional(readOnly = true)
    public Board board(Actor actor, UUID id) {
        Conference conference = desk.readable(actor, id);
        return new Board(
                conference,
                store.all(id),
                conferences.limitations(id),
                clock.instant(),
                desk.coordinates(actor, conference) && isOpen(conference));
    }

    /** Whether the list still takes names. */
    public boolean isOpen(Conference conference) {
        return !conference.isClosed() && conference.stage() != Stage.MINUTES;
    }

    private Conference led(Actor actor, UUID id) {
        Conference conference = desk.coordinated(actor, id);
        requireOpen(conference);
        store.lock(id);
        return conference;
    }

    private void requireOpen(Conference conference) {
        if (conference.isClosed()) {
            throw Refusal.of("conference.closed");
        }
        if (!isOpen(conference)) {
            throw Refusal.of("conference.record.not-now");
        }
    }

    /** Somebody asks to speak on the spot. */
    @Transactional
    public void add(Actor actor, UUID id, Turn.Entry entry) {
        Conference conference = led(actor, id);
        enter(conference, actor, entry, Text.isBlank(entry.unit()) ? null : Text.clean(entry.unit()), false);
    }

    /** An invited unit puts one of its people on the list. */
    @Transactional
    public void register(Actor actor, UUID id, String unit, Turn.Entry entry) {
        Conference conference = desk.invitedTo(actor, id, unit);
        requireOpen(conference);
        store.lock(id);
        long own = store.all(id).stream()
                .filter(turn -> unit.equals(turn.unit()) && turn.inAdvance())
                .count();
        if (own >= MOST_OF_UNIT) {
            throw Refusal.of("conference.turn.too-many", MOST_OF_UNIT);
        }
        enter(conference, actor, entry, unit, true);
    }

    private void enter(Conference conference, Actor actor, Turn.Entry entry, String unit, boolean early) {
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(entry.speaker())) {
            problems.add("speaker", "conference.turn.speaker-missing");
        }
        if (unit != null && units.find(unit).isEmpty()) {
            problems.add("unit", "conference.unit.unknown", unit);
        }
        Integer minutes = minutes(entry.minutes(), problems);
        problems.refuse();
        UUID turn = store.add(
                conference.id(),
                Text.clean(entry.speaker()),
                unit,
                Text.isBlank(entry.subject()) ? null : Text.clean(entry.subject()),
                minutes,
                early,
                actor.userId());
        record(conference, "conference.turn-registered", turn);
    }

    private static Integer minutes(String typed, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            return null;
        }
        try {
            int minutes = Integer.parseInt(Text.clean(typed).replaceFirst("\\s*(phút|ph|')$", ""));
            if (minutes >= 1 && minutes <= LONGEST) {
                return minutes;
            }
        } catch (NumberFormatException unreadable) {
            // falls through to the sentence
        }
        problems.add("minutes", "conference.turn.minutes", Text.clean(typed), LONGEST);
        return null;
    }

    /** Takes somebody off the list who has not spoken; a unit only its own. */
    @Transactional
    public void withdraw(Actor actor, UUID id, UUID turnId, String unit) {
        Conference conference = unit == null ? led(actor, id) : desk.invitedTo(actor, id, unit);
        requireOpen(conference);
        Turn turn = require(id, turnId);
        if (unit != null && !unit.equals(turn.unit())) {
            throw new NotFound("turn", turnId);
        }
        if (turn.state() != Turn.State.WAITING) {
            throw Refusal.of("conference.turn.spoken", turn.speaker());
        }
        store.remove(turnId);
        record(conference, "conference.turn-withdrawn", turnId);
    }

    /** Moves a turn one place. */
    @Transactional
    public void move(Actor actor, UUID id, UUID turnId, boolean up) {
        led(actor, id);
        List<Turn> turns = store.all(id);
        Turn turn = require(id, turnId);
        int at = turns.indexOf(turn);
        int to = up ? at - 1 : at + 1;
        if (to >= 0 && to < turns.size()) {
            store.swap(turn, turns.get(to));
        }
    }

    /** Gives somebody the floor; whoever spoke until now has ended. Twice is once. */
    @Transactional
    public void start(Actor actor, UUID id, UUID turnId) {
        Conference conference = led(actor, id);
        Turn turn = require(id, turnId);
        if (turn.state() == Turn.State.WAITING) {
            store.start(id, turnId);
            record(conference, "conference.turn-started", turnId);
        }
    }

    /** Somebody has ended; what was noted becomes a speech of the minutes. Nothing noted leaves it for later. */
    @Transactional
    public void end(Actor actor, UUID id, UUID turnId, String said) {
        Conference conference = led(actor, id);
        Turn turn = require(id, turnId);
        if (turn.state() != Turn.State.SPOKEN) {
            store.end(turnId);
            record(conference, "conference.turn-ended", turnId);
        }
        if (!Text.isBlank(said) && !Text.clean(said).equals(turn.said())) {
            store.said(id, turn, Text.clean(said));
        }
    }

    /** A limitation that somebody names. */
    @Transactional
    public void limitation(Actor actor, UUID id, String said, String topic, String raisedBy) {
        Conference conference = led(actor, id);
        if (Text.isBlank(said)) {
            throw Refusal.at("said", "conference.limitation.missing");
        }
        if (!Text.isBlank(topic) && !Topic.isKnown(topic)) {
            throw Refusal.at("topic", "conference.topic.unknown", topic);
        }
        store.limitation(
                id,
                Text.clean(said),
                Text.isBlank(topic) ? null : topic,
                Text.isBlank(raisedBy) ? null : Text.clean(raisedBy));
        audit.record(Act.of("conference.limitation-raised", "conference", id)
                .inCycle(conference.cycleId())
                .ofUnit(conference.coordinatorUnit())
                .with("topic", Text.isBlank(topic) ? null : topic));
    }

    /** The turns of units, for their own people; by unit. */
    @Transactional(readOnly = true)
    public Map<String, List<Turn>> ofUnits(UUID id, Collection<String> mine) {
        return store.all(id).stream()
                .filter(turn -> mine.contains(turn.unit()))
                .collect(Collectors.groupingBy(Turn::unit));
    }

    private Turn require(UUID id, UUID turn) {
        return store.find(id, turn).orElseThrow(() -> new NotFound("turn", turn));
    }

    private void record(Conference conference, String act, UUID turn) {
        audit.record(Act.of(act, "conference", conference.id())
                .inCycle(conference.cycleId())
                .ofUnit(conference.coordinatorUnit())
                .with("turn", turn.toString()));
    }
}
