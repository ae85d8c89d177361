package vn.tongket.web.cycle;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.CycleBoard.Seen;
import vn.tongket.report.progress.ReportDay;
import vn.tongket.report.progress.ReportDays;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;

/** How the reports of a cycle came in, day by day, and where the cycle stands among its dates. */
@Page
class CycleDayPages {

    private final CycleBoard board;
    private final CycleFront front;
    private final ReportDays days;
    private final CycleSheets sheets;

    CycleDayPages(CycleBoard board, CycleFront front, ReportDays days, CycleSheets sheets) {
        this.board = board;
        this.front = front;
        this.days = days;
        this.sheets = sheets;
    }

    /** Where the reports stand, for the first page of the cycle. */
    @GetMapping("/dot/{id}/tinh-hinh")
    String standing(@PathVariable UUID id, Model model) {
        Actor actor = Actors.current();
        Seen seen = board.see(actor, id);
        model.addAttribute("cycle", seen.cycle());
        front.standing(actor, seen, model);
        front.timeline(actor, seen, model);
        return "cycle-parts :: standing";
    }

    @GetMapping("/dot/{id}/tien-do")
    String days(
            @PathVariable UUID id,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            AsOf asOf,
            Model model) {
        Actor actor = Actors.current();
        Seen seen = whole(actor, id, asOf);
        asOf.since(board.begunAt(seen));
        front.head(actor, seen, CycleTabs.DAYS, asOf, model);
        front.standing(actor, seen, asOf, model);
        model.addAttribute("days", days.of(seen, asOf.at()));
        return htmx == null ? "cycle-days" : "cycle-days :: days";
    }

    @GetMapping("/dot/{id}/tien-do.xlsx")
    void sheet(@PathVariable UUID id, AsOf asOf, HttpServletResponse answer) throws IOException {
        Seen seen = whole(Actors.current(), id, asOf);
        List<ReportDay> found = days.of(seen, asOf.at());
        sheets.days(seen.cycle(), found, answer);
    }

    private Seen whole(Actor actor, UUID id, AsOf asOf) {
        Seen seen = board.see(actor, id, asOf.pastDay());
        if (!seen.whole()) {
            throw new NotFound("cycle", id);
        }
        return seen;
    }
}
