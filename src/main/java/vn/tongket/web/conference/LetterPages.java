package vn.tongket.web.conference;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conference.ConferencePages;
import vn.tongket.conference.invite.InvitationDesk;
import vn.tongket.conference.invite.Invitee;
import vn.tongket.conference.invite.InviteeFilter;
import vn.tongket.conference.invite.InviteeFilter.Which;
import vn.tongket.conference.invite.LinkReplies;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The letters of invitation: their number, who answered what, reminders, fresh links, cards to print. */
@Page
@RequestMapping("/hoi-nghi/{id}/giay-moi")
class LetterPages {

    private static final int ROWS = 50;

    private final ConferencePages pages;
    private final InvitationDesk desk;
    private final Refusals refusals;

    LetterPages(ConferencePages pages, InvitationDesk desk, Refusals refusals) {
        this.pages = pages;
        this.desk = desk;
        this.refusals = refusals;
    }

    @GetMapping
    String letters(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Which loc,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        show(Actors.current(), id, q, loc, PageNumber.of(trang), model);
        return "conference-letters";
    }

    private void show(Actor actor, UUID id, String words, Which which, int page, Model model) {
        InvitationDesk.Board board = desk.board(actor, id, new InviteeFilter(words, which, ROWS + 1, page * ROWS));
        List<Invitee> found = board.invitees();
        model.addAttribute("head", pages.head(actor, id));
        model.addAttribute("board", board);
        model.addAttribute("invitees", found.stream().limit(ROWS).toList());
        model.addAttribute("more", found.size() > ROWS);
        model.addAttribute("page", page);
        model.addAttribute("answers", InvitationDesk.answers());
        model.addAttribute("q", words);
        model.addAttribute("which", which == null ? Which.ALL : which);
    }

    /** The number in the register; none typed takes the next one of the series. */
    @PostMapping("/so")
    Object number(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String so,
            @RequestParam(defaultValue = "") String ngay,
            Model model,
            RedirectAttributes after) {
        model.addAttribute("typedNumber", so);
        model.addAttribute("typedDate", ngay);
        return act(id, model, after, () -> {
            desk.number(Actors.current(), id, number(so), day(ngay));
            return "web.conference.letters.numbered";
        });
    }

    @PostMapping("/nhac")
    Object remind(@PathVariable UUID id, Model model, RedirectAttributes after) {
        return act(id, model, after, () -> {
            after.addFlashAttribute("doneCount", desk.remind(Actors.current(), id));
            return "web.conference.letters.reminded";
        });
    }

    @PostMapping("/gui-lai")
    Object sendLink(@PathVariable UUID id, @RequestParam String ref, Model model, RedirectAttributes after) {
        return act(id, model, after, () -> {
            Invitee invitee = desk.sendLink(Actors.current(), id, ref);
            after.addFlashAttribute("doneCount", invitee.addressee());
            return "web.conference.letters.link-sent";
        });
    }

    /** What somebody answered by telephone or on paper. */
    @PostMapping("/nhap-thay")
    Object enter(
            @PathVariable UUID id,
            @RequestParam String ref,
            @ModelAttribute("entered") LinkReplies.Answered entered,
            Model model,
            RedirectAttributes after) {
        model.addAttribute("enteredFor", ref);
        return act(id, model, after, () -> {
            after.addFlashAttribute(
                    "doneCount", desk.enter(Actors.current(), id, ref, entered).addressee());
            return "web.conference.letters.entered";
        });
    }

    @PostMapping("/moi-them")
    Object inviteToo(
            @PathVariable UUID id,
            @ModelAttribute("late") InvitationDesk.Late late,
            Model model,
            RedirectAttributes after) {
        return act(id, model, after, () -> {
            desk.inviteToo(Actors.current(), id, late);
            return "web.conference.letters.invited-too";
        });
    }

    /** Cards with codes; each print makes its own links, so it is asked for by a button. */
    @PostMapping("/in")
    String print(
            @PathVariable UUID id,
            @RequestParam(required = false) Which loc,
            @RequestParam(required = false) String ref,
            Model model) {
        Actor actor = Actors.current();
        model.addAttribute("head", pages.head(actor, id));
        model.addAttribute("board", desk.board(actor, id, new InviteeFilter(null, Which.ALL, 1, 0)));
        model.addAttribute("cards", desk.print(actor, id, loc, Text.isBlank(ref) ? null : ref));
        return "conference-cards";
    }

    private Object act(UUID id, Model model, RedirectAttributes after, Callable<String> work) {
        try {
            after.addFlashAttribute("done", work.call());
        } catch (Refusal refusal) {
            show(Actors.current(), id, "", null, 0, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("conference-letters", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return "redirect:/hoi-nghi/" + id + "/giay-moi";
    }

    private static Integer number(String typed) {
        if (Text.isBlank(typed)) {
            return null;
        }
        try {
            return Integer.valueOf(Text.clean(typed));
        } catch (NumberFormatException e) {
            throw Refusal.at("so", "conference.letters.number-unreadable", Text.clean(typed));
        }
    }

    private static LocalDate day(String typed) {
        if (Text.isBlank(typed)) {
            return null;
        }
        try {
            Deadline read = Deadline.parse(typed);
            if (read.precision() == Precision.DAY) {
                return read.on();
            }
        } catch (Refusal | DateTimeParseException unreadable) {
            throw Refusal.at("ngay", "calendar.deadline.unreadable", Text.clean(typed));
        }
        throw Refusal.at("ngay", "conference.letters.day-needed", Text.clean(typed));
    }
}
