package vn.tongket.organization.people;

import java.time.LocalDate;
import java.util.List;
import vn.tongket.Refusal;
import vn.tongket.Text;

/**
 * An absence as it is typed.
 *
 * @param substitute user who is to stand in, or blank
 */
public record AbsenceEntry(String user, LocalDate from, LocalDate to, String reason, String substitute) {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_DAYS = 366;

    /** What is wrong with it, given what else is known of the person's absences. */
    void check(List<Absence> others, Refusal.Collector problems) {
        if (from == null) {
            problems.add("from", "people.absence.from-missing");
        }
        if (to == null) {
            problems.add("to", "people.absence.to-missing");
        }
        if (Text.isBlank(reason)) {
            problems.add("reason", "people.absence.reason-missing");
        } else if (reason.length() > LONGEST_REASON) {
            problems.add("reason", "people.absence.reason-long", LONGEST_REASON);
        }
        if (!Text.isBlank(substitute) && Text.clean(substitute).equals(user)) {
            problems.add("substitute", "organization.role.substitutes-themselves");
        }
        if (from == null || to == null) {
            return;
        }
        if (to.isBefore(from)) {
            problems.add("to", "people.absence.ends-before-start");
            return;
        }
        if (to.isAfter(from.plusDays(LONGEST_DAYS))) {
            problems.add("to", "people.absence.too-long");
        }
        others.stream()
                .filter(other -> other.closedAt() == null
                        && !other.from().isAfter(to)
                        && !other.to().isBefore(from))
                .findFirst()
                .ifPresent(other ->
                        problems.add("from", "people.absence.overlaps", Days.of(other.from()), Days.of(other.to())));
    }
}
