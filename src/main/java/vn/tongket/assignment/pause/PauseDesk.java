package vn.tongket.assignment.pause;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** What those who conclude or track do about an area in which work cannot go on: stop its clocks, see them, start them. */
@Component
public class PauseDesk {

    private static final int PREVIEWED = 100;

    private final PauseStore store;
    private final PausedClocks clocks;
    private final Units units;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;
    private final Clock clock;

    PauseDesk(PauseStore store, PausedClocks clocks, Units units, SecrecyGuard secrecy, AuditLog audit, Clock clock) {
        this.store = store;
        this.clocks = clocks;
        this.units = units;
        this.secrecy = secrecy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was typed, as it was understood. */
    record Typed(LocalDate from, LocalDate until, String reason, String basis, String decidedBy) {}

    /** How much a decision touches. */
    public record Extent(int assignments, int units) {}

    /** What a decision would touch: everything counted, the first ones named. */
    public record Preview(List<String> area, Extent extent, List<PausedTask> tasks) {}

    private record Read(String owner, List<Unit> area, boolean below, Typed typed) {

        List<String> codes() {
            return area.stream().map(Unit::code).toList();
        }
    }

    /** The units for which the person may decide, by their codes. */
    public TreeMap<String, String> owners(Actor actor) {
        return new TreeMap<>(units.names(deciding(actor)));
    }

    /** Whether the person has anything to look for here. */
    public boolean concerns(Actor actor) {
        return !readable(actor).isEmpty();
    }

    @Transactional(readOnly = true)
    public List<AreaPause> list(Actor actor, int limit, int offset) {
        return store.of(readable(actor), limit, offset);
    }

    @Transactional(readOnly = true)
    public AreaPause require(Actor actor, UUID id) {
        return store.find(id)
                .filter(pause -> readable(actor).contains(pause.ownerUnit()))
                .orElseThrow(() -> new NotFound("area pause", id));
    }

    public boolean mayDecide(Actor actor, AreaPause pause) {
        return deciding(actor).contains(pause.ownerUnit());
    }

    @Transactional(readOnly = true)
    public List<PausedTask> tasks(Actor actor, UUID id, int limit, int offset) {
        return store.tasks(require(actor, id).id(), limit, offset);
    }

    /** The days on which the clock of one assignment stood still; whoever calls has checked who may see it. */
    @Transactional(readOnly = true)
    public List<PausedTask> ofTask(UUID assignment) {
        return store.ofTask(assignment);
    }

    /** Says what the decision would touch; nothing is changed. */
    @Transactional(readOnly = true)
    public Preview preview(Actor actor, PauseEntry entry) {
        Read read = read(actor, entry);
        return new Preview(
                read.area().stream().map(Unit::name).toList(),
                store.extent(read.owner(), read.codes(), read.below()),
                store.preview(read.owner(), read.codes(), read.below(), PREVIEWED));
    }

    /** Stops the clocks from the day on, even where that day is already over. */
    @Transactional
    public UUID start(Actor actor, PauseEntry entry) {
        Read read = read(actor, entry);
        UUID id = UUID.randomUUID();
        store.insert(id, read.owner(), read.codes(), read.below(), read.typed(), actor.userId());
        clocks.advance();
        AreaPause pause = store.find(id).orElseThrow();
        audit.record(Act.of("area-pause.started", "area-pause", id)
                .ofUnit(read.owner())
                .with("area", pause.area())
                .with("from", read.typed().from().toString())
                .with("until", Objects.toString(read.typed().until(), null))
                .with("reason", read.typed().reason())
                .with("basis", read.typed().basis())
                .with("decidedBy", read.typed().decidedBy())
                .with("assignments", pause.assignments()));
        return id;
    }

    /** Says which day is the last one; when it is over, the clocks go again at once. */
    @Transactional
    public void end(Actor actor, UUID id, String until) {
        AreaPause pause = require(actor, id);
        if (!mayDecide(actor, pause)) {
            throw new NotFound("area pause", id);
        }
        Refusal.Collector problems = new Refusal.Collector();
        if (pause.settledAt() != null) {
            problems.add("", "pause.over", day(pause.untilOn()));
        }
        LocalDate last = date(until, "until", problems);
        if (last == null && problems.isEmpty()) {
            problems.add("until", "pause.until-missing");
        } else if (last != null && last.isBefore(pause.fromOn())) {
            problems.add("until", "pause.until-before-from", day(last), day(pause.fromOn()));
        }
        problems.refuse();
        store.end(id, last, actor.userId());
        clocks.advance();
        audit.record(Act.of("area-pause.ended", "area-pause", id)
                .ofUnit(pause.ownerUnit())
                .with("until", last.toString())
                .with("assignments", pause.assignments()));
    }

    private Read read(Actor actor, PauseEntry entry) {
        Refusal.Collector problems = new Refusal.Collector();
        String owner = owner(actor, entry.owner(), problems);
        LocalDate from = date(entry.from(), "from", problems);
        if (Text.isBlank(entry.from())) {
            problems.add("from", "pause.from-missing");
        }
        LocalDate until = date(entry.until(), "until", problems);
        if (from != null && until != null && until.isBefore(from)) {
            problems.add("until", "pause.until-before-from", day(until), day(from));
        }
        requireText(entry.reason(), "reason", problems);
        requireText(entry.basis(), "basis", problems);
        requireText(entry.decidedBy(), "decidedBy", problems);
        List<Unit> area = area(entry.units(), from == null ? LocalDate.now(clock) : from, problems);
        problems.refuse();
        return new Read(
                owner,
                area,
                Boolean.TRUE.equals(entry.below()),
                new Typed(
                        from,
                        until,
                        Text.clean(entry.reason()),
                        Text.clean(entry.basis()),
                        Text.clean(entry.decidedBy())));
    }

    private String owner(Actor actor, String typed, Refusal.Collector problems) {
        Set<String> may = deciding(actor);
        if (may.isEmpty()) {
            throw new NotFound("page", "pause");
        }
        if (Text.isBlank(typed)) {
            if (may.size() > 1) {
                problems.add("owner", "pause.owner-missing");
            }
            return may.iterator().next();
        }
        if (!may.contains(Text.clean(typed))) {
            throw new NotFound("unit", typed);
        }
        return Text.clean(typed);
    }

    /** One unit per line, by code or by name; a line that names none or several is said by its number. */
    private List<Unit> area(String typed, LocalDate day, Refusal.Collector problems) {
        List<String> lines = Text.isBlank(typed)
                ? List.of()
                : typed.lines()
                        .map(Text::clean)
                        .map(line -> Objects.toString(line, ""))
                        .toList();
        if (lines.stream().allMatch(String::isEmpty)) {
            problems.add("units", "pause.units-missing");
            return List.of();
        }
        List<Unit> existing = units.existingOn(day);
        List<Unit> area = new java.util.ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            if (line.isEmpty()) {
                continue;
            }
            List<Unit> meant = meant(existing, line);
            if (meant.size() != 1) {
                problems.add(
                        "units",
                        meant.isEmpty() ? "pause.unit-unknown" : "pause.unit-ambiguous",
                        n + 1,
                        line,
                        day(day));
            } else if (seen.add(meant.get(0).code())) {
                area.add(meant.get(0));
            }
        }
        return area;
    }

