package vn.tongket.web.report;

import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.report.ReportPages;
import vn.tongket.report.check.CopyDesk;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Passages of a report that stand in others: the list, and two sections side by side. */
@Page
@RequestMapping("/bao-cao/{id}/trung-lap")
class CopyPage {

    private static final int LINES = 20;

    private final ReportPages pages;
    private final CopyDesk desk;

    CopyPage(ReportPages pages, CopyDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    @GetMapping
    String copies(@PathVariable UUID id, @RequestParam(defaultValue = "0") int trang, Model model) {
        Actor actor = Actors.current();
        int page = PageNumber.of(trang);
        model.addAttribute("report", pages.head(actor, id));
        model.addAttribute("found", desk.find(actor, id, LINES, page * LINES));
        model.addAttribute("page", page);
        return "report-copies";
    }

    @GetMapping("/{muc}/{other}/{mucKia}")
    String beside(
            @PathVariable UUID id,
            @PathVariable String muc,
            @PathVariable UUID other,
            @PathVariable String mucKia,
            Model model) {
        Actor actor = Actors.current();
        model.addAttribute("report", pages.head(actor, id));
        model.addAttribute("beside", desk.beside(actor, id, muc, other, mucKia));
        return "report-copy";
    }
}
