package vn.tongket.web.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.engine.LastFailure;
import vn.tongket.engine.OpenTasks;
import vn.tongket.engine.OpenTasks.OpenTask;
import vn.tongket.web.engine.EngineRules.Verdict;

/**
 * Every call to the engine's API goes through here, whether to {@code /engine-rest} or through the web apps: no
 * expressions in queries, no changes but those that {@link EngineRules} names, completions with the form's own variables
 * only, and answers that a person understands.
 */
class EngineApiGuard extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(EngineApiGuard.class);

    private final OpenTasks tasks;
    private final Answers answers;
    private final ObjectMapper json;

    EngineApiGuard(OpenTasks tasks, Answers answers, ObjectMapper json) {
        this.tasks = tasks;
        this.answers = answers;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        EngineCall call = EngineCall.of(request);
        Actor actor = Actors.current();
        Verdict verdict = EngineRules.of(call, actor);
        switch (verdict) {
            case HIDDEN -> answers.say(response, 404, "NotFound", "doors.not-found");
            case CLOSED -> answers.say(response, 403, "Closed", "doors.closed");
            case FORBIDDEN -> answers.say(response, 403, "Forbidden", "doors.forbidden");
            case NOTHING -> answers.write(response, 200, List.of());
            default -> look(new Exchange(call, actor, verdict, request, response, chain));
        }
    }

    private record Exchange(
            EngineCall call,
            Actor actor,
            Verdict verdict,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain) {}

    private void look(Exchange exchange) throws ServletException, IOException {
        HttpServletRequest request = exchange.request();
        try {
            if (Body.queryAsksForExpressions(request)) {
                answers.say(exchange.response(), 400, "InvalidRequestException", "doors.expression");
            } else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
                pass(exchange, request, null);
            } else if (Body.isMultipart(request)) {
                passFiles(exchange);
            } else {
                lookInto(exchange, Body.read(request));
            }
        } catch (Body.TooLarge tooLarge) {
            answers.say(exchange.response(), 413, "TooLarge", "doors.too-large", Body.LARGEST / 1024 / 1024);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            answers.say(exchange.response(), 400, "BadRequest", "doors.bad-request");
        } catch (Refusal refusal) {
            answers.refuse(exchange.response(), refusal);
        }
    }

    /** Files are uploaded by administrators only: deployments. */
    private void passFiles(Exchange exchange) throws ServletException, IOException {
        if (exchange.verdict() == Verdict.PASS && exchange.actor().isAdministrator()) {
            pass(exchange, exchange.request(), null);
        } else {
            answers.say(exchange.response(), 403, "Closed", "doors.closed");
        }
    }

    private void lookInto(Exchange exchange, Body body) throws ServletException, IOException {
        if (body.asksForExpressions(json)) {
            answers.say(exchange.response(), 400, "InvalidRequestException", "doors.expression");
            return;
        }
        switch (exchange.verdict()) {
            case PASS -> pass(exchange, body.in(exchange.request()), null);
            case START -> start(exchange, body);
            default -> work(exchange, body);
        }
    }

    private void start(Exchange exchange, Body body) throws ServletException, IOException {
        EngineCall call = exchange.call();
        Optional<String> definition = call.size() == 3
                ? tasks.definition(call.at(1), EngineRules.STARTED_BY_PEOPLE)
                : Optional.of(call.at(2))
                        .filter(EngineRules.STARTED_BY_PEOPLE::equals)
                        .flatMap(tasks::latest);
        if (definition.isEmpty()) {
            answers.say(exchange.response(), 403, "Forbidden", "doors.forbidden");
            return;
        }
        Body checked = Submission.checked(body, tasks.startFieldsOf(definition.get()), json);
        pass(exchange, checked.in(exchange.request()), null);
    }

    private void work(Exchange exchange, Body body) throws ServletException, IOException {
        HttpServletResponse response = exchange.response();
        OpenTask task = tasks.find(exchange.call().at(1)).orElse(null);
        if (task == null) {
            answers.say(response, 409, "Conflict", "doors.task-gone");
            return;
        }
        switch (exchange.verdict()) {
            case CLAIM -> claim(exchange, body, task);
            case ASSIGN -> takeOver(exchange, body, task);
            case GIVE_BACK -> giveBack(exchange, task);
            default -> complete(exchange, body, task);
        }
    }

    private void claim(Exchange exchange, Body body, OpenTask task) throws ServletException, IOException {
        if (namesOneself(exchange, body)) {
            pass(exchange, body.in(exchange.request()), task);
        } else {
            answers.say(exchange.response(), 403, "Forbidden", "doors.forbidden");
        }
    }

    private void takeOver(Exchange exchange, Body body, OpenTask task) throws IOException {
        if (body.tree(json).path("userId").isNull()) {
            giveBack(exchange, task);
        } else if (namesOneself(exchange, body) && tasks.takeOver(task, exchange.actor())) {
            exchange.response().setStatus(204);
        } else {
            answers.say(exchange.response(), 403, "Forbidden", "doors.forbidden");
        }
    }

    private void giveBack(Exchange exchange, OpenTask task) throws IOException {
        if (exchange.actor().userId().equals(task.assignee())) {
            tasks.giveBack(task);
            exchange.response().setStatus(204);
        } else {
            answers.say(exchange.response(), 403, "Forbidden", "doors.forbidden");
        }
    }

    private boolean namesOneself(Exchange exchange, Body body) throws IOException {
        return body.tree(json).path("userId").asText("").equals(exchange.actor().userId());
    }

    private void complete(Exchange exchange, Body body, OpenTask task) throws ServletException, IOException {
        if (task.isTakenBySomebodyElseThan(exchange.actor())) {
            answers.say(exchange.response(), 409, "Conflict", "doors.task-taken");
            return;
        }
        Body checked = Submission.checked(body, tasks.fieldsOf(task), json);
        pass(exchange, checked.in(exchange.request()), task);
    }

    /** Lets the engine work and puts a sentence in place of what went wrong. */
    private void pass(Exchange exchange, HttpServletRequest request, OpenTask task)
            throws ServletException, IOException {
        HeldErrors held = new HeldErrors(exchange.response());
        Throwable failure;
        LastFailure.watch();
        try {
            exchange.chain().doFilter(request, held);
        } finally {
            failure = LastFailure.take().orElse(null);
        }
        if (!held.isError()) {
            return;
        }
        boolean gone = task != null && held.getStatus() >= 500 && !tasks.waits(task.id());
        if (gone || (task != null && Answers.isRace(failure))) {
            answers.say(exchange.response(), 409, "Conflict", "doors.task-gone");
        } else if (!answers.explain(exchange.response(), failure)) {
            unexplained(exchange, held, failure);
        }
    }

    private void unexplained(Exchange exchange, HeldErrors held, Throwable failure) throws IOException {
        EngineCall call = exchange.call();
        boolean asked = call.reads();
        boolean missing = asked && (Answers.isMissing(failure) || asksForHiddenTask(call));
        if (held.getStatus() >= 500 && !missing) {
            log.error("Engine call {} {} failed", call.method(), call.path(), failure);
        }
        if (exchange.actor().isAdministrator() || held.getStatus() == 401) {
            held.release();
        } else {
            answers.plain(exchange.response(), missing ? 404 : held.getStatus(), asked);
        }
    }

    /** The engine answers for one task that is not there in several ways, and in others for one that may not be seen. */
    private boolean asksForHiddenTask(EngineCall call) {
        return call.at(0).equals("task")
                && call.size() > 1
                && tasks.find(call.at(1)).isEmpty();
    }
}
