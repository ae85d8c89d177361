package vn.tongket.conclusion.schedule;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import vn.tongket.calendar.Deadline;

/**
 * What is known of a cycle.
 *
 * @param conference when the conference is held, as exactly as anybody said
 * @param planned what the plan says, by step
 * @param done when a step was done
 * @param steps the steps that the cycle has
 */
public record Facts(Deadline conference, Map<Step, Deadline> planned, Map<Step, LocalDate> done, Set<Step> steps) {}
