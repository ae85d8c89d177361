package vn.tongket.web.people;

import java.time.LocalDate;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.organization.people.Undated;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Roles given by hand, to be taken into the register with a date. */
@Page
@RequestMapping("/nhan-su/chua-ghi")
class UndatedPage {

    private static final int ROWS = 40;

    private final Undated undated;
    private final Typed typed;

    UndatedPage(Undated undated, Typed typed) {
        this.undated = undated;
        this.typed = typed;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int trang, Model model) {
        Typed.administrator();
        show(q, PageNumber.of(trang), null, model);
        return "undated";
    }

    @PostMapping
    Object enter(
            @RequestParam(required = false) String since,
            @RequestParam(defaultValue = "") String q,
            Model model,
            RedirectAttributes after) {
        Actor actor = Typed.administrator();
        int count;
        try {
            Refusal.Collector problems = new Refusal.Collector();
            LocalDate day = Typed.day(since, "since", problems);
            problems.refuse();
            count = undated.enter(actor, day, q);
        } catch (Refusal refusal) {
            show(q, 0, since, model);
            return typed.refused("undated", refusal, model);
        }
        after.addFlashAttribute("entered", count);
        return "redirect:/nhan-su";
    }

    private void show(String words, int page, String since, Model model) {
        List<Undated.Row> rows = undated.rows(words);
        model.addAttribute(
                "rows", rows.stream().skip((long) page * ROWS).limit(ROWS).toList());
        model.addAttribute("count", rows.size());
        model.addAttribute("more", rows.size() > (page + 1L) * ROWS);
        model.addAttribute("page", page);
        model.addAttribute("q", words);
        model.addAttribute("since", since);
    }
}
