package vn.tongket.web.publish;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import vn.tongket.assignment.publish.Content;
import vn.tongket.assignment.publish.Edition;
import vn.tongket.assignment.publish.PublicExtracts;
import vn.tongket.assignment.publish.PublicExtracts.Behind;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.PageNumber;
import vn.tongket.web.page.Throttle;

/** What a coordinator published, for anybody who has the address: no account, no cookie, no way into the product. */
@Controller
@RequestMapping("/cong-bo/{token}")
class PublicPage {

    private static final int ROWS = 200;
    private static final int PRINTED = 20_000;
    private static final int MINUTE = 60;

    private final PublicExtracts extracts;
    private final PublicSheet sheet;
    private final Throttle throttle;
    private final Refusals refusals;

    PublicPage(PublicExtracts extracts, PublicSheet sheet, Throttle throttle, Refusals refusals) {
        this.extracts = extracts;
        this.sheet = sheet;
        this.throttle = throttle;
        this.refusals = refusals;
    }

    @GetMapping
    String page(
            @PathVariable String token,
            @RequestParam(defaultValue = "0") int trang,
            @RequestParam(defaultValue = "false") boolean tatca,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Behind> found = find(token, request, response, model);
        if (found.isEmpty()) {
            return "public-extract";
        }
        Edition edition = found.get().edition();
        model.addAttribute("edition", edition);
        model.addAttribute("before", found.get().before());
        model.addAttribute("token", token);
        if (edition.isWithdrawn()) {
            response.setStatus(HttpStatus.GONE.value());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return "public-extract";
        }
        if (unchanged(edition, trang + "-" + tatca, request, response)) {
            return null;
        }
        Content content = extracts.content(edition);
        int rows = tatca ? PRINTED : ROWS;
        int last = Math.max(0, (content.rows().size() - 1) / rows);
        int page = tatca ? 0 : Math.min(PageNumber.of(trang), last);
        List<List<String>> shown =
                content.rows().subList(page * rows, Math.min(content.rows().size(), (page + 1) * rows));
        model.addAttribute("content", content);
        model.addAttribute("rows", shown);
        model.addAttribute("page", page);
        model.addAttribute("last", last);
        return "public-extract";
    }

    @GetMapping("/bang.xlsx")
    void excel(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        Optional<Edition> found = readable(token, request, response, model);
        if (found.isPresent() && !unchanged(found.get(), "xlsx", request, response)) {
            sheet.send(found.get(), extracts.content(found.get()), response);
        }
    }

    /** The bytes of which the printed hash is: whoever has a program for SHA-256 needs nobody to check it. */
    @GetMapping("/du-lieu.json")
    void data(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        Optional<Edition> found = readable(token, request, response, model);
        if (found.isPresent() && !unchanged(found.get(), "json", request, response)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"du-lieu.json\"");
            response.getOutputStream().write(extracts.bytes(found.get()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<Edition> readable(
            String token, HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        Optional<Edition> found = find(token, request, response, model).map(Behind::edition);
        if (found.isEmpty() || found.get().isWithdrawn()) {
            response.sendError(found.isEmpty() ? response.getStatus() : HttpStatus.GONE.value());
            return Optional.empty();
        }
        return found;
    }

    private Optional<Behind> find(String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        long wait = throttle.wait(request.getRemoteAddr());
        if (wait > 0) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            model.addAttribute("problem", refusals.text("report.verify.throttled", wait));
            return Optional.empty();
        }
        Optional<Behind> found = extracts.open(token);
        if (found.isEmpty()) {
            throttle.missed(request.getRemoteAddr());
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("problem", refusals.text("publish.unknown"));
        }
        return found;
    }

    /** A minute is kept anywhere: so long may a page outlive its withdrawal. */
    private static boolean unchanged(
            Edition edition, String part, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(MINUTE, TimeUnit.SECONDS)
                        .cachePublic()
                        .mustRevalidate()
                        .getHeaderValue());
        return new ServletWebRequest(request, response)
                .checkNotModified(
                        "\"" + edition.sha256().substring(0, 32) + "-" + edition.number() + "-" + part + "\"");
    }
}
