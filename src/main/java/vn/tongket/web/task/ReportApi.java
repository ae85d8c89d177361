package vn.tongket.web.task;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.tongket.Refusal;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.ChildCycles;
import vn.tongket.cycle.DeadlineExtension;
import vn.tongket.report.Attachment;
import vn.tongket.report.ExtensionDesk;
import vn.tongket.report.ReportAmendments;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportSigning;
import vn.tongket.report.file.Attachments;
import vn.tongket.report.review.ReviewDesk;
import vn.tongket.web.Refusals;
import vn.tongket.web.SourceNotes;

/** What the forms of a unit's report read and save. */
@RestController
@RequestMapping("/api/reports/{id}")
class ReportApi {

    private final ReportDesk desk;
    private final ReportSigning signing;
    private final ReviewDesk review;
    private final ExtensionDesk extensions;
    private final ReportAmendments amendments;
    private final Attachments attachments;
    private final ChildCycles children;
    private final SourceNotes sources;
    private final Refusals refusals;

    ReportApi(
            ReportDesk desk,
            ReportSigning signing,
            ReviewDesk review,
            ExtensionDesk extensions,
            ReportAmendments amendments,
            Attachments attachments,
            ChildCycles children,
            SourceNotes sources,
            Refusals refusals) {
        this.desk = desk;
        this.signing = signing;
        this.review = review;
        this.extensions = extensions;
        this.amendments = amendments;
        this.attachments = attachments;
        this.children = children;
        this.sources = sources;
        this.refusals = refusals;
    }

    @GetMapping
    ReportForms.File file(@PathVariable UUID id) {
        ReportForm form = desk.file(Actors.current(), id);
        return ReportForms.File.of(
                form, sources.of(id, form), form.receipt() == null ? childWarnings(id) : List.of(), refusals);
    }

    @PutMapping
    ReportForms.Saved save(@PathVariable UUID id, @RequestBody ReportForms.Typed typed) {
        ReportForm.Saved saved =
                desk.save(Actors.current(), id, typed.version(), typed.content(), typed.request(), typed.resolutions());
        return ReportForms.Saved.of(saved, childWarnings(id), refusals);
    }

    /** What the units below still owe is not in the report. */
    private List<Refusal.Problem> childWarnings(UUID id) {
        return children.isCollecting(id)
                ? List.of(new Refusal.Problem("", "report.child.still-collecting", List.of()))
                : List.of();
    }

    @GetMapping("/submission")
    ReportForms.Submission submission(@PathVariable UUID id) {
        return new ReportForms.Submission(file(id), signing.form(Actors.current(), id));
    }

    @PutMapping("/sending-back")
    ReportForms.Version saveDecision(@PathVariable UUID id, @RequestBody ReportForms.Decision typed) {
        return new ReportForms.Version(
                desk.saveDecision(Actors.current(), id, typed.sentBackReason(), typed.signing()));
    }

    @GetMapping("/check")
    ReviewForms.File checkFile(@PathVariable UUID id) {
        return ReviewForms.File.of(review.file(Actors.current(), id), refusals);
    }

    @PutMapping("/check")
    ReportForms.Version saveCheck(@PathVariable UUID id, @RequestBody ReportForms.Check typed) {
        return new ReportForms.Version(desk.saveCheck(Actors.current(), id, typed.typed(), typed.said()));
    }

    @PostMapping("/extension")
    void requestExtension(@PathVariable UUID id) {
        extensions.request(Actors.current(), id);
    }

    @GetMapping("/extension")
    ReportForms.Extension extension(@PathVariable UUID id) {
        ExtensionDesk.Asked asked = extensions.asked(Actors.current(), id);
        DeadlineExtension request = asked.request();
        return new ReportForms.Extension(
                asked.title(),
                asked.unit(),
                asked.due(),
                request.reason(),
                request.requestedDueOn(),
                request.requestedAt(),
                asked.draft().answer(),
                asked.draft().grantedUntil());
    }

    @PutMapping("/extension")
    void saveAnswer(@PathVariable UUID id, @RequestBody ReportForms.Extension typed) {
        extensions.keepAnswer(Actors.current(), id, typed.answer(), typed.grantedUntil());
    }

    @PostMapping("/amendment")
    void amend(@PathVariable UUID id, @RequestBody ReportForms.Amendment typed) {
        amendments.begin(Actors.current(), id, typed.reason());
    }

    @GetMapping("/attachments")
    List<Attachment> attachments(@PathVariable UUID id) {
        return attachments.list(Actors.current(), id);
    }

    @PostMapping("/attachments")
    Attachment attach(@PathVariable UUID id, @RequestParam("file") MultipartFile file) {
        return attachments.add(Actors.current(), id, file.getOriginalFilename(), file::getInputStream);
    }

    @DeleteMapping("/attachments/{attachment}")
    void detach(@PathVariable UUID id, @PathVariable UUID attachment) {
        attachments.remove(Actors.current(), id, attachment);
    }

    /** Always as a download: the browser never shows a foreign file as a page of ours. */
    @GetMapping("/attachments/{attachment}")
    void download(
            @PathVariable UUID id,
            @PathVariable UUID attachment,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) String range,
            HttpServletResponse answer)
            throws IOException {
        Attachment file = attachments.find(Actors.current(), id, attachment);
        ContentDisposition named = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, named.toString());
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        answer.setHeader(HttpHeaders.ETAG, '"' + file.sha256() + '"');
        answer.setContentType(file.mediaType());
        Piece piece = Piece.of(range, file.size());
        if (piece.length() == 0) {
            answer.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            answer.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
            return;
        }
        if (piece.length() < file.size()) {
            answer.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            answer.setHeader(
                    HttpHeaders.CONTENT_RANGE,
                    "bytes %d-%d/%d".formatted(piece.from(), piece.from() + piece.length() - 1, file.size()));
        }
        answer.setContentLengthLong(piece.length());
        attachments.write(file, piece.from(), piece.length(), answer.getOutputStream());
    }

    /** What of a file is asked for; the whole where more than one piece is, or none that can be read; length 0 beyond the end. */
    record Piece(long from, long length) {

        static Piece of(String range, long size) {
            List<HttpRange> asked;
            try {
                asked = HttpRange.parseRanges(range);
            } catch (IllegalArgumentException unreadable) {
                asked = List.of();
            }
            if (asked.size() != 1) {
                return new Piece(0, size);
            }
            long from = Math.min(asked.get(0).getRangeStart(size), size);
            return new Piece(from, Math.max(0, asked.get(0).getRangeEnd(size) - from + 1));
        }
    }
}
