package vn.tongket.web.unit;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.ConferenceFile;
import vn.tongket.conference.Invitation;
import vn.tongket.conference.Reply;
import vn.tongket.organization.Role;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** An invited unit reads its invitation to a conference and answers it. */
@Page
@RequestMapping("/giay-moi/{conference}")
class InvitationPage {

    private final ConferenceDesk desk;
    private final Refusals refusals;

    InvitationPage(ConferenceDesk desk, Refusals refusals) {
        this.desk = desk;
        this.refusals = refusals;
    }

    @GetMapping
    String invitation(@PathVariable UUID conference, Model model) {
        show(Actors.current(), conference, null, model);
        return "invitation";
    }

    @PostMapping
    Object reply(@PathVariable UUID conference, @ModelAttribute Reply reply, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            desk.reply(actor, conference, reply);
        } catch (Refusal refusal) {
            show(actor, conference, reply, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("invitation", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.invitation.done");
        return "redirect:/giay-moi/" + conference;
    }

    private void show(Actor actor, UUID conference, Reply typed, Model model) {
        List<Invitation> own = desk.invitationsOf(actor, conference);
        if (own.isEmpty()) {
            throw new NotFound("conference", conference);
        }
        List<ConferenceFile> files = own.stream()
                .map(invitation -> desk.invitationFile(actor, conference, invitation.unit()))
                .toList();
        model.addAttribute("file", files.get(0));
        model.addAttribute("invitations", own);
        model.addAttribute("answers", Invitation.Answer.values());
        model.addAttribute("typed", typed);
        model.addAttribute(
                "mayAnswer",
                own.stream()
                        .map(Invitation::unit)
                        .filter(unit -> actor.holds(unit, Role.LEADER.suffix()))
                        .toList());
    }
}
