package vn.tongket.web.archive;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.tongket.Refusal;
import vn.tongket.archive.imported.ImportDesk;
import vn.tongket.archive.imported.ImportedArchive;
import vn.tongket.archive.imported.KeptEntry;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Archives from elsewhere: brought in, searched, read; and taken away by an administrator who says why. */
@Page
@RequestMapping("/luu-tru")
class ImportPages {

    private static final int ARCHIVES = 30;
    private static final int FILES = 50;

    private final ImportDesk desk;
    private final Refusals refusals;

    ImportPages(ImportDesk desk, Refusals refusals) {
        this.desk = desk;
        this.refusals = refusals;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int trang,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            Model model) {
        Actor actor = Actors.current();
        int page = PageNumber.of(trang);
        List<ImportedArchive> found = desk.list(actor, q, ARCHIVES + 1, page * ARCHIVES);
        List<ImportedArchive> shown = found.stream().limit(ARCHIVES).toList();
        model.addAttribute("archives", shown);
        model.addAttribute("running", shown.stream().anyMatch(ImportedArchive::isRunning));
        model.addAttribute(
                "whys",
                shown.stream()
                        .filter(archive -> archive.problem() != null)
                        .collect(Collectors.toMap(ImportedArchive::id, this::why)));
        model.addAttribute("more", found.size() > ARCHIVES);
        model.addAttribute("page", page);
        model.addAttribute("q", q);
        model.addAttribute("shelf", ImportDesk.shelfOf(actor));
        return htmx == null ? "archives" : "archives :: rows";
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String phan,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        fill(id, q, phan, PageNumber.of(trang), model);
        return "archive-imported";
    }

    /** A file of the archive: a page in our frame, everything else to be saved. Links between pages stay as they are. */
    @GetMapping("/{id}/doc/**")
    Object file(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        String address = request.getRequestURI();
        String path = URLDecoder.decode(
                address.substring(address.indexOf("/doc/") + "/doc/".length()).replace("+", "%2B"),
                StandardCharsets.UTF_8);
        KeptEntry entry = desk.entry(Actors.current(), id, path);
        if (entry.isPage()) {
            model.addAttribute("archive", desk.show(Actors.current(), id).archive());
            model.addAttribute("entry", entry);
            model.addAttribute("written", desk.page(entry));
            return "archive-page";
        }
        ContentDisposition named = ContentDisposition.attachment()
                .filename(fileName(entry), StandardCharsets.UTF_8)
                .build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(entry.size());
        desk.write(entry, response.getOutputStream());
        return null;
    }

    /** Files that are named by their hash alone come with the name that people gave them. */
    private static String fileName(KeptEntry entry) {
        return entry.kind().equals("attachment")
                ? entry.name().replaceAll("[\\p{Cntrl}/\\\\]", "_")
                : entry.path().substring(entry.path().lastIndexOf('/') + 1);
    }

    @PostMapping("/{id}/go")
    Object remove(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model) {
        try {
            desk.remove(Actors.current(), id, reason);
            return "redirect:/luu-tru";
        } catch (Refusal refusal) {
            fill(id, "", null, 0, model);
            model.addAttribute("reason", reason);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("archive-imported", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private void fill(UUID id, String q, String chapter, int page, Model model) {
        Actor actor = Actors.current();
        ImportDesk.Shown shown = desk.show(actor, id);
        List<KeptEntry> found =
                shown.archive().isReadable() ? desk.entries(actor, id, q, chapter, FILES + 1, page * FILES) : List.of();
        model.addAttribute("archive", shown.archive());
        model.addAttribute("shown", shown);
        model.addAttribute("why", why(shown.archive()));
        model.addAttribute("files", found.stream().limit(FILES).toList());
        model.addAttribute("more", found.size() > FILES);
        model.addAttribute("page", page);
        model.addAttribute("q", q);
        model.addAttribute("chapter", chapter);
    }

    private String why(ImportedArchive archive) {
        return archive.problem() == null
                ? ""
                : refusals.text(archive.problem(), archive.problemArgs().toArray());
    }
}
