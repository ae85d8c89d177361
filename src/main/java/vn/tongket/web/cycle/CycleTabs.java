package vn.tongket.web.cycle;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.ConsolidatedReportBoard;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.CycleBoard.Seen;
import vn.tongket.cycle.Phase;
import vn.tongket.web.page.Door;

/** The ways in which a cycle can be looked at; the text of a tab also says which one is open. */
@Component
class CycleTabs {

    static final String OVERVIEW = "web.cycle.tab.overview";
    static final String MATRIX = "web.cycle.tab.matrix";
    static final String DAYS = "web.cycle.tab.days";
    static final String FIGURES = "web.cycle.tab.figures";

    private final ConsolidatedReportBoard consolidated;

    CycleTabs(ConsolidatedReportBoard consolidated) {
        this.consolidated = consolidated;
    }

    /** Whoever sees only the reports of own units has the first two. */
    List<Door> of(Actor actor, Seen seen) {
        String own = "/dot/" + seen.cycle().id();
        boolean reports = seen.cycle().has(Phase.REPORTS);
        List<Door> tabs = new ArrayList<>();
        tabs.add(new Door(own, OVERVIEW));
        if (reports) {
            tabs.add(new Door(own + "/ma-tran", MATRIX));
        }
        if (reports && seen.whole()) {
            tabs.add(new Door(own + "/tien-do", DAYS));
            if (consolidated.mayRead(actor, seen.cycle())) {
                tabs.add(new Door(own + "/so-lieu", FIGURES));
            }
        }
        if (seen.whole()) {
            tabs.add(new Door(own + "/mo-hinh", "web.cycle.tab.model"));
        }
        return tabs;
    }
}
