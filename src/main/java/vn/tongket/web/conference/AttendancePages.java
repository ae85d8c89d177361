package vn.tongket.web.conference;

import java.time.LocalTime;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conference.ClockTime;
import vn.tongket.conference.ConferencePages;
import vn.tongket.conference.attend.AttendanceDesk;
import vn.tongket.conference.invite.Invitee;
import vn.tongket.conference.invite.InviteeFilter;
import vn.tongket.conference.invite.InviteeFilter.Which;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The list over which the secretary notes who came, and the code that hangs at the door. */
@Page
@RequestMapping("/hoi-nghi/{id}/diem-danh")
class AttendancePages {

    private static final int ROWS = 60;

    private final ConferencePages pages;
    private final AttendanceDesk desk;
    private final Refusals refusals;

    AttendancePages(ConferencePages pages, AttendanceDesk desk, Refusals refusals) {
        this.pages = pages;
        this.desk = desk;
        this.refusals = refusals;
    }

    @GetMapping
    String attendance(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Which loc,
            @RequestParam(defaultValue = "0") int trang,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            Model model) {
        show(id, q, loc, PageNumber.of(trang), model);
        return htmx == null ? "conference-attendance" : "conference-attendance :: list";
    }

    private void show(UUID id, String words, Which which, int page, Model model) {
        Actor actor = Actors.current();
        AttendanceDesk.Board board = desk.board(actor, id, new InviteeFilter(words, which, ROWS + 1, page * ROWS));
        model.addAttribute("head", pages.head(actor, id));
        model.addAttribute("board", board);
        model.addAttribute("invitees", board.invitees().stream().limit(ROWS).toList());
        model.addAttribute("more", board.invitees().size() > ROWS);
        model.addAttribute("page", page);
        model.addAttribute("q", words);
        model.addAttribute("which", which == null ? Which.ALL : which);
    }

    /** Notes one of them; the same again changes nothing, so that a line that breaks may send it twice. */
    @PostMapping("/ghi")
    Object note(
            @PathVariable UUID id,
            @RequestParam String ref,
            @RequestParam(required = false) Boolean attended,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String gio,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Which loc,
            @RequestParam(defaultValue = "0") int trang,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            Model model,
            RedirectAttributes after) {
        try {
            LocalTime at = ClockTime.read(gio, "gio");
            Invitee noted = desk.note(Actors.current(), id, ref, attended, by, at);
            model.addAttribute("noted", noted);
        } catch (Refusal refusal) {
            show(id, q, loc, PageNumber.of(trang), model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView(
                    htmx == null ? "conference-attendance" : "conference-attendance :: list",
                    model.asMap(),
                    htmx == null ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK);
        }
        if (htmx == null) {
            after.addAttribute("q", q);
            after.addAttribute("loc", loc);
            return "redirect:/hoi-nghi/" + id + "/diem-danh";
        }
        show(id, q, loc, PageNumber.of(trang), model);
        return "conference-attendance :: list";
    }

    @PostMapping("/con-lai-vang")
    String rest(@PathVariable UUID id, RedirectAttributes after) {
        after.addFlashAttribute("doneCount", desk.restStayedAway(Actors.current(), id));
        after.addFlashAttribute("done", "web.conference.attendance.rest-done");
        return "redirect:/hoi-nghi/" + id + "/diem-danh";
    }

    /** Each showing makes a fresh code and ends the one before, so it is asked for by a button. */
    @PostMapping("/ma")
    Object door(@PathVariable UUID id, Model model) {
        model.addAttribute("head", pages.head(Actors.current(), id));
        model.addAttribute("door", desk.door(Actors.current(), id));
        return "conference-door";
    }
}
