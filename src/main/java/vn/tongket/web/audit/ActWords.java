package vn.tongket.web.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.audit.dossier.Question;
import vn.tongket.audit.dossier.Records;
import vn.tongket.web.page.Words;

/** The kinds of things that were ever recorded, by their sentences. */
@Component
class ActWords {

    private static final java.text.Collator ORDER = java.text.Collator.getInstance(new Locale("vi"));

    private final Records records;
    private final Words words;

    ActWords(Records records, Words words) {
        this.records = records;
        this.words = words;
    }

    /** A kind to choose. */
    record Choice(String code, String sentence) {}

    List<Choice> all() {
        return Stream.concat(
                        Stream.of(Question.Filter.MAIL, Question.Filter.ENGINE)
                                .map(code -> new Choice(code, words.of("web.dossier.kind", code))),
                        records.acts().stream()
                                .map(code -> new Choice(code, words.of("act", code)))
                                .sorted(Comparator.comparing(Choice::sentence, ORDER)))
                .toList();
    }

    /** Codes of the acts whose sentences have all of the words, with or without accents. */
    List<String> with(String typed) {
        if (Text.isBlank(typed)) {
            return List.of();
        }
        String[] parts = Text.fold(Text.clean(typed)).split("\\s+");
        return records.acts().stream()
                .map(code -> Map.entry(code, Text.fold(words.of("act", code))))
                .filter(act -> Arrays.stream(parts).allMatch(act.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
    }
}
