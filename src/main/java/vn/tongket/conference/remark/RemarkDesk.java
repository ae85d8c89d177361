package vn.tongket.conference.remark;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.SpokenDeadline;
import vn.tongket.conference.ConferenceHead;
import vn.tongket.conference.ConferencePages;
import vn.tongket.organization.Unit;
import vn.tongket.organization.UnitGroup;
import vn.tongket.organization.UnitSearch;

/** Where secretaries take down what the chair says, and hold it against what was prepared. */
@Component
public class RemarkDesk {

    private static final int LONGEST = 4_000;
    private static final int LOOKED_AT = 5;

    private final ConferencePages pages;
    private final ClosingRemarks closing;
    private final RemarkStore store;
    private final UnitSearch search;
    private final AuditLog audit;
    private final Clock clock;

    RemarkDesk(
            ConferencePages pages,
            ClosingRemarks closing,
            RemarkStore store,
            UnitSearch search,
            AuditLog audit,
            Clock clock) {
        this.pages = pages;
        this.closing = closing;
        this.store = store;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A remark as it is typed.
     *
     * @param version the version that was changed; null for a new remark
     * @param text with “* ” or “@đơn vị: ” in front of it, as people like
     * @param lead code or name of who leads; blank takes it from the text
     * @param due a date as it is typed; blank takes it from the text
     */
    public record Typed(Integer version, boolean general, String text, String lead, String due) {}

    /** For everybody who may open the conference. */
    @Transactional(readOnly = true)
    public RemarkBoard board(Actor actor, UUID conference) {
        pages.head(actor, conference);
        return closing.board(conference);
    }

    /**
     * Takes a remark down, or changes it; sending the same once more changes nothing.
     *
     * @param id given by whoever types, so that a line that is sent twice is one
     */
    @Transactional
    public Remark write(Actor actor, UUID conference, UUID id, Typed typed) {
        ConferenceHead head = requireRecording(actor, conference);
        RemarkLine line = RemarkLine.read(typed.text());
        if (line.text().isEmpty()) {
            throw Refusal.at("text", "conference.remark.text-missing");
        }
        if (line.text().length() > LONGEST) {
            throw Refusal.at("text", "conference.remark.too-long", LONGEST);
        }
        Optional<Remark> known = store.find(conference, id);
        Remark read = read(id, 0, line, typed, head, actor.userId());
        if (known.isPresent() && typed.version() == null && same(known.get(), read)) {
            return known.get();
        }
        if (known.isEmpty()) {
            store.add(conference, read);
        } else {
            store.change(conference, read, typed.version() == null ? 0 : typed.version());
        }
        record(actor, head, known.isEmpty() ? "conference.remark-taken" : "conference.remark-changed", id);
        return store.find(conference, id).orElseThrow();
    }

    private static boolean same(Remark one, Remark other) {
        return one.text().equals(other.text()) && one.general() == other.general();
    }

    private Remark read(UUID id, int ordinal, RemarkLine line, Typed typed, ConferenceHead head, String actor) {
        String lead = Text.isBlank(typed.lead()) ? line.lead() : Text.clean(typed.lead());
        Optional<Unit> unit = Optional.empty();
        Optional<UnitGroup> group = Optional.empty();
        if (!Text.isBlank(lead)) {
            unit = unit(lead);
            group = unit.isPresent() ? Optional.empty() : group(lead);
            if (unit.isEmpty() && group.isEmpty()) {
                throw Refusal.at("lead", "conference.remark.lead-unknown", lead);
            }
        }
        Optional<SpokenDeadline> spoken = SpokenDeadline.in(line.text(), day(head));
        Deadline due = Text.isBlank(typed.due())
                ? spoken.map(SpokenDeadline::due).orElse(Deadline.UNKNOWN)
                : due(typed.due(), day(head));
        return new Remark(
                id,
                ordinal,
                0,
                line.general() || typed.general(),
                line.text(),
                unit.map(Unit::code).orElse(null),
                group.map(UnitGroup::code).orElse(null),
                null,
                due,
                spoken.map(SpokenDeadline::phrase).orElse(null),
                actor);
    }

    /** The day on which the chair speaks: years that nobody says are counted from it. */
    private LocalDate day(ConferenceHead head) {
        return head.heldOn().isKnown() ? head.heldOn().on() : LocalDate.now(clock);
    }

    private static Deadline due(String typed, LocalDate day) {
        try {
            return Deadline.parse(typed);
        } catch (Refusal unreadable) {
            return SpokenDeadline.in(typed, day)
                    .map(SpokenDeadline::due)
                    .orElseThrow(() -> Refusal.at("due", "calendar.deadline.unreadable", Text.clean(typed)));
        }
    }

    private Optional<Unit> unit(String typed) {
        List<Unit> named = search.named(List.of(typed));
        if (!named.isEmpty()) {
            return Optional.of(named.get(0));
        }
        List<Unit> found = search.units(typed, LocalDate.now(clock), LOOKED_AT, 0);
        String folded = Text.fold(typed);
        return found.size() == 1
                ? Optional.of(found.get(0))
                : found.stream()
                        .filter(one -> Text.fold(one.name()).equals(folded))
                        .findFirst();
    }

    private Optional<UnitGroup> group(String typed) {
        List<UnitGroup> named = search.groupsNamed(List.of(typed));
        if (!named.isEmpty()) {
            return Optional.of(named.get(0));
        }
        List<UnitGroup> found = search.groups(typed, LOOKED_AT);
        String folded = Text.fold(typed);
        return found.size() == 1
                ? Optional.of(found.get(0))
                : found.stream()
                        .filter(one -> Text.fold(one.name()).equals(folded))
                        .findFirst();
    }

    @Transactional
    public void remove(Actor actor, UUID conference, UUID id, int version) {
        ConferenceHead head = requireRecording(actor, conference);
        if (store.find(conference, id).isPresent()) {
            store.remove(conference, id, version);
            record(actor, head, "conference.remark-removed", id);
        }
    }

    /** Keeps the conclusion as it was prepared, one clause a line; a line that stays keeps what was decided on it. */
    @Transactional
    public void prepare(Actor actor, UUID conference, String text) {
        ConferenceHead head = requireRecording(actor, conference);
        List<Remark> known = new ArrayList<>(store.prepared(conference));
        List<Remark> clauses = new ArrayList<>();
        Refusal.Collector problems = new Refusal.Collector();
        String[] lines = (text == null ? "" : text).split("\\R");
        for (int n = 0; n < lines.length; n++) {
            RemarkLine line = RemarkLine.read(lines[n]);
            if (line.text().isEmpty()) {
                continue;
            }
            Remark same = known.stream()
                    .filter(one -> one.text().equals(line.text()))
                    .findFirst()
                    .orElse(null);
            known.remove(same);
            try {
                clauses.add(read(
                        same == null ? UUID.randomUUID() : same.id(),
                        clauses.size() + 1,
                        line,
                        new Typed(null, false, null, null, null),
                        head,
                        null));
            } catch (Refusal refusal) {
                problems.add("text", "conference.prepared.lead-unknown", n + 1, line.lead());
            }
        }
        problems.refuse();
        store.prepare(conference, clauses);
        record(actor, head, "conference.conclusion-prepared", conference);
    }

    /** Takes a difference into the draft clauses, or leaves it out with the reason. */
    @Transactional
    public void decide(Actor actor, UUID conference, UUID about, boolean taken, String reason) {
        ConferenceHead head = requireRecording(actor, conference);
        if (closing.board(conference).differences().stream()
                .noneMatch(one -> one.about().equals(about))) {
            throw new NotFound("remark", about);
        }
        if (!taken && Text.isBlank(reason)) {
            throw Refusal.at("reason", "conference.remark.reason-missing");
        }
        store.decide(conference, about, taken, Text.isBlank(reason) ? null : Text.clean(reason), actor.userId());
        record(actor, head, taken ? "conference.difference-taken" : "conference.difference-left-out", about);
    }

    /** Says that a remark is a form of a prepared clause, where the words alone do not tell. */
    @Transactional
    public void match(Actor actor, UUID conference, UUID remark, UUID prepared) {
        ConferenceHead head = requireRecording(actor, conference);
        RemarkBoard board = closing.board(conference);
        if (board.remarks().stream().noneMatch(one -> one.id().equals(remark))
                || board.prepared().stream().noneMatch(one -> one.id().equals(prepared))) {
            throw new NotFound("remark", remark);
        }
        store.link(conference, remark, prepared);
        record(actor, head, "conference.remark-matched", remark);
    }

    private ConferenceHead requireRecording(Actor actor, UUID conference) {
        ConferenceHead head = pages.head(actor, conference);
        if (head.closed()) {
            throw Refusal.of("conference.closed");
        }
        if (!head.mayRecord()) {
            throw new NotFound("conference", conference);
        }
        return head;
    }

    private void record(Actor actor, ConferenceHead head, String act, UUID about) {
        audit.record(
                Act.of(act, "conference", head.id()).inCycle(head.cycleId()).with("about", about));
    }
}
