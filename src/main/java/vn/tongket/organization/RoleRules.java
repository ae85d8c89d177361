package vn.tongket.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import vn.tongket.Refusal;

/** What cannot be entered about roles: days that contradict each other, and people who cannot be where they are put. */
final class RoleRules {

    private RoleRules() {}

    /**
     * Everything that is known about the same role of the same unit, and about the days on which people are away.
     *
     * @param unit null where nobody knows it
     * @param entries of this unit and role, whoever holds it; none that was taken back
     * @param away days on which the person or whoever is replaced is away
     * @param byHand users who hold the role without an entry
     */
    record Known(Unit unit, boolean user, List<RoleHolding> entries, List<Away> away, java.util.Set<String> byHand) {}

    /** A confirmed absence. */
    record Away(String user, LocalDate from, LocalDate to) {

        boolean covers(RoleHolding holding) {
            return holding.validTo() != null
                    && !holding.validFrom().isBefore(from)
                    && !holding.validTo().isAfter(to);
        }

        boolean touches(RoleHolding holding) {
            return !holding.validFrom().isAfter(to)
                    && (holding.validTo() == null || !holding.validTo().isBefore(from));
        }
    }

    static void check(RoleHolding holding, Known known, Refusal.Collector problems) {
        days(holding, problems);
        if (known.unit() == null) {
            problems.add("unit", "organization.unit-unknown", holding.unit());
        }
        if (!known.user()) {
            problems.add("user", "organization.user-unknown", holding.user());
        }
        if (!problems.isEmpty()) {
            return;
        }
        lifetime(holding, known.unit(), problems);
        known.entries().stream()
                .filter(other -> other.user().equals(holding.user()) && overlap(other, holding))
                .findFirst()
                .ifPresent(other ->
                        problems.add("validFrom", "organization.role.held-already", holding.user(), days(other)));
        if (holding.substituteFor() != null) {
            substitute(holding, known, problems);
        } else if (holding.acting()) {
            known.entries().stream()
                    .filter(other -> other.acting() && !other.user().equals(holding.user()) && overlap(other, holding))
                    .findFirst()
                    .ifPresent(other ->
                            problems.add("acting", "organization.role.second-acting", other.user(), days(other)));
        }
    }

    private static void days(RoleHolding holding, Refusal.Collector problems) {
        if (holding.validFrom() == null) {
            problems.add("validFrom", "organization.role.from-missing");
        } else if (holding.validTo() != null && holding.validTo().isBefore(holding.validFrom())) {
            problems.add("validTo", "organization.role.ends-before-start");
        }
    }

    private static void lifetime(RoleHolding holding, Unit unit, Refusal.Collector problems) {
        if (holding.validFrom().isBefore(unit.validFrom())) {
            problems.add("validFrom", "organization.role.before-unit", unit.name(), day(unit.validFrom()));
        }
        if (unit.validTo() != null
                && (holding.validTo() == null || holding.validTo().isAfter(unit.validTo()))) {
            problems.add("validTo", "organization.role.after-unit", unit.name(), day(unit.validTo()));
        }
    }

    private static void substitute(RoleHolding holding, Known known, Refusal.Collector problems) {
        String absent = holding.substituteFor();
        if (absent.equals(holding.user())) {
            problems.add("substituteFor", "organization.role.substitutes-themselves");
            return;
        }
        if (holding.acting()) {
            problems.add("acting", "organization.role.acting-and-substitute");
        }
        boolean holds = known.byHand().contains(absent)
                || known.entries().stream()
                        .anyMatch(other -> other.user().equals(absent)
                                && other.substituteFor() == null
                                && overlap(other, holding));
        if (!holds) {
            problems.add("substituteFor", "organization.role.substitute-for-nobody", absent);
        }
        if (known.away().stream().noneMatch(away -> away.user().equals(absent) && away.covers(holding))) {
            problems.add("substituteFor", "organization.role.not-away", absent, days(holding));
        }
        known.away().stream()
                .filter(away -> away.user().equals(holding.user()) && away.touches(holding))
                .findFirst()
                .ifPresent(away -> problems.add(
                        "user", "organization.role.substitute-away", holding.user(), day(away.from()), day(away.to())));
        known.entries().stream()
                .filter(other -> Objects.equals(other.substituteFor(), absent)
                        && !other.user().equals(holding.user())
                        && overlap(other, holding))
                .findFirst()
                .ifPresent(other -> problems.add(
                        "substituteFor", "organization.role.second-substitute", absent, other.user(), days(other)));
    }

    static boolean overlap(RoleHolding one, RoleHolding other) {
        return (one.validTo() == null || !one.validTo().isBefore(other.validFrom()))
                && (other.validTo() == null || !other.validTo().isBefore(one.validFrom()));
    }

    static String days(RoleHolding holding) {
        return holding.validTo() == null
                ? "từ " + day(holding.validFrom())
                : day(holding.validFrom()) + " – " + day(holding.validTo());
    }

    static String day(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
