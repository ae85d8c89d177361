package vn.tongket.web.guide;

import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.tongket.NotFound;
import vn.tongket.audit.Actors;
import vn.tongket.web.page.Page;

/** The guide, readable wherever the product is: own role first. */
@Page
@RequestMapping(GuideBook.HOME)
class GuidePages {

    private final GuideBook book;

    GuidePages(GuideBook book) {
        this.book = book;
    }

    @GetMapping
    String index(Model model) {
        List<Guide> own = Guide.of(Actors.current());
        model.addAttribute("own", own.stream().map(book::text).toList());
        model.addAttribute(
                "others",
                book.texts().stream()
                        .filter(text -> !own.contains(text.guide()))
                        .toList());
        return "guides";
    }

    @GetMapping("/{slug}")
    String guide(@PathVariable String slug, Model model) {
        Guide guide = Guide.of(slug).orElseThrow(() -> new NotFound("guide", slug));
        model.addAttribute("text", book.text(guide));
        return "guide";
    }

    /** Forms know their own name only. */
    @GetMapping("/viec/{form}")
    String form(@PathVariable String form) {
        return "redirect:" + GuideBook.HOME + "/"
                + book.placeOfForm(form).orElseThrow(() -> new NotFound("guide", form));
    }
}
