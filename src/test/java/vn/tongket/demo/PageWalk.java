package vn.tongket.demo;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import vn.tongket.web.Visitor;

/**
 * Follows the links of our pages as one person after the other. Addresses of one pattern are one kind of page, with parameters another; of
 * each kind a few are opened per person.
 */
final class PageWalk {

    private static final int OF_A_KIND = 2;
    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"(/[^\"#]*)");
    private static final Pattern POSTED = Pattern.compile("(?s)<form[^>]*method=\"post\".*?</form>");
    /** The first address of each kind and who opened it. */
    record Seen(String account, String address) {}

    private final int port;
    private final List<PathPattern> patterns;
    private final Map<String, Seen> kinds = new TreeMap<>();
    private final Map<String, String> broken = new TreeMap<>();

    /**
     * @param patterns of the addresses that our pages answer to
     */
    PageWalk(int port, Collection<PathPattern> patterns) {
        this.port = port;
        this.patterns = patterns.stream().sorted().toList();
    }

    /** Goes wherever links lead from the first page. */
    void as(String account) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(account, "demo");
        Map<String, Integer> opened = new HashMap<>();
        Map<String, String> from = new LinkedHashMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        while (!waiting.isEmpty()) {
            String address = waiting.removeFirst();
            String kind = kind(address);
            if (opened.merge(kind, 1, Integer::sum) > (kind.endsWith("?") ? 1 : OF_A_KIND)) {
                continue;
            }
            HttpResponse<String> answer = visitor.get(address);
            boolean redirected = answer.statusCode() / 100 == 3;
            if (answer.statusCode() != 200 && !redirected) {
                broken.putIfAbsent(
                        kind,
                        "%s: %s on %s answers %d".formatted(account, address, from.get(address), answer.statusCode()));
                continue;
            }
            if (redirected
                    || !answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            kinds.putIfAbsent(kind, new Seen(account, address));
            Matcher link = LINK.matcher(POSTED.matcher(answer.body()).replaceAll(""));
            while (link.find()) {
                String next = link.group(1).replace("&amp;", "&");
                if (isOurs(next) && from.putIfAbsent(next, address) == null) {
                    waiting.add(next);
                }
            }
        }
    }

    /** Kinds of pages by their address without ids. */
    Map<String, Seen> kinds() {
        return kinds;
    }

    /** Links that lead nowhere, the first of each kind. */
    Collection<String> broken() {
        return broken.values();
    }

    private static boolean isOurs(String address) {
        return !address.startsWith("/camunda")
                && !address.startsWith("/webjars")
                && !address.startsWith("/css")
                && !address.startsWith("/js")
                && !address.startsWith("/img")
                && !address.startsWith("/dang-xuat");
    }

    private String kind(String address) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        PathContainer parsed = PathContainer.parsePath(path);
        String kind = patterns.stream()
                .filter(pattern -> pattern.matches(parsed))
                .findFirst()
                .map(PathPattern::getPatternString)
                .orElse(path);
        return query < 0 ? kind : kind + "?";
    }
}
