package vn.tongket.web.notice;

import java.util.List;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.notification.MailBoard;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Mail for administrators: who cannot be reached, what was refused and why, and trying again. */
@Page
class MailPages {

    private static final int MAILS = 50;

    private final MailBoard board;

    MailPages(MailBoard board) {
        this.board = board;
    }

    @GetMapping("/quan-tri/thu")
    String mail(@RequestParam(defaultValue = "0") int trang, Model model) {
        Actor actor = Actors.current();
        int page = PageNumber.of(trang);
        List<MailBoard.Lost> lost = board.lost(actor, MAILS + 1, (long) page * MAILS);
        model.addAttribute("state", board.state(actor));
        model.addAttribute("unreachable", board.unreachable(actor));
        model.addAttribute("lost", lost.stream().limit(MAILS).toList());
        model.addAttribute("more", lost.size() > MAILS);
        model.addAttribute("page", page);
        return "mail-state";
    }

    @PostMapping("/quan-tri/thu/gui-lai")
    String retryAll(RedirectAttributes after) {
        after.addFlashAttribute("retried", board.retry(Actors.current(), null));
        return "redirect:/quan-tri/thu";
    }

    @PostMapping("/quan-tri/thu/{id}/gui-lai")
    String retry(@PathVariable UUID id, RedirectAttributes after) {
        after.addFlashAttribute("retried", board.retry(Actors.current(), id));
        return "redirect:/quan-tri/thu";
    }

    @PostMapping("/quan-tri/thu/bao-lai")
    String tellAgain(@RequestParam String recipient, RedirectAttributes after) {
        after.addFlashAttribute("told", board.tellAgain(Actors.current(), recipient));
        return "redirect:/quan-tri/thu";
    }
}
