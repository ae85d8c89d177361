package vn.tongket.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import vn.tongket.NotFound;
import vn.tongket.Refusal;

/** What goes wrong on a page, as a page in Vietnamese with a way back. */
@ControllerAdvice(annotations = Controller.class)
@Order(0)
class PageProblems {

    private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

    private final Refusals refusals;

    PageProblems(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
    ModelAndView notFound(HttpServletResponse response) {
        return page(response, HttpStatus.NOT_FOUND, refusals.text("common.not-found"));
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        ModelAndView page = page(
                response,
                HttpStatus.UNPROCESSABLE_ENTITY,
                refusals.answer(refusal).message());
        if ("GET".equals(request.getMethod())
                && refusal.problems().stream().anyMatch(problem -> problem.at().equals("ngay"))) {
            page.addObject("today", request.getRequestURI());
        }
        return page;
    }

    @ExceptionHandler
    ModelAndView stale(OptimisticLockingFailureException stale, HttpServletResponse response) {
        return page(response, HttpStatus.CONFLICT, refusals.text("doors.conflict"));
    }

    /** Whoever asked is gone, a closed page that listened to changes for one. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        // there is nobody to tell
    }

    @ExceptionHandler
    ModelAndView other(Exception other, HttpServletRequest request, HttpServletResponse response) throws Exception {
        Refusal refusal = Refusals.in(other);
        if (refusal != null) {
            return refused(refusal, request, response);
        }
        if (other instanceof AccessDeniedException) {
            throw other;
        }
        if (other instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
            return page(
                    response,
                    HttpStatus.valueOf(answer.getStatusCode().value()),
                    refusals.text(answer.getStatusCode().value() == 404 ? "common.not-found" : "doors.bad-request"));
        }
        log.error("A page failed", other);
        return page(response, HttpStatus.INTERNAL_SERVER_ERROR, refusals.text("doors.failed"));
    }

    private static ModelAndView page(HttpServletResponse response, HttpStatus status, String sentence) {
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("sentence", sentence);
        page.addObject("status", status.value());
        return page;
    }
}
