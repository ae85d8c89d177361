package vn.tongket.cycle;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What the form of a plan shows: the draft, and what is only read.
 *
 * @param refusal why the plan came back last, or null
 */
public record PlanForm(
        @JsonUnwrapped PlanDraft draft, String coordinatorUnit, String coordinatorName, String refusal) {}