    private static List<Unit> meant(List<Unit> existing, String line) {
        List<Unit> byCode = existing.stream()
                .filter(unit -> unit.code().equalsIgnoreCase(line))
                .toList();
        if (!byCode.isEmpty()) {
            return byCode;
        }
        String folded = Text.fold(line);
        return existing.stream()
                .filter(unit -> Text.fold(unit.name()).equals(folded))
                .toList();
    }

    private void requireText(String text, String at, Refusal.Collector problems) {
        if (Text.isBlank(text)) {
            problems.add(at, "pause." + at + "-missing");
        }
        secrecy.check(at, text);
    }

    private static LocalDate date(String typed, String at, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            return null;
        }
        try {
            Deadline read = Deadline.parse(typed);
            if (read.precision() == vn.tongket.calendar.Precision.DAY) {
                return read.on();
            }
        } catch (Refusal unreadable) {
            // said below, at its place
        }
        problems.add(at, "pause.date-unreadable", Text.clean(typed));
        return null;
    }

    private static String day(LocalDate day) {
        return day == null ? "" : Deadline.day(day).text();
    }

    private static Set<String> deciding(Actor actor) {
        return with(actor, List.of(Role.COORDINATOR, Role.TRACKER));
    }

    private static Set<String> readable(Actor actor) {
        return with(actor, List.of(Role.COORDINATOR, Role.TRACKER, Role.APPROVER, Role.AUDITOR));
    }

    private static Set<String> with(Actor actor, Collection<Role> roles) {
        return roles.stream()
                .flatMap(role -> actor.unitsWith(role.suffix()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
