package vn.tongket.web.conference;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.invite.InvitationDesk;
import vn.tongket.conference.invite.LinkReplies;
import vn.tongket.conference.invite.LinkReplies.Answered;
import vn.tongket.conference.invite.LinkReplies.Opened;
import vn.tongket.conference.invite.LinkReplies.Standing;
import vn.tongket.conference.paper.ConferencePapers;
import vn.tongket.file.KeptFile;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Throttle;

/** Somebody who is invited answers by the link of the letter, without an account. */
@Controller
@RequestMapping("/tra-loi/{token}")
class AnswerPage {

    private final LinkReplies replies;
    private final Conferences conferences;
    private final ConferencePapers papers;
    private final Throttle throttle;
    private final Refusals refusals;

    AnswerPage(
            LinkReplies replies,
            Conferences conferences,
            ConferencePapers papers,
            Throttle throttle,
            Refusals refusals) {
        this.replies = replies;
        this.conferences = conferences;
        this.papers = papers;
        this.throttle = throttle;
        this.refusals = refusals;
    }

    @GetMapping
    String page(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        return isHeldBack(request, response, model)
                ? "answer"
                : show(replies.open(token), token, request, response, model);
    }

    @PostMapping
    String answer(
            @PathVariable String token,
            @ModelAttribute Answered answered,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (isHeldBack(request, response, model)) {
            return "answer";
        }
        try {
            Optional<Opened> before = replies.open(token);
            boolean open =
                    before.map(Opened::standing).filter(Standing.OPEN::equals).isPresent();
            Optional<Opened> after = replies.answer(token, answered);
            if (open
                    && after.map(Opened::standing).filter(Standing.USED::equals).isPresent()) {
                model.addAttribute("thanks", true);
            }
            return show(after, token, request, response, model);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("typed", answered);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return show(replies.open(token), token, request, response, model);
        }
    }

    /** A fresh link, to the address that is known of this invitee. */
    @PostMapping("/moi")
    String again(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (isHeldBack(request, response, model)) {
            return "answer";
        }
        Optional<Boolean> asked = replies.askAgain(token);
        asked.filter(sent -> sent).ifPresent(sent -> model.addAttribute("asked", true));
        return show(replies.open(token), token, request, response, model);
    }

    /** A paper of the conference, for whoever holds a link of its letter. */
    @GetMapping("/tai-lieu/{file}")
    void paper(
            @PathVariable String token,
            @PathVariable UUID file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (throttle.wait(request.getRemoteAddr()) > 0) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        try {
            KeptFile found = papers.find(token, file);
            FileAnswers.send(found, response, out -> papers.write(found, out));
        } catch (NotFound unknown) {
            throttle.missed(request.getRemoteAddr());
            throw unknown;
        }
    }

    private String show(
            Optional<Opened> found,
            String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        model.addAttribute("token", token);
        if (found.isEmpty()) {
            throttle.missed(request.getRemoteAddr());
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("sentence", "conference.link.unknown");
            return "answer";
        }
        Opened opened = found.get();
        model.addAttribute("opened", opened);
        model.addAttribute("subjects", conferences.subjects(opened.conference().id()));
        model.addAttribute("items", conferences.items(opened.conference().id()));
        model.addAttribute("answers", InvitationDesk.answers());
        model.addAttribute("papers", papers.behind(token));
        if (opened.standing() != Standing.OPEN && !model.containsAttribute("thanks")) {
            response.setStatus(HttpStatus.GONE.value());
            model.addAttribute(
                    "sentence", "conference.link." + opened.standing().name().toLowerCase(java.util.Locale.ROOT));
        }
        return "answer";
    }

    private boolean isHeldBack(HttpServletRequest request, HttpServletResponse response, Model model) {
        long wait = throttle.wait(request.getRemoteAddr());
        if (wait == 0) {
            return false;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        model.addAttribute("problem", refusals.text("report.verify.throttled", wait));
        return true;
    }
}
