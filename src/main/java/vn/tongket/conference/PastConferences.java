package vn.tongket.conference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.audit.DayStates;
import vn.tongket.conference.Conference.DateState;
import vn.tongket.organization.Units;

/** A conference as it stood at the end of a day, for those who may read it now. */
@Component
public class PastConferences {

    private final ConferenceDesk desk;
    private final ConferencePages pages;
    private final ConferenceStore store;
    private final DayStates days;
    private final Units units;

    PastConferences(ConferenceDesk desk, ConferencePages pages, ConferenceStore store, DayStates days, Units units) {
        this.desk = desk;
        this.pages = pages;
        this.store = store;
        this.days = days;
        this.units = units;
    }

    /** What stands above its page, and what is on it: the conference with its subjects and its programme. */
    public record Past(ConferenceHead head, ConferenceFile file) {}

    /** Refuses a day of which nothing was kept. */
    @Transactional(readOnly = true)
    public Past at(Actor actor, UUID id, LocalDate day) {
        desk.readable(actor, id);
        days.require(DayStates.Kind.CONFERENCE, id, day);
        Conference then = store.find(id, day).orElseThrow(() -> new NotFound("conference", id));
        ConferenceHead now = pages.head(actor, id);
        return new Past(
                new ConferenceHead(
                        id,
                        now.cycleId(),
                        now.cycleTitle(),
                        then.title(),
                        then.held(),
                        then.place(),
                        then.isClosed(),
                        false),
                new ConferenceFile(
                        then,
                        units.names(List.of(then.organizer())).get(then.organizer()),
                        agenda(then, day),
                        List.of(),
                        new Proceedings(null, null, null, null, null, null, null, null, null),
                        Map.of()));
    }

    private Agenda agenda(Conference then, LocalDate day) {
        return new Agenda(
                then.title(),
                then.held(),
                then.startsAt(),
                then.dateState() == DateState.CONFIRMED,
                then.place(),
                then.chair(),
                store.subjects(then.id(), day),
                store.items(then.id(), day),
                List.of(),
                List.of(),
                then.version());
    }
}
