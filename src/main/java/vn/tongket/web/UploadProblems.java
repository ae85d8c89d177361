package vn.tongket.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import vn.tongket.web.Refusals.Answer;

/** A file over the limit, or none where one belongs, is refused before it is known which controller it was meant for. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadProblems {

    private static final long MEGABYTE = 1024L * 1024;

    private final Refusals refusals;
    private final long limit;

    UploadProblems(Refusals refusals, @Value("${tongket.attachments.largest:50MB}") DataSize largest) {
        this.refusals = refusals;
        this.limit = largest.toMegabytes();
    }

    @ExceptionHandler
    ResponseEntity<Answer> tooLarge(MaxUploadSizeExceededException tooLarge) {
        long megabytes = tooLarge.getMaxUploadSize() > 0 ? tooLarge.getMaxUploadSize() / MEGABYTE : limit;
        return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(refusals.answer("TooLarge", "doors.too-large", megabytes));
    }

    @ExceptionHandler
    ResponseEntity<Answer> noFile(MultipartException broken) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(refusals.answer("NoFile", "doors.no-file"));
    }
}
