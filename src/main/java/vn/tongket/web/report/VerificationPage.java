package vn.tongket.web.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.Refusal;
import vn.tongket.assignment.publish.Edition;
import vn.tongket.assignment.publish.PublicExtracts;
import vn.tongket.report.receipt.Receipts;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Throttle;

/**
 * Anybody, without an account, asks whether a file was received as a report or as a part of one, or was published. The
 * answer names unit, cycle, version and time, and nothing that is written in the report.
 */
@Controller
@RequestMapping("/kiem-chung")
class VerificationPage {

    private final Receipts receipts;
    private final PublicExtracts extracts;
    private final Throttle throttle;
    private final Refusals refusals;

    VerificationPage(Receipts receipts, PublicExtracts extracts, Throttle throttle, Refusals refusals) {
        this.receipts = receipts;
        this.extracts = extracts;
        this.throttle = throttle;
        this.refusals = refusals;
    }

    @GetMapping
    String page() {
        return "verify";
    }

    @PostMapping
    String byCode(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("code", code);
        answer(request, response, model, () -> known(code, model));
        return "verify";
    }

    /** The file passes by as the body of the call, so that no part of it is laid down anywhere. */
    @PostMapping("/tep")
    String byFile(HttpServletRequest request, HttpServletResponse response, Model model) {
        answer(request, response, model, () -> {
            String hash = receipts.hash(request.getInputStream());
            model.addAttribute("hash", hash);
            return known(hash, model);
        });
        return "verify :: answer";
    }

    private List<Receipts.Received> known(String code, Model model) {
        List<Edition> published = extracts.printed(code);
        if (published.isEmpty()) {
            return receipts.received(code);
        }
        model.addAttribute("published", published);
        return List.of();
    }

    /** Looks something up. */
    private interface Question {
        List<Receipts.Received> ask() throws IOException;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Model model, Question question) {
        String address = request.getRemoteAddr();
        long wait = throttle.wait(address);
        if (wait > 0) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            model.addAttribute("problem", refusals.text("report.verify.throttled", wait));
            return;
        }
        try {
            List<Receipts.Received> found = question.ask();
            model.addAttribute("found", found);
            if (found.isEmpty() && !model.containsAttribute("published")) {
                throttle.missed(address);
            }
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", refusals.answer(refusal).message());
        } catch (IOException broken) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("problem", refusals.text("doors.bad-request"));
        }
    }
}
