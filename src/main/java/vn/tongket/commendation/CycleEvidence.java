package vn.tongket.commendation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What a part of the product knows about the work of units, for those who nominate, appraise and vote. Whoever keeps the
 * facts implements it; commendation asks every implementation once, however many units there are.
 */
public interface CycleEvidence {

    /**
     * One fact about a unit.
     *
     * @param code its sentence is {@code commendation.evidence.<code>}, with count and whole as its arguments
     * @param whole of how many; null where the count stands alone
     * @param warning whether it speaks against honouring the unit now
     * @param link where it can be looked up, or null
     */
    record Fact(String unit, String code, long count, Long whole, boolean warning, String link) {}

    /** The span in which merits count; an open end is null. */
    record Span(LocalDate from, LocalDate to) {}

    /** Facts of all the units; a constant number of statements. */
    List<Fact> of(UUID cycle, Collection<String> units, Span span);
}
