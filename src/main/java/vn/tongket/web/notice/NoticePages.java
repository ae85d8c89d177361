package vn.tongket.web.notice;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.notification.NoticeBoard;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** A person's notices; for administrators, and in the demo for everybody, also what became of all outgoing mail. */
@Page
class NoticePages {

    private static final int NOTICES = 25;

    private final NoticeBoard board;
    private final boolean demo;

    NoticePages(NoticeBoard board, Environment environment) {
        this.board = board;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/thong-bao")
    String notices(@RequestParam(defaultValue = "0") int trang, Model model) {
        Actor actor = Actors.current();
        NoticeBoard.Page<NoticeBoard.Entry> shown = board.page(actor, PageNumber.of(trang), NOTICES);
        board.read(actor, shown.items().stream().map(NoticeBoard.Entry::id).toList());
        model.addAttribute("notices", shown);
        model.addAttribute("mayReadMail", demo || actor.isAdministrator());
        return "notices";
    }

    @GetMapping("/thong-bao/thu-di")
    String outgoing(@RequestParam(defaultValue = "0") int trang, Model model) {
        model.addAttribute("outgoing", board.outgoing(Actors.current(), PageNumber.of(trang), NOTICES));
        return "mails";
    }
}
