package vn.tongket.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Stands in for a feature's API in the browser: keeps one form's content, and fails in whatever way a test wants. */
class FormServer {

    private final ObjectMapper json = new ObjectMapper();
    private ObjectNode content;
    private int failure;
    private String answer = "{}";
    private int saves;

    FormServer(String start) {
        content = read(start);
        content.put("version", 1);
    }

    void standBehind(BrowserContext browser) {
        browser.route(url -> url.contains("/api/try/"), this::handle);
    }

    /** From now on every saving is answered like this; status 0 means that the server is not reached. */
    void fail(int status, String body) {
        failure = status;
        answer = body;
    }

    void recover() {
        failure = 200;
    }

    /** Somebody else saves. */
    void changeElsewhere(String field, String value) {
        content.put(field, value);
        content.put("version", content.get("version").asInt() + 1);
    }

    JsonNode content() {
        return content;
    }

    int saves() {
        return saves;
    }

    private void handle(Route route) {
        String method = route.request().method();
        if (route.request().url().endsWith("/attachments")) {
            fulfill(route, 200, "[{\"id\":\"1\",\"name\":\"Phụ lục 1.xlsx\",\"size\":20480}]");
        } else if (method.equals("GET")) {
            fulfill(route, 200, content.toString());
        } else if (failure == 0 && answer.equals("unreachable")) {
            route.abort();
        } else if (failure >= 400) {
            fulfill(route, failure, answer);
        } else {
            save(route, read(route.request().postData()));
        }
    }

    private void save(Route route, ObjectNode typed) {
        int version = content.get("version").asInt();
        if (typed.path("version").asInt() != version) {
            fulfill(route, 409, "{\"message\":\"Nội dung này vừa được người khác thay đổi.\"}");
            return;
        }
        content = typed;
        content.put("version", version + 1);
        saves++;
        fulfill(route, 200, "{\"version\":%d}".formatted(version + 1));
    }

    private void fulfill(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json; charset=utf-8")
                .setBody(body));
    }

    private ObjectNode read(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
