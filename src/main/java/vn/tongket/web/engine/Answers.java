package vn.tongket.web.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.web.Refusals;

/** What a call to the engine is answered when it does not succeed: a status that programs know and a sentence for people. */
@Component
class Answers {

    private final Refusals refusals;
    private final ObjectMapper json;

    Answers(Refusals refusals, ObjectMapper json) {
        this.refusals = refusals;
        this.json = json;
    }

    void say(HttpServletResponse response, int status, String type, String key, Object... args) throws IOException {
        write(response, status, refusals.answer(type, key, args));
    }

    void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        write(response, 422, refusals.answer(refusal));
    }

    void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        byte[] bytes = json.writeValueAsBytes(body);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Answers for a failure that has a meaning of ours; false when it has none. */
    boolean explain(HttpServletResponse response, Throwable failure) throws IOException {
        Refusal refusal = Refusals.in(failure);
        if (refusal != null) {
            refuse(response, refusal);
        } else if (in(failure, NotFound.class)) {
            say(response, 404, "NotFound", "doors.not-found");
        } else if (in(failure, TaskAlreadyClaimedException.class)) {
            say(response, 409, "Conflict", "doors.task-taken");
        } else if (isRace(failure)) {
            say(response, 409, "Conflict", "doors.conflict");
        } else {
            return false;
        }
        return true;
    }

    /** Somebody else was quicker, in the engine's tables or in ours. */
    static boolean isRace(Throwable failure) {
        return in(failure, OptimisticLockingException.class)
                || in(failure, ConcurrencyFailureException.class)
                || in(failure, DuplicateKeyException.class);
    }

    /** The engine fails over ids of things that are not there, or not for this person. */
    static boolean isMissing(Throwable failure) {
        return in(failure, NullValueException.class)
                || in(failure, NotFoundException.class)
                || in(failure, AuthorizationException.class);
    }

    /** The engine's own texts name users and permissions; a person gets a sentence of ours instead. */
    void plain(HttpServletResponse response, int status, boolean asked) throws IOException {
        if (status == 404 || (status == 403 && asked)) {
            say(response, 404, "NotFound", "doors.not-found");
        } else if (status == 403) {
            say(response, 403, "Forbidden", "doors.forbidden");
        } else if (status < 500) {
            say(response, status, "BadRequest", "doors.bad-request");
        } else {
            say(response, 500, "Failed", "doors.failed");
        }
    }

    private static boolean in(Throwable failure, Class<? extends Throwable> kind) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 30; depth++) {
            if (kind.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
