package vn.tongket.web.cycle;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.CycleBoard.Seen;
import vn.tongket.report.ReportPages;
import vn.tongket.report.progress.MatrixRow;
import vn.tongket.report.progress.ReportMatrix;
import vn.tongket.report.progress.ReportState;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The reports of a cycle unit by unit and step by step, to look at, to print and to take away. */
@Page
class CycleMatrixPages {

    private static final int UNITS = 50;
    private static final int ALL_UNITS = 2_000;
    private static final int SHEET_ROWS = 500;

    private final CycleBoard board;
    private final CycleFront front;
    private final ReportMatrix matrix;
    private final ReportPages reportPages;
    private final CycleSheets sheets;

    CycleMatrixPages(
            CycleBoard board, CycleFront front, ReportMatrix matrix, ReportPages reportPages, CycleSheets sheets) {
        this.board = board;
        this.front = front;
        this.matrix = matrix;
        this.reportPages = reportPages;
        this.sheets = sheets;
    }

    @GetMapping("/dot/{id}/ma-tran")
    String matrix(
            @PathVariable UUID id,
            @RequestParam(required = false) ReportState co,
            @RequestParam(defaultValue = "") String nhom,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "unit") String xep,
            @RequestParam(defaultValue = "0") int trang,
            @RequestParam(defaultValue = "false") boolean tatca,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            AsOf asOf,
            Model model) {
        Actor actor = Actors.current();
        Seen seen = board.see(actor, id, asOf.pastDay());
        asOf.since(board.begunAt(seen));
        ReportMatrix.Filter filter = new ReportMatrix.Filter(co, nhom, q, xep);
        int size = tatca ? ALL_UNITS : UNITS;
        int page = tatca ? 0 : PageNumber.of(trang);
        ReportMatrix.Found found = matrix.rows(actor, seen, filter, asOf.at(), size, page * size);
        front.head(actor, seen, CycleTabs.MATRIX, asOf, model);
        front.standing(actor, seen, asOf, model);
        model.addAttribute("found", found);
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("all", tatca);
        model.addAttribute("more", (page + 1) * size < found.total());
        model.addAttribute("states", ReportState.values());
        model.addAttribute("stages", MatrixRow.Stage.values());
        model.addAttribute("marks", MatrixRow.Mark.values());
        model.addAttribute("mayOpen", !seen.whole() || reportPages.mayReadAll(actor, seen.cycle()));
        return htmx == null ? "cycle-matrix" : "cycle-matrix :: matrix";
    }

    /** The same rows as a workbook, with the sums beside; read page by page, so that their number costs no memory. */
    @GetMapping("/dot/{id}/ma-tran.xlsx")
    void sheet(
            @PathVariable UUID id,
            @RequestParam(required = false) ReportState co,
            @RequestParam(defaultValue = "") String nhom,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "unit") String xep,
            AsOf asOf,
            HttpServletResponse answer)
            throws IOException {
        Actor actor = Actors.current();
        Seen seen = board.see(actor, id, asOf.pastDay());
        ReportMatrix.Filter filter = new ReportMatrix.Filter(co, nhom, q, xep);
        sheets.matrix(
                seen.cycle(),
                matrix.standing(actor, seen, asOf.at()),
                offset -> {
                    List<MatrixRow> rows = matrix.rows(actor, seen, filter, asOf.at(), SHEET_ROWS, offset)
                            .rows();
                    return rows;
                },
                SHEET_ROWS,
                answer);
    }
}
