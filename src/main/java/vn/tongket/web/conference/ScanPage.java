package vn.tongket.web.conference;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conference.attend.Scans;
import vn.tongket.conference.attend.Scans.Scanned;
import vn.tongket.conference.attend.Scans.Standing;
import vn.tongket.conference.invite.Code;
import vn.tongket.conference.invite.PublicAddress;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Throttle;

/** Where scanned codes lead: the card of an invitee, or the code at the door by which participants note themselves. */
@Controller
@RequestMapping("/diem-danh/{token}")
class ScanPage {

    private final Scans scans;
    private final PublicAddress address;
    private final Throttle throttle;
    private final Refusals refusals;

    ScanPage(Scans scans, PublicAddress address, Throttle throttle, Refusals refusals) {
        this.address = address;
        this.scans = scans;
        this.throttle = throttle;
        this.refusals = refusals;
    }

    @GetMapping
    String page(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!isHeldBack(request, response, model)) {
            show(Actors.current(), token, q, request, response, model);
        }
        return "scan";
    }

    /** Noting the same twice changes nothing. */
    @PostMapping
    String note(
            @PathVariable String token,
            @RequestParam(required = false) String ref,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (isHeldBack(request, response, model)) {
            return "scan";
        }
        Actor actor = Actors.current();
        scans.note(actor, token, ref, by).ifPresent(noted -> model.addAttribute("noted", noted));
        show(actor, token, model.containsAttribute("noted") ? "" : q, request, response, model);
        return "scan";
    }

    private void show(
            Actor actor,
            String token,
            String words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        model.addAttribute("token", token);
        Optional<Scanned> found = scans.scan(actor, token);
        if (found.isEmpty()) {
            throttle.missed(request.getRemoteAddr());
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("sentence", "conference.code.unknown");
            return;
        }
        Scanned scanned = found.get();
        model.addAttribute("scanned", scanned);
        model.addAttribute("q", words);
        model.addAttribute("offered", scans.offered(scanned, words));
        if (scanned.standing() == Standing.CARD) {
            model.addAttribute("code", Code.of(address.base() + "/diem-danh/" + token));
        }
        if (scanned.standing() == Standing.SHUT || scanned.standing() == Standing.EXPIRED) {
            response.setStatus(HttpStatus.GONE.value());
            model.addAttribute(
                    "sentence", "conference.code." + scanned.standing().name().toLowerCase(Locale.ROOT));
        }
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
