package vn.tongket.web.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.tongket.audit.Actors;
import vn.tongket.web.page.Page;

/** Gives every page the address of the paragraph that explains it. */
@ControllerAdvice(annotations = Page.class)
class HelpLink {

    private static final String OWN_ROLE = "vai-tro";

    private final GuideBook book;

    HelpLink(GuideBook book) {
        this.book = book;
    }

    @ModelAttribute("help")
    String help(HttpServletRequest request) {
        String place = book.placeOfPage(request.getRequestURI()).orElse(OWN_ROLE);
        return place.equals(OWN_ROLE) ? ofOwnRole() : GuideBook.HOME + "/" + place;
    }

    /** Who does several things chooses. */
    private static String ofOwnRole() {
        List<Guide> own = Guide.of(Actors.current());
        return own.size() == 1 ? GuideBook.HOME + "/" + own.get(0).slug() : GuideBook.HOME;
    }
}
