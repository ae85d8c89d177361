package vn.tongket.report;

import java.util.UUID;
import vn.tongket.cycle.ReportLine.Status;

/**
 * What stands over every page of a report: what it is about, until when, and what the person may do there.
 *
 * @param scopeName the unit whose results are reported, where another one writes; else null
 * @param due as people write it, e.g. “20/08/2018”
 * @param mine whether the person writes it or signs it
 * @param mayCheck whether the person checks it
 * @param mayOpenBelow whether the person sees, or opens, cycles for the units below
 */
public record ReportHead(
        UUID id,
        UUID cycleId,
        String cycleTitle,
        String unitName,
        String scopeName,
        String due,
        Status state,
        boolean mine,
        boolean mayCheck,
        boolean mayOpenBelow) {}
