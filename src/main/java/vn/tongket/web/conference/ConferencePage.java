package vn.tongket.web.conference;

import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conference.AgendaCheck;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.ConferenceFile;
import vn.tongket.conference.ConferencePages;
import vn.tongket.conference.invite.InviteeStore;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** One conference at a glance: when and where, what it hears, how far it has come. */
@Page
class ConferencePage {

    private final ConferencePages pages;
    private final ConferenceDesk desk;
    private final InviteeStore invitees;
    private final Refusals refusals;

    ConferencePage(ConferencePages pages, ConferenceDesk desk, InviteeStore invitees, Refusals refusals) {
        this.pages = pages;
        this.desk = desk;
        this.invitees = invitees;
        this.refusals = refusals;
    }

    @GetMapping("/hoi-nghi/{id}")
    String conference(@PathVariable UUID id, Model model) {
        Actor actor = Actors.current();
        ConferenceFile file = desk.file(actor, id);
        model.addAttribute("head", pages.head(actor, id));
        model.addAttribute("file", file);
        model.addAttribute("counts", invitees.counts(id));
        model.addAttribute(
                "warnings",
                AgendaCheck.warnings(file.agenda()).stream()
                        .map(warning ->
                                refusals.text(warning.key(), warning.args().toArray()))
                        .toList());
        model.addAttribute("total", AgendaCheck.total(file.agenda().items()));
        return "conference";
    }
}
