package vn.tongket.organization;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/** Where administrators enter units and correct their entries. A unit that gets another name is a new unit. */
@Component
public class UnitDesk {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");
    private static final int LONGEST_CODE = 30;
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);
    private static final Set<String> BRANCHES = Set.of("PARTY", "STATE", "MILITARY", "FRONT");
    private static final Set<String> LEVELS = Set.of("REGION", "PROVINCE", "DISTRICT", "AREA", "COMMUNE");

    private final Units units;
    private final AuditLog audit;

    UnitDesk(Units units, AuditLog audit) {
        this.units = units;
        this.audit = audit;
    }

    /** Enters a unit with a new code. */
    @Transactional
    public void enter(Actor actor, UnitEntry typed) {
        administrator(actor);
        Refusal.Collector problems = new Refusal.Collector();
        String code = Text.clean(typed.code());
        if (Text.isBlank(code) || !CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
            problems.add("code", "organization.unit.code-shape");
        } else if (units.find(code).isPresent()) {
            problems.add("code", "organization.unit.code-taken", code);
        }
        save(typed, problems, "organization.unit-entered");
    }

    /** Corrects the entry of a known unit. */
    @Transactional
    public void correct(Actor actor, String code, UnitEntry typed) {
        administrator(actor);
        units.require(code);
        UnitEntry same = new UnitEntry(
                code,
                typed.name(),
                typed.kind(),
                typed.branch(),
                typed.level(),
                typed.parent(),
                typed.place(),
                typed.email(),
                typed.validFrom(),
                typed.validTo());
        save(same, new Refusal.Collector(), "organization.unit-corrected");
    }

    private void save(UnitEntry typed, Refusal.Collector problems, String act) {
        if (Text.isBlank(typed.name())) {
            problems.add("name", "organization.unit.name-missing");
        }
        if (!BRANCHES.contains(String.valueOf(typed.branch()))) {
            problems.add("branch", "organization.unit.branch-missing");
        }
        if (!LEVELS.contains(String.valueOf(typed.level()))) {
            problems.add("level", "organization.unit.level-missing");
        }
        String parent = Text.isBlank(typed.parent()) ? null : Text.clean(typed.parent());
        if (parent != null) {
            if (units.find(parent).isEmpty()) {
                problems.add("parent", "organization.unit-unknown", parent);
            } else if (parent.equals(typed.code()) || units.below(typed.code()).contains(parent)) {
                problems.add("parent", "organization.unit.under-itself");
            }
        }
        LocalDate from = day(typed.validFrom(), "validFrom", problems);
        LocalDate to = day(typed.validTo(), "validTo", problems);
        if (from != null && to != null && to.isBefore(from)) {
            problems.add("validTo", "organization.unit.ends-before-start");
        }
        if (units.isEndedByDecision(typed.code(), to)) {
            problems.add("validTo", "organization.unit.ended-by-decision");
        }
        problems.refuse();
        Unit before = units.find(typed.code()).orElse(null);
        units.register(new Unit(
                typed.code(),
                typed.name(),
                Text.isBlank(typed.kind()) ? "COMMITTEE" : Text.clean(typed.kind()),
                typed.branch(),
                typed.level(),
                parent,
                Text.isBlank(typed.place()) ? null : typed.place(),
                Text.isBlank(typed.email()) ? null : typed.email(),
                from == null ? ALWAYS : from,
                to));
        units.standsNow(typed.code(), parent);
        audit.record(changed(before, Act.of(act, "unit", typed.code()))
                .ofUnit(typed.code())
                .with("name", Text.clean(typed.name()))
                .with("parent", parent)
                .with("validFrom", from == null ? null : from.toString())
                .with("validTo", to == null ? null : to.toString()));
    }

    private static LocalDate day(String typed, String at, Refusal.Collector problems) {
        try {
            Deadline day = Deadline.parse(typed);
            if (day.precision() == Precision.DAY || !day.isKnown()) {
                return day.on();
            }
        } catch (Refusal unreadable) {
            // told below, like everything else that is no day
        }
        problems.add(at, "calendar.deadline.unreadable", Text.clean(typed));
        return null;
    }

    /** With what the entry said before; a first day long ago stands for always. */
    private static Act changed(Unit before, Act act) {
        return before == null
                ? act
                : act.with("nameBefore", before.name())
                        .with("parentBefore", before.parent())
                        .with(
                                "validFromBefore",
                                ALWAYS.equals(before.validFrom()) ? null : String.valueOf(before.validFrom()))
                        .with(
                                "validToBefore",
                                before.validTo() == null
                                        ? null
                                        : before.validTo().toString());
    }

    private static void administrator(Actor actor) {
        if (!actor.isAdministrator() && !actor.isSystem()) {
            throw new NotFound("page", "units");
        }
    }
}
