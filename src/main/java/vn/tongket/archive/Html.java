package vn.tongket.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a readable page of an archive: whole in itself, without scripts, with relative links only. It knows no other
 * elements than those that {@link PlainHtml} lets in again.
 */
final class Html {

    /** The same on every page, so that a reader can tell it from any other. */
    static final String STYLE = """
            body{margin:0 auto;padding:1rem;max-width:60rem;color:#1f2430;background:#fff;font:16px/1.5 "Noto Sans","Segoe UI",Roboto,Arial,sans-serif}
            h1{color:#9b1c1c;font-size:1.6rem;line-height:1.25}h2{margin-top:2rem;font-size:1.2rem}h3{font-size:1rem}
            a{color:#8a1a1a}.muted{color:#5b6270}.lines{white-space:pre-line}.hash{font:12px/1.4 monospace;overflow-wrap:anywhere}
            .wide{overflow-x:auto}table{width:100%;border-collapse:collapse}th,td{padding:.35rem .5rem;border:1px solid #c3c7cf;text-align:left;vertical-align:top;overflow-wrap:anywhere}
            th{background:#f5f3ef}.number{text-align:right}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{color:#5b6270}dd{margin:0}
            @media(max-width:30rem){dl{display:block}dd{margin:0 0 .4rem}}
            @media print{@page{size:A4;margin:15mm}body{max-width:none;padding:0;font-size:11pt}a{color:inherit;text-decoration:none}tr{break-inside:avoid}thead{display:table-header-group}nav{display:none}}
            """;

    private final Writer out;

    Html(OutputStream to) {
        out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    }

    Html begin(String title) {
        return raw("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .raw(text(title))
                .raw("</title>\n<style>\n")
                .raw(STYLE)
                .raw("</style>\n</head>\n<body>\n");
    }

    /** A way back, then the heading; the part that is read. */
    Html main(String title, String backPath, String backText) {
        if (backPath != null) {
            raw("<nav>").link(backPath, backText).raw("</nav>\n");
        }
        return raw("<main>\n<h1>").raw(text(title)).raw("</h1>\n");
    }

    void end() {
        raw("</main>\n</body>\n</html>\n");
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Html h2(String title) {
        return raw("<h2>").raw(text(title)).raw("</h2>\n");
    }

    Html h3(String title) {
        return raw("<h3>").raw(text(title)).raw("</h3>\n");
    }

    Html p(String said) {
        return raw("<p class=\"lines\">").raw(text(said)).raw("</p>\n");
    }

    Html muted(String said) {
        return raw("<p class=\"muted\">").raw(text(said)).raw("</p>\n");
    }

    Html link(String path, String said) {
        return raw("<a href=\"")
                .raw(text(address(path)))
                .raw("\">")
                .raw(text(said))
                .raw("</a>");
    }

    Html facts(List<String[]> facts) {
        raw("<dl>\n");
        for (String[] fact : facts) {
            if (fact[1] != null && !fact[1].isBlank()) {
                raw("<dt>")
                        .raw(text(fact[0]))
                        .raw("</dt><dd>")
                        .raw(text(fact[1]))
                        .raw("</dd>\n");
            }
        }
        return raw("</dl>\n");
    }

    Html table(String... headings) {
        raw("<div class=\"wide\"><table>\n<thead><tr>");
        for (String heading : headings) {
            raw("<th scope=\"col\">").raw(text(heading)).raw("</th>");
        }
        return raw("</tr></thead>\n<tbody>\n");
    }

    /** A row of plain texts. */
    Html row(Object... cells) {
        raw("<tr>");
        for (Object cell : cells) {
            if (cell instanceof Cell linked && linked.path() != null) {
                raw("<td>").link(linked.path(), linked.said()).raw("</td>");
            } else if (cell instanceof Number number) {
                raw("<td class=\"number\">").raw(text(number.toString())).raw("</td>");
            } else {
                raw("<td class=\"lines\">")
                        .raw(text(cell instanceof Cell plain ? plain.said() : cell))
                        .raw("</td>");
            }
        }
        return raw("</tr>\n");
    }

    Html endTable() {
        return raw("</tbody>\n</table></div>\n");
    }

    /** What stands in a cell as a link. */
    record Cell(String path, String said) {}

    private Html raw(String html) {
        try {
            out.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Paths hold only plain letters, digits and signs but for what modellers call their forms. */
    private static String address(String path) {
        return path.replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
    }

    static String text(Object said) {
        if (said == null) {
            return "";
        }
        String plain = said.toString();
        StringBuilder safe = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        safe.append(c);
                    }
                }
            }
        }
        return safe.toString();
    }
}
