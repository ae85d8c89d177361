package vn.tongket.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.calendar.Precision;

/** Reads what whole texts cite and says what the register knows of it; however much they cite, it asks once. */
@Component
public class CitationReader {

    /** How far behind a number its day and its issuer may stand. */
    private static final int NEAR = 140;

    private static final Pattern SENTENCE_END = Pattern.compile("[.;\\n](?=\\s|$)");
    private static final Pattern ENDED = Pattern.compile(
            "hết hiệu lực|thay thế|thay cho|thay bằng|bãi bỏ|không còn hiệu lực",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final JdbcClient jdbc;

    CitationReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A text with the place it has for whoever asks. */
    public record Source(String at, String text) {}

    /**
     * A citation with what it means.
     *
     * @param dated the day that stands behind it; null when none does
     * @param ended whether its sentence itself says that it was replaced or no longer holds
     */
    public record Reading(String at, Citation citation, LocalDate dated, boolean ended, Resolution resolution) {}

    /** In the order of the texts. A day that one mention gives holds for the other mentions of the same number. */
    public List<Reading> read(List<Source> sources) {
        List<Mention> mentions =
                sources.stream().flatMap(source -> mentions(source).stream()).toList();
        if (mentions.isEmpty()) {
            return List.of();
        }
        Map<String, List<Document>> known = known(mentions.stream()
                .map(mention -> mention.citation().key())
                .distinct()
                .toList());
        Map<String, List<Mention>> bySymbol = mentions.stream()
                .collect(Collectors.groupingBy(mention -> mention.citation().key()));
        return mentions.stream()
                .map(mention -> {
                    String key = mention.citation().key();
                    return new Reading(
                            mention.at(),
                            mention.citation(),
                            mention.dated(),
                            mention.ended(),
                            resolve(known.getOrDefault(key, List.of()), mention, bySymbol.get(key)));
                })
                .toList();
    }

    /** A citation in a text with what stands behind it. */
    private record Mention(String at, Citation citation, LocalDate dated, String behind, boolean ended) {}

    private static List<Mention> mentions(Source source) {
        String text = Text.isBlank(source.text()) ? "" : Text.clean(source.text());
        List<Citation> cited = Citation.in(text);
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < cited.size(); i++) {
            Citation citation = cited.get(i);
            int end = citation.at() + citation.original().length();
            int next = i + 1 < cited.size() ? cited.get(i + 1).at() : text.length();
            String behind = text.substring(end, Math.min(next, Math.min(text.length(), end + NEAR)));
            int from = Math.max(0, citation.at() - NEAR);
            String[] before = SENTENCE_END.split(text.substring(from, citation.at()), -1);
            String rest = text.substring(end, Math.min(text.length(), end + NEAR));
            String sentence = before[before.length - 1] + SENTENCE_END.split(rest, 2)[0];
            mentions.add(new Mention(
                    source.at(),
                    citation,
                    References.dayIn(behind),
                    behind,
                    ENDED.matcher(sentence).find()));
        }
        return mentions;
    }

    private static Resolution resolve(List<Document> known, Mention mention, List<Mention> sameSymbol) {
        List<Document> confirmed = known.stream()
                .filter(document -> document.confidence() == Document.Confidence.FULL)
                .toList();
        List<Document> candidates = confirmed.isEmpty() ? known : confirmed;
        if (mention.dated() != null) {
            return Resolution.of(candidates.stream()
                    .filter(document -> fits(document, mention.dated()))
                    .toList());
        }
        List<Document> dated = candidates.stream()
                .filter(document ->
                        sameSymbol.stream().anyMatch(other -> other.dated() != null && fits(document, other.dated())))
                .toList();
        if (dated.size() == 1) {
            return Resolution.of(dated);
        }
        String behind = Text.fold(mention.behind());
        List<Document> issued = candidates.stream()
                .filter(document -> document.issuer() != null && behind.contains(Text.fold(document.issuer())))
                .toList();
        return Resolution.of(issued.isEmpty() ? candidates : issued);
    }

    private static boolean fits(Document document, LocalDate day) {
        LocalDate dated = document.dated();
        if (dated == null) {
            return true;
        }
        if (document.precision() == Precision.YEAR) {
            return dated.getYear() == day.getYear();
        }
        return document.precision() == Precision.MONTH
                ? dated.withDayOfMonth(1).equals(day.withDayOfMonth(1))
                : dated.equals(day);
    }

    private Map<String, List<Document>> known(List<String> symbols) {
        record Row(String key, Document document) {}
        return jdbc
                .sql("""
                        select d.symbol_key, d.id, d.symbol, d.issuer, d.dated_on, d.precision, d.confidence, d.subject,
                               d.original, d.expired_on, r.symbol as replaced_by
                          from app.cited_document d left join app.cited_document r on r.id = d.replaced_by
                         where d.symbol_key = any (:symbols) and d.same_as is null
                         order by d.dated_on nulls last, d.id
                        """)
                .param("symbols", symbols.toArray(String[]::new))
                .query((row, n) -> new Row(
                        row.getString("symbol_key"),
                        new Document(
                                row.getObject("id", java.util.UUID.class),
                                row.getString("symbol"),
                                row.getString("issuer"),
                                row.getObject("dated_on", LocalDate.class),
                                Precision.valueOf(row.getString("precision")),
                                Document.Confidence.valueOf(row.getString("confidence")),
                                row.getString("subject"),
                                row.getString("original"),
                                row.getObject("expired_on", LocalDate.class),
                                row.getString("replaced_by"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::key, Collectors.mapping(Row::document, Collectors.toList())));
    }
}
