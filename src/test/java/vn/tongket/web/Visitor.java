package vn.tongket.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody at the door with a browser's cookies or a program's password; speaks plain HTTP to the running product. */
public class Visitor {

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Visitor(int port) {
        this.base = "http://127.0.0.1:" + port;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** Status of one call to the REST API with a password, from a certain loopback address, e.g. {@code 127.0.0.7}. */
    public static int statusFrom(String address, int port, String user, String password) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
            String secret =
                    Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream()
                    .write(
                            "GET /engine-rest/task HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic %s\r\n\r\n"
                                    .formatted(secret)
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Visitor basic(String user, String password) {
        return with(
                "Authorization",
                "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** Signs in through the page. */
    public HttpResponse<String> login(String user, String password) {
        get("/dang-nhap");
        return form("/dang-nhap", Map.of("username", user, "password", password));
    }

    public HttpResponse<String> form(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", cookie("TK-XSRF"));
        StringBuilder body = new StringBuilder();
        all.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send("POST", path, body.toString(), "application/x-www-form-urlencoded");
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    /** A call as our own scripts and the web apps make it: with the tokens of both. */
    public HttpResponse<String> json(String method, String path, String body) {
        with("X-TK-XSRF", cookie("TK-XSRF"));
        with("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        HttpResponse<String> response = send(method, path, body, "application/json");
        headers.remove("X-TK-XSRF");
        headers.remove("X-XSRF-TOKEN");
        return response;
    }

    public HttpResponse<String> send(String method, String path, String body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        if (type != null) {
            request.setHeader("Content-Type", type);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .reduce("", (before, latest) -> latest);
    }
}
