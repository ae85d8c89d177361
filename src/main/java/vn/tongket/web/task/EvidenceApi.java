package vn.tongket.web.task;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.tongket.assignment.TaskFiles;
import vn.tongket.audit.Actors;
import vn.tongket.file.KeptFile;

/** Files that prove the progress of a task. */
@RestController
@RequestMapping("/api/assignments/{id}/attachments")
class EvidenceApi {

    private final TaskFiles evidence;

    EvidenceApi(TaskFiles evidence) {
        this.evidence = evidence;
    }

    /** A file in the list of a form. */
    record Row(UUID id, String name, long size, boolean unread, boolean removable) {}

    @GetMapping
    List<Row> gathered(@PathVariable UUID id) {
        return evidence.gathered(Actors.current(), id).stream()
                .map(EvidenceApi::row)
                .toList();
    }

    @PostMapping
    Row add(@PathVariable UUID id, @RequestParam("file") MultipartFile file) {
        return row(evidence.add(Actors.current(), id, file.getOriginalFilename(), file::getInputStream));
    }

    @DeleteMapping("/{file}")
    void remove(@PathVariable UUID id, @PathVariable UUID file) {
        evidence.remove(Actors.current(), id, file);
    }

    /** Always as a download: the browser never shows a foreign file as a page of ours. */
    @GetMapping("/{file}")
    void download(@PathVariable UUID id, @PathVariable UUID file, HttpServletResponse answer) throws IOException {
        KeptFile found = evidence.find(Actors.current(), id, file);
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(found.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setContentType(found.mediaType());
        answer.setContentLengthLong(found.size());
        evidence.write(found, answer.getOutputStream());
    }

    private static Row row(KeptFile file) {
        return new Row(file.id(), file.name(), file.size(), file.unread(), file.removable());
    }
}
