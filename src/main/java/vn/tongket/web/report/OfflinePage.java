package vn.tongket.web.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportPages;
import vn.tongket.report.offline.OfflineDesk;
import vn.tongket.report.offline.OfflineDifferences;
import vn.tongket.report.offline.OfflineKind;
import vn.tongket.report.offline.OfflineUpload;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Frame;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Files for writing without a connection: handed out, brought back, compared with the draft, taken over. */
@Page
@RequestMapping("/bao-cao/{id}/ngoai-tuyen")
class OfflinePage {

    private static final int UPLOADS = 20;
    private static final long MEGABYTES = 50;

    private final OfflineDesk desk;
    private final ReportDesk reports;
    private final ReportPages pages;
    private final Refusals refusals;
    private final Frame frame;

    OfflinePage(OfflineDesk desk, ReportDesk reports, ReportPages pages, Refusals refusals, Frame frame) {
        this.desk = desk;
        this.reports = reports;
        this.pages = pages;
        this.refusals = refusals;
        this.frame = frame;
    }

    @GetMapping
    String offline(@PathVariable UUID id, @RequestParam(defaultValue = "0") int trang, Model model) {
        fill(Actors.current(), id, PageNumber.of(trang), model);
        return "offline";
    }

    private void fill(Actor actor, UUID id, int page, Model model) {
        List<OfflineUpload> uploads = desk.uploads(actor, id, UPLOADS + 1, page * UPLOADS);
        model.addAttribute("report", pages.head(actor, id));
        model.addAttribute("closed", closed(actor, id));
        model.addAttribute("uploads", uploads.stream().limit(UPLOADS).toList());
        model.addAttribute("more", uploads.size() > UPLOADS);
        model.addAttribute("page", page);
    }

    /** Why nothing may be written into the draft now; empty when it may. */
    private List<Refusals.Problem> closed(Actor actor, UUID id) {
        try {
            reports.requireWritable(actor, id);
            return List.of();
        } catch (Refusal refusal) {
            return refusals.answer(refusal).problems();
        }
    }

    /** The file is written to the end before it is sent: what fails on the way must not look like a file. */
    @GetMapping("/tep")
    void download(@PathVariable UUID id, @RequestParam OfflineKind loai, HttpServletResponse answer)
            throws IOException {
        Actor actor = Actors.current();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        desk.write(actor, id, loai, file);
        String unit = pages.head(actor, id).unitName();
        head(answer, refusals.text("web.offline.file." + loai, unit) + "." + loai.ending(), loai, file.size());
        file.writeTo(answer.getOutputStream());
    }

    @PostMapping
    Object upload(@PathVariable UUID id, @RequestParam("tep") MultipartFile file, Model model) {
        Actor actor = Actors.current();
        try {
            UUID upload = desk.upload(actor, id, file.getOriginalFilename(), file);
            return "redirect:/bao-cao/" + id + "/ngoai-tuyen/" + upload;
        } catch (Refusal refusal) {
            return refused(actor, id, refusals.answer(refusal).problems(), HttpStatus.UNPROCESSABLE_ENTITY, model);
        }
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        Model model = new ExtendedModelMap();
        model.addAttribute("viewer", frame.viewer(request.getRequestURI()));
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        UUID id = UUID.fromString(String.valueOf(variables.get("id")));
        Refusals.Problem problem = new Refusals.Problem("tep", refusals.text("offline.file.too-large", MEGABYTES));
        return refused(Actors.current(), id, List.of(problem), HttpStatus.PAYLOAD_TOO_LARGE, model);
    }

    private ModelAndView refused(
            Actor actor, UUID id, List<Refusals.Problem> problems, HttpStatus status, Model model) {
        fill(actor, id, 0, model);
        model.addAttribute("problems", problems);
        return new ModelAndView("offline", model.asMap(), status);
    }

    @GetMapping("/{upload}")
    String preview(@PathVariable UUID id, @PathVariable UUID upload, Model model) {
        Actor actor = Actors.current();
        OfflineUpload kept = desk.find(actor, id, upload);
        model.addAttribute("report", pages.head(actor, id));
        model.addAttribute("upload", kept);
        if (kept.isWaiting()) {
            OfflineDifferences differences = desk.differences(actor, id, upload);
            model.addAttribute("differences", differences);
            model.addAttribute(
                    "warnings",
                    differences.warnings().stream()
                            .map(warning ->
                                    refusals.text(warning.key(), warning.args().toArray()))
                            .distinct()
                            .toList());
        }
        return "offline-preview";
    }

    @PostMapping("/{upload}/ap-dung")
    Object apply(
            @PathVariable UUID id,
            @PathVariable UUID upload,
            @RequestParam int ban,
            @RequestParam(required = false) List<String> chon,
            Model model,
            RedirectAttributes after) {
        try {
            after.addFlashAttribute(
                    "taken", desk.apply(Actors.current(), id, upload, ban, chon == null ? List.of() : chon));
            return "redirect:/bao-cao/" + id + "/ngoai-tuyen";
        } catch (OptimisticLockingFailureException stale) {
            return again(id, upload, chon, Refusal.of("offline.apply.changed"), model);
        } catch (Refusal refusal) {
            return again(id, upload, chon, refusal, model);
        }
    }

    /** Shows the differences anew, with what the person had chosen. */
    private ModelAndView again(UUID id, UUID upload, List<String> chosen, Refusal refusal, Model model) {
        String view = preview(id, upload, model);
        model.addAttribute("chosen", chosen == null ? List.of() : chosen);
        model.addAttribute("problems", refusals.answer(refusal).problems());
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @PostMapping("/{upload}/bo-qua")
    String cancel(@PathVariable UUID id, @PathVariable UUID upload, RedirectAttributes after) {
        desk.cancel(Actors.current(), id, upload);
        after.addFlashAttribute("cancelled", true);
        return "redirect:/bao-cao/" + id + "/ngoai-tuyen";
    }

    @GetMapping("/{upload}/tep")
    void original(@PathVariable UUID id, @PathVariable UUID upload, HttpServletResponse answer) throws IOException {
        Actor actor = Actors.current();
        OfflineUpload kept = desk.find(actor, id, upload);
        head(answer, kept.name(), kept.kind(), kept.size());
        desk.original(actor, id, upload, answer.getOutputStream());
    }

    private static void head(HttpServletResponse answer, String name, OfflineKind kind, long size) {
        ContentDisposition named = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, named.toString());
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setContentType(kind.mediaType());
        answer.setContentLengthLong(size);
    }
}
