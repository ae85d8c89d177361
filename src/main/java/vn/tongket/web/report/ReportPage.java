package vn.tongket.web.report;

import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.tongket.audit.Actors;
import vn.tongket.report.ReportPages;
import vn.tongket.web.page.Page;

/** The page of one report: where it stands and what was written. */
@Page
@RequestMapping("/bao-cao/{id}")
class ReportPage {

    private final ReportPages pages;

    ReportPage(ReportPages pages) {
        this.pages = pages;
    }

    @GetMapping
    String report(@PathVariable UUID id, Model model) {
        model.addAttribute("report", pages.head(Actors.current(), id));
        return "report";
    }
}
