package vn.tongket.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.report.check.ReportRules;

/** A unit's own report beside what the plan asks for, for those who bring it up to date from elsewhere. */
@Component
public class ReportDrafts {

    private static final ReportContent NOTHING = new ReportContent(null, List.of(), List.of());

    private final Obligations obligations;
    private final Cycles cycles;
    private final Plans plans;
    private final ReportStore store;
    private final ReportReaders readers;
    private final ReportDesk desk;

    ReportDrafts(
            Obligations obligations,
            Cycles cycles,
            Plans plans,
            ReportStore store,
            ReportReaders readers,
            ReportDesk desk) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.plans = plans;
        this.store = store;
        this.readers = readers;
        this.desk = desk;
    }

    /**
     * What stands in the newest version.
     *
     * @param revision to be given back when the draft is saved
     * @param years the years that each indicator is asked for, by its code; one null where it is no series
     */
    public record Draft(
            Obligation obligation,
            ReviewCycle cycle,
            List<Section> outline,
            List<Indicator> indicators,
            Map<String, List<Integer>> years,
            int revision,
            ReportContent content) {}

    /** The unit's own report as it stands; for everybody else there is none. */
    @Transactional(readOnly = true)
    public Draft read(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        if (!readers.isOfUnit(actor, obligation) || obligation.openedAt() == null) {
            throw new NotFound("report", id);
        }
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        Plans.Plan plan = plans.of(cycle);
        ReportStore.Whole whole = store.wholeNewest(id).orElse(null);
        Map<String, List<Integer>> years = new LinkedHashMap<>();
        plan.indicators().forEach(indicator -> years.put(indicator.code(), ReportRules.years(indicator, cycle)));
        return new Draft(
                obligation,
                cycle,
                plan.outline(),
                plan.indicators(),
                years,
                whole == null ? 0 : whole.version().revision(),
                whole == null ? NOTHING : whole.content());
    }

    /** The same, only for somebody who may type into it now; a first draft is begun. */
    @Transactional
    public Draft requireWritable(Actor actor, UUID id) {
        desk.requireDraft(actor, id);
        return read(actor, id);
    }
}
