package vn.tongket.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the mail of the day says: everything that could wait, the most urgent first, each with its link. */
@Component
class DigestText {

    /** More than this nobody reads in a mail; the rest is in the product. */
    private static final int MOST = 200;

    private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};

    private final NoticeTexts texts;
    private final ObjectMapper json;
    private final MessageSource messages;

    DigestText(NoticeTexts texts, ObjectMapper json, MessageSource messages) {
        this.texts = texts;
        this.json = json;
        this.messages = messages;
    }

    record Written(String subject, String plain, String html) {}

    private record Line(String subject, String link) {}

    /** Writes the mail; {@code address} is the product's, empty when it is not known. */
    Written write(LocalDate day, List<Outbox.Listed> notices, String address) throws JsonProcessingException {
        Map<Integer, Map<Line, Integer>> byUrgency = new LinkedHashMap<>();
        for (Outbox.Listed notice : notices.subList(0, Math.min(MOST, notices.size()))) {
            NoticeTexts.Filled text = texts.fill(notice.template(), json.readValue(notice.params(), PARAMS));
            String link = notice.link() == null || address.isEmpty() ? null : address + notice.link();
            // who holds two roles of a unit reads each matter once
            byUrgency
                    .computeIfAbsent(notice.urgency(), urgency -> new LinkedHashMap<>())
                    .merge(new Line(text.subject(), link), 1, Integer::sum);
        }
        int count = byUrgency.values().stream().mapToInt(Map::size).sum();
        int left = Math.max(0, notices.size() - MOST);
        String intro = said("intro", count + left);
        StringBuilder plain = new StringBuilder(intro);
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"vi\"><body><p>")
                .append(escaped(intro))
                .append("</p>");
        byUrgency.forEach((urgency, lines) -> {
            String heading = said("urgency." + urgency, lines.size());
            plain.append("\n\n").append(heading.toUpperCase(Locale.ROOT)).append('\n');
            html.append("<h3>").append(escaped(heading)).append("</h3><ul>");
            lines.keySet().forEach(line -> {
                plain.append("\n- ").append(line.subject());
                html.append("<li>");
                if (line.link() == null) {
                    html.append(escaped(line.subject()));
                } else {
                    plain.append("\n  ").append(line.link());
                    html.append("<a href=\"")
                            .append(escaped(line.link()))
                            .append("\">")
                            .append(escaped(line.subject()))
                            .append("</a>");
                }
                html.append("</li>");
            });
            html.append("</ul>");
        });
        String outro = (left > 0 ? said("more", left) + " " : "") + said("outro");
        String board = address.isEmpty() ? "" : address + "/thong-bao";
        plain.append("\n\n").append(outro).append(board.isEmpty() ? "" : "\n" + board);
        html.append("<p>").append(escaped(outro));
        if (!board.isEmpty()) {
            html.append(" <a href=\"")
                    .append(escaped(board))
                    .append("\">")
                    .append(escaped(board))
                    .append("</a>");
        }
        html.append("</p></body></html>");
        return new Written(said("subject", day, count + left), plain.toString(), html.toString());
    }

    private String said(String key, Object... args) {
        Object[] shown = args.clone();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] instanceof LocalDate day) {
                shown[i] = "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
            }
        }
        return messages.getMessage("mail.digest." + key, shown, Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
