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
import org.springframework.web.bind.annotation.RequestParam;
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
import vn.tongket.conference.invite.InvitationDesk;
import vn.tongket.conference.paper.ConferencePapers;
import vn.tongket.conference.speak.SpeakingDesk;
import vn.tongket.conference.speak.Turn;
import vn.tongket.organization.Role;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** An invited unit reads its invitation to a conference and answers it. */
@Page
@RequestMapping("/giay-moi/{conference}")
class InvitationPage {

    private final ConferenceDesk desk;
    private final InvitationDesk letters;
    private final SpeakingDesk speaking;
    private final ConferencePapers papers;
    private final Refusals refusals;

    InvitationPage(
            ConferenceDesk desk,
            InvitationDesk letters,
            SpeakingDesk speaking,
            ConferencePapers papers,
            Refusals refusals) {
        this.desk = desk;
        this.letters = letters;
        this.speaking = speaking;
        this.papers = papers;
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

    /** A unit puts one of its people on the speaking list. */
    @PostMapping("/phat-bieu")
    Object speak(
            @PathVariable UUID conference, @ModelAttribute Turn.Entry entry, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            speaking.register(actor, conference, entry.unit(), entry);
        } catch (Refusal refusal) {
            show(actor, conference, null, model);
            model.addAttribute("typedTurn", entry);
            model.addAttribute("turnProblems", refusals.answer(refusal).problems());
            return new ModelAndView("invitation", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.invitation.turn-done");
        return "redirect:/giay-moi/" + conference;
    }

    @PostMapping("/phat-bieu/{turn}/rut")
    String withdraw(
            @PathVariable UUID conference,
            @PathVariable UUID turn,
            @RequestParam String unit,
            RedirectAttributes after) {
        speaking.withdraw(Actors.current(), conference, turn, unit);
        after.addFlashAttribute("done", "web.invitation.turn-withdrawn");
        return "redirect:/giay-moi/" + conference;
    }

    /** The card with the code for the door; each showing makes its own. */
    @PostMapping("/the")
    String card(@PathVariable UUID conference, @RequestParam String unit, Model model) {
        Actor actor = Actors.current();
        model.addAttribute("card", letters.ownCard(actor, conference, unit));
        model.addAttribute("file", desk.invitationFile(actor, conference, unit));
        return "invitation-card";
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
        model.addAttribute("papers", papers.list(actor, conference));
        model.addAttribute(
                "turns",
                speaking.ofUnits(conference, own.stream().map(Invitation::unit).toList()));
        model.addAttribute("maySpeak", speaking.isOpen(files.get(0).conference()));
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
