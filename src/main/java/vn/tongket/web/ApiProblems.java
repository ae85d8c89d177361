package vn.tongket.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.web.Refusals.Answer;
import vn.tongket.web.Refusals.Problem;

/** What goes wrong in a call of the forms' API, as JSON with Vietnamese sentences. */
@RestControllerAdvice(annotations = RestController.class)
@Order(ApiProblems.AFTER_UPLOADS)
class ApiProblems {

    /** {@link UploadProblems} knows better what to say of a file. */
    static final int AFTER_UPLOADS = Ordered.HIGHEST_PRECEDENCE + 1;

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final Refusals refusals;

    ApiProblems(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    ResponseEntity<Answer> refused(Refusal refusal) {
        return json(HttpStatus.UNPROCESSABLE_ENTITY, refusals.answer(refusal));
    }

    @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<Answer> notFound() {
        return say(HttpStatus.NOT_FOUND, "NotFound", "doors.not-found");
    }

    @ExceptionHandler
    ResponseEntity<Answer> stale(OptimisticLockingFailureException stale) {
        return say(HttpStatus.CONFLICT, "Conflict", "doors.conflict");
    }

    /** A value of the wrong shape, e.g. a date that is none, is told at the place where it was typed. */
    @ExceptionHandler
    ResponseEntity<Answer> unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String at = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("."));
            String sentence = refusals.text("web.unreadable-value");
            return json(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    new Answer("Refusal", sentence, List.of(new Problem(at, sentence))));
        }
        return say(HttpStatus.BAD_REQUEST, "BadRequest", "doors.bad-request");
    }

    @ExceptionHandler
    ResponseEntity<Answer> forbidden(AccessDeniedException forbidden) {
        return say(HttpStatus.FORBIDDEN, "Forbidden", "doors.forbidden");
    }

    /** Whoever asked is gone, a closed page that listened to changes for one. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        // there is nobody to tell
    }

    @ExceptionHandler
    ResponseEntity<Answer> other(Exception other) {
        Refusal refusal = Refusals.in(other);
        if (refusal != null) {
            return refused(refusal);
        }
        if (other instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
            return say(HttpStatus.valueOf(answer.getStatusCode().value()), "BadRequest", "doors.bad-request");
        }
        if (other instanceof ServletRequestBindingException) {
            return say(HttpStatus.BAD_REQUEST, "BadRequest", "doors.bad-request");
        }
        log.error("A call of the API failed", other);
        return say(HttpStatus.INTERNAL_SERVER_ERROR, "Failed", "doors.failed");
    }

    private ResponseEntity<Answer> say(HttpStatus status, String type, String key, Object... args) {
        return json(status, refusals.answer(type, key, args));
    }

    /** JSON whatever was asked for: an answer in another shape would be none. */
    private static ResponseEntity<Answer> json(HttpStatus status, Answer answer) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }
}
