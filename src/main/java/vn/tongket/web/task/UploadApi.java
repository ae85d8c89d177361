package vn.tongket.web.task;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.audit.Actors;
import vn.tongket.file.Upload;
import vn.tongket.file.Uploads;

/** Attachments in pieces over lines that break: the tus protocol 1.0.0 with creation, expiration and termination. */
@RestController
@RequestMapping("/api/{kind:reports|assignments|conferences|archives}/{id}/uploads")
class UploadApi {

    private static final String VERSION = "1.0.0";
    private static final String PIECE = "application/offset+octet-stream";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    /** As HTTP writes moments; the RFC's own formatter leaves out the leading zero of a day. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Uploads uploads;

    UploadApi(Uploads uploads) {
        this.uploads = uploads;
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> abilities() {
        return answer(HttpStatus.NO_CONTENT)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,expiration,termination")
                .header("Tus-Max-Size", String.valueOf(uploads.largest()))
                .build();
    }

    @PostMapping
    ResponseEntity<Void> begin(
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestHeader("Tus-Resumable") String version,
            @RequestHeader(LENGTH) long length,
            @RequestHeader(name = "Upload-Metadata", defaultValue = "") String metadata) {
        if (!version.equals(VERSION)) {
            return otherVersion();
        }
        Upload upload = uploads.begin(Actors.current(), place(kind), id, fileName(metadata), length);
        return answer(HttpStatus.CREATED)
                .location(URI.create("/api/%s/%s/uploads/%s".formatted(kind, id, upload.id())))
                .header("Upload-Expires", moment(upload.expiresAt()))
                .build();
    }

    @RequestMapping(path = "/{upload}", method = RequestMethod.HEAD)
    ResponseEntity<Void> progress(@PathVariable String kind, @PathVariable UUID id, @PathVariable UUID upload) {
        Upload found = uploads.require(Actors.current(), place(kind), id, upload);
        return progress(HttpStatus.OK, found)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    @PatchMapping("/{upload}")
    ResponseEntity<Void> append(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID upload,
            @RequestHeader("Tus-Resumable") String version,
            @RequestHeader(OFFSET) long offset,
            HttpServletRequest request)
            throws IOException {
        if (!version.equals(VERSION)) {
            return otherVersion();
        }
        if (!PIECE.equals(request.getContentType())) {
            return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE).build();
        }
        Upload grown = uploads.append(Actors.current(), place(kind), id, upload, offset, request.getInputStream());
        return progress(HttpStatus.NO_CONTENT, grown).build();
    }

    /** For programs behind a wall that lets no PATCH through. */
    @PostMapping(path = "/{upload}", headers = "X-HTTP-Method-Override=PATCH")
    ResponseEntity<Void> appendByPost(
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID upload,
            @RequestHeader("Tus-Resumable") String version,
            @RequestHeader(OFFSET) long offset,
            HttpServletRequest request)
            throws IOException {
        return append(kind, id, upload, version, offset, request);
    }

    @DeleteMapping("/{upload}")
    ResponseEntity<Void> abandon(@PathVariable String kind, @PathVariable UUID id, @PathVariable UUID upload) {
        uploads.abandon(Actors.current(), place(kind), id, upload);
        return answer(HttpStatus.NO_CONTENT).build();
    }

    private static String place(String kind) {
        return switch (kind) {
            case "reports" -> "report";
            case "conferences" -> "conference";
            case "archives" -> "archive";
            default -> "assignment";
        };
    }

    private static ResponseEntity.BodyBuilder progress(HttpStatus status, Upload upload) {
        return answer(status)
                .header(OFFSET, String.valueOf(upload.received()))
                .header(LENGTH, String.valueOf(upload.size()))
                .header("Upload-Expires", moment(upload.expiresAt()));
    }

    private static ResponseEntity<Void> otherVersion() {
        return answer(HttpStatus.PRECONDITION_FAILED)
                .header("Tus-Version", VERSION)
                .build();
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).header("Tus-Resumable", VERSION);
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    /** Pairs of a key and a value in Base64, with commas between them. */
    private static String fileName(String metadata) {
        for (String pair : metadata.split(",")) {
            String[] words = pair.strip().split(" ");
            if (words.length == 2 && words[0].equals("filename")) {
                try {
                    return new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException notBase64) {
                    return "";
                }
            }
        }
        return "";
    }
}
