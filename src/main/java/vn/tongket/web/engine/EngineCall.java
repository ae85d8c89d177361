package vn.tongket.web.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/**
 * A call to the engine or to its web apps.
 *
 * @param api what is called: the engine's API is one, whether it is reached at {@code /engine-rest} or through the web apps
 * @param path segments of the address inside that API, decoded
 */
record EngineCall(Api api, String method, List<String> path) {

    enum Api {
        ENGINE,
        COCKPIT,
        ADMIN,
        OTHER_APP
    }

    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api";

    static EngineCall of(HttpServletRequest request) {
        String rest = request.getPathInfo() == null ? "" : request.getPathInfo();
        return of(request.getMethod(), request.getServletPath() + rest);
    }

    static EngineCall of(String method, String address) {
        if (address.equals(REST) || address.startsWith(REST + "/")) {
            return new EngineCall(Api.ENGINE, method, segments(address.substring(REST.length())));
        }
        List<String> path = segments(address.substring(WEB_APPS.length()));
        String app = path.isEmpty() ? "" : path.get(0);
        return switch (app) {
            case "engine" -> new EngineCall(Api.ENGINE, method, path.size() <= 3 ? List.of("engine") : tail(path, 3));
            case "cockpit" -> new EngineCall(Api.COCKPIT, method, tail(path, 1));
            case "admin" -> new EngineCall(Api.ADMIN, method, tail(path, 1));
            default -> new EngineCall(Api.OTHER_APP, method, path);
        };
    }

    boolean reads() {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    /** Segment at the place, or nothing. */
    String at(int place) {
        return place < path.size() ? path.get(place) : "";
    }

    int size() {
        return path.size();
    }

    private static List<String> tail(List<String> path, int from) {
        return path.subList(from, path.size());
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
