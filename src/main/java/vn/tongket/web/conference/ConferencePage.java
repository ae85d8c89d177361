package vn.tongket.web.conference;

import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.ConferencePages;
import vn.tongket.web.page.Page;

/** One conference at a glance: when and where, what it hears, how far it has come. */
@Page
class ConferencePage {

    private final ConferencePages pages;
    private final ConferenceDesk desk;

    ConferencePage(ConferencePages pages, ConferenceDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    @GetMapping("/hoi-nghi/{id}")
    String conference(@PathVariable UUID id, Model model) {
        Actor actor = Actors.current();
        model.addAttribute("head", pages.head(actor, id));
        model.addAttribute("file", desk.file(actor, id));
        return "conference";
    }
}
