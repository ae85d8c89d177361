package vn.tongket.web.cycle;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.NotFound;
import vn.tongket.aggregation.LiveFigures;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.CycleBoard.Seen;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The figures of a cycle as its reports come in: beside the target and the cycle before, by year and by unit. */
@Page
class CycleFigurePages {

    private static final int UNITS = 30;
    private static final String ACCEPTED = "dat";

    private final CycleBoard board;
    private final CycleFront front;
    private final LiveFigures figures;
    private final FigureSheets sheets;

    CycleFigurePages(CycleBoard board, CycleFront front, LiveFigures figures, FigureSheets sheets) {
        this.board = board;
        this.front = front;
        this.figures = figures;
        this.sheets = sheets;
    }

    @GetMapping("/dot/{id}/so-lieu")
    String figures(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String ct,
            @RequestParam(defaultValue = "nop") String nguon,
            @RequestParam(defaultValue = "value") String xep,
            @RequestParam(defaultValue = "0") int trang,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            Model model) {
        Actor actor = Actors.current();
        Seen seen = board.see(actor, id);
        boolean accepted = ACCEPTED.equals(nguon);
        LiveFigures.Sheet sheet = figures.sheet(actor, id, accepted);
        LiveFigures.Line line = sheet.lines().stream()
                .filter(one -> ct.isEmpty() || one.indicator().code().equals(ct))
                .findFirst()
                .orElse(null);
        if (line == null && !ct.isEmpty()) {
            throw new NotFound("indicator of cycle", ct);
        }
        int page = PageNumber.of(trang);
        front.head(actor, seen, CycleTabs.FIGURES, model);
        model.addAttribute("sheet", sheet);
        model.addAttribute("line", line);
        model.addAttribute("source", accepted ? ACCEPTED : "nop");
        model.addAttribute("sort", xep);
        model.addAttribute("page", page);
        if (line != null) {
            LiveFigures.Units units =
                    figures.units(actor, id, line.indicator().code(), accepted, xep, UNITS, page * UNITS);
            model.addAttribute("units", units);
            model.addAttribute("more", (page + 1) * UNITS < units.total());
        }
        return htmx == null ? "cycle-figures" : "cycle-figures :: figures";
    }

    @GetMapping("/dot/{id}/so-lieu.xlsx")
    void sheet(@PathVariable UUID id, @RequestParam(defaultValue = "nop") String nguon, HttpServletResponse answer)
            throws IOException {
        Actor actor = Actors.current();
        board.see(actor, id);
        boolean accepted = ACCEPTED.equals(nguon);
        sheets.send(figures.sheet(actor, id, accepted), figures.table(actor, id, accepted), answer);
    }
}
