package vn.tongket.cycle;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What the form of a plan shows: the draft, and what is only read.
 *
 * @param refusal why the plan came back last, or null
 * @param differences indicators that do not mean what those of the same code mean in the previous cycle
 */
public record PlanForm(
        @JsonUnwrapped PlanDraft draft,
        String coordinatorUnit,
        String coordinatorName,
        String refusal,
        List<PreviousCycles.Difference> differences) {}
