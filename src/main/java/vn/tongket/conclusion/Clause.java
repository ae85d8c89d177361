package vn.tongket.conclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tongket.calendar.Precision;

/**
 * One clause of a conclusion: what is to be done, by whom and until when.
 *
 * @param ref what people cite: {@code 5}, {@code 5a}, {@code G1}
 * @param parentId the clause of which this one is a part, or null
 * @param dueOn null when the clause has no due date
 * @param dueAt last moment of the due date, or null
 * @param target null unless the clause names an indicator
 * @param trackerUnit who tracks all clauses; only on a {@code COORDINATION} clause, else null
 * @param deliverable what comes out of it, or null
 * @param reportPeriod how often its units report: MONTH, QUARTER, HALF_YEAR or YEAR; null as the conclusion says
 * @param general addressed to everybody, before the numbered tasks; it needs no lead and nothing is assigned from it
 */
public record Clause(
        UUID id,
        UUID conclusionId,
        String ref,
        UUID parentId,
        int ordinal,
        String text,
        ClauseKind kind,
        List<Addressee> addressees,
        LocalDate dueOn,
        Precision duePrecision,
        Instant dueAt,
        Target target,
        String trackerUnit,
        boolean general,
        String deliverable,
        String reportPeriod) {

    /** The one unit that leads; empty when groups lead or nobody does. */
    public Optional<String> leadUnit() {
        return leads().stream()
                .map(Addressee::unit)
                .filter(unit -> unit != null)
                .findFirst();
    }

    public List<Addressee> leads() {
        return addressees.stream().filter(Addressee::leads).toList();
    }

    public List<Addressee> cooperating() {
        return addressees.stream().filter(addressee -> !addressee.leads()).toList();
    }
}
