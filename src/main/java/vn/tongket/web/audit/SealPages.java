package vn.tongket.web.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.audit.Actors;
import vn.tongket.audit.seal.SealDesk;
import vn.tongket.conference.invite.Code;
import vn.tongket.web.page.Page;

/** The seal on the record: how it stands, a page to print and compare by hand, a check of everything. */
@Page
class SealPages {

    private static final String PATH = "/niem-phong";

    private final SealDesk desk;

    SealPages(SealDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PATH)
    String seal(@RequestHeader(value = "HX-Request", required = false) String htmx, Model model) {
        model.addAttribute("seal", desk.state(Actors.current()));
        return htmx == null ? "seal" : "seal :: checks";
    }

    @GetMapping(PATH + "/in")
    String print(Model model) {
        SealDesk.State state = desk.state(Actors.current());
        model.addAttribute("seal", state);
        if (state.last() != null) {
            model.addAttribute(
                    "code",
                    Code.of("%d %s %s"
                            .formatted(
                                    state.last().number(),
                                    state.last().root(),
                                    state.last().key())));
        }
        return "seal-print";
    }

    @PostMapping(PATH + "/kiem-tra")
    String check(RedirectAttributes after) {
        desk.check(Actors.current());
        after.addFlashAttribute("asked", true);
        return "redirect:" + PATH;
    }

    @GetMapping(PATH + "/xuat")
    void export(HttpServletResponse response) throws IOException {
        desk.requireWholeRecord(Actors.current());
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"nhat-ky-niem-phong.zip\"");
        try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
            desk.writeAll(Actors.current(), zip);
        }
    }
}
