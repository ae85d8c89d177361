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
import vn.tongket.conference.PastConferences;
import vn.tongket.conference.invite.InviteeStore;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;

/** One conference at a glance: when and where, what it hears, how far it has come. */
@Page
class ConferencePage {

    private final ConferencePages pages;
    private final ConferenceDesk desk;
    private final PastConferences past;
    private final InviteeStore invitees;
    private final Refusals refusals;

    ConferencePage(
            ConferencePages pages,
            ConferenceDesk desk,
            PastConferences past,
            InviteeStore invitees,
            Refusals refusals) {
        this.pages = pages;
        this.desk = desk;
        this.past = past;
        this.invitees = invitees;
        this.refusals = refusals;
    }

    @GetMapping("/hoi-nghi/{id}")
    String conference(@PathVariable UUID id, AsOf asOf, Model model) {
        Actor actor = Actors.current();
        PastConferences.Past then = asOf.past()
                ? past.at(actor, id, asOf.day())
                : new PastConferences.Past(pages.head(actor, id), desk.file(actor, id));
        ConferenceFile file = then.file();
        model.addAttribute("head", then.head());
        model.addAttribute("file", file);
        model.addAttribute("counts", invitees.counts(id, asOf.pastDay()));
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
