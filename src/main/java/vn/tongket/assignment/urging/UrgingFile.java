package vn.tongket.assignment.urging;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;

/**
 * A case with everything that its forms show.
 *
 * @param urged assignments that the letter urged for when it was signed
 * @param before what has not been done about the tasks before criticism is proposed; null for other kinds
 * @param explanations what the unit explained before, the newest first
 * @param capacities in which capacity somebody may sign
 */
public record UrgingFile(
        UrgingCase subject,
        List<CaseItem> items,
        Set<UUID> urged,
        Missing before,
        List<UrgingCase> explanations,
        String letterSubject,
        String letterText,
        SigningEntry signing,
        List<Signings.Option> capacities) {

    /** Rungs that a unit was not led over, as when its tasks were overdue long before the first run. */
    public record Missing(boolean letter, boolean explanation) {}

    boolean wasUrged(CaseItem item) {
        return urged.contains(item.assignment());
    }

    /** What is still asked for. */
    public List<CaseItem> live() {
        return items.stream().filter(CaseItem::live).toList();
    }
}
