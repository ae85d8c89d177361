package vn.tongket.assignment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import vn.tongket.Refusal;
import vn.tongket.Text;

/** Addresses of pages and files that prove a result, typed one in a line. */
final class Links {

    private static final int MOST = 20;
    private static final int LONGEST = 1000;

    private Links() {}

    /** Notes every line that a browser would not follow as an address of the web. */
    static void check(String typed, String at, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            return;
        }
        List<String> lines =
                typed.lines().map(Text::clean).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > MOST) {
            problems.add(at, "assignment.links.too-many", MOST);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!isAddress(lines.get(i))) {
                problems.add(at, "assignment.link.unreadable", i + 1, lines.get(i));
            }
        }
    }

    private static boolean isAddress(String line) {
        try {
            URI uri = new URI(line);
            return line.length() <= LONGEST
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
