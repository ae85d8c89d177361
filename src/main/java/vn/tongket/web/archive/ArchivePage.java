package vn.tongket.web.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.archive.ArchiveDesk;
import vn.tongket.archive.Export;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.RoleHolders;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** The archive of a cycle: what will be in it, how far its making is, the files that were made. */
@Page
@RequestMapping("/dot/{id}/luu-tru")
class ArchivePage {

    private final ArchiveDesk desk;
    private final RoleHolders people;
    private final Refusals refusals;

    ArchivePage(ArchiveDesk desk, RoleHolders people, Refusals refusals) {
        this.desk = desk;
        this.people = people;
        this.refusals = refusals;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            @RequestHeader(value = "HX-Target", required = false) String target,
            Model model) {
        fill(id, model);
        return htmx != null && "xuat".equals(target) ? "archive :: exports" : "archive";
    }

    @PostMapping
    Object start(@PathVariable UUID id, Model model) {
        try {
            desk.start(Actors.current(), id);
            return "redirect:/dot/" + id + "/luu-tru";
        } catch (Refusal refusal) {
            fill(id, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("archive", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** The file, whole or from where a broken line left off. */
    @GetMapping("/{export}/tep")
    void file(
            @PathVariable UUID id,
            @PathVariable UUID export,
            @RequestHeader(value = HttpHeaders.RANGE, required = false) String range,
            @RequestHeader(value = HttpHeaders.IF_RANGE, required = false) String unchanged,
            HttpServletResponse response)
            throws IOException {
        ReviewCycle cycle = desk.cycle(Actors.current(), id);
        String tag = null;
        long from = 0;
        Export known = desk.require(Actors.current(), id, export);
        long end = known.size() - 1;
        if (known.isDone()) {
            tag = '"' + known.sha256() + '"';
        }
        boolean piece = range != null && (unchanged == null || unchanged.equals(tag));
        if (piece) {
            List<HttpRange> asked = ranges(range);
            if (asked.size() != 1 || asked.get(0).getRangeStart(known.size()) >= known.size()) {
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + known.size());
                response.sendError(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
                return;
            }
            from = asked.get(0).getRangeStart(known.size());
            end = asked.get(0).getRangeEnd(known.size());
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + end + "/" + known.size());
        }
        Export file = desk.fetch(Actors.current(), id, export, from == 0);
        ContentDisposition named = ContentDisposition.attachment()
                .filename(name(cycle, file), StandardCharsets.UTF_8)
                .build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setContentType("application/zip");
        response.setContentLengthLong(end - from + 1);
        desk.write(file, from, end - from + 1, response.getOutputStream());
    }

    private static List<HttpRange> ranges(String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static String name(ReviewCycle cycle, Export file) {
        String title = Text.fold(cycle.title()).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return "luu-tru-" + title.substring(0, Math.min(60, title.length())).toLowerCase(Locale.ROOT) + "-"
                + file.state().substring(0, 8) + ".zip";
    }

    private void fill(UUID id, Model model) {
        ArchiveDesk.Overview overview = desk.overview(Actors.current(), id);
        model.addAttribute("cycle", overview.cycle());
        model.addAttribute("overview", overview);
        model.addAttribute(
                "people",
                people.names(overview.exports().stream()
                        .map(Export::startedBy)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
    }
}
