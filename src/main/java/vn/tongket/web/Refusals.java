package vn.tongket.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;

/** Turns refusals into the Vietnamese sentences that a person sees, in pages, forms and REST answers alike. */
@Component
public class Refusals {

    /** How many sentences fit in one notification. */
    private static final int SHOWN = 6;

    private final MessageSource messages;

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What a REST answer says.
     *
     * @param type kind of the outcome, English and stable
     * @param message everything a person needs when only one text can be shown
     * @param problems the same, by the place in what was typed
     */
    public record Answer(String type, String message, List<Problem> problems) {}

    /** One sentence and the place it belongs to; {@code at} is empty when it concerns the whole. */
    public record Problem(String at, @JsonProperty("text") String message) {}

    /** The refusal among the causes of an exception, as the engine wraps what a listener throws; null when there is none. */
    public static Refusal in(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 30; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }

    public Answer answer(Refusal refusal) {
        List<Problem> problems = refusal.problems().stream()
                .map(problem -> new Problem(
                        problem.at(), text(problem.key(), problem.args().toArray())))
                .toList();
        return new Answer("Refusal", summary(problems), problems);
    }

    /** An answer with one sentence that concerns the whole. */
    public Answer answer(String type, String key, Object... args) {
        return new Answer(type, text(key, args), List.of());
    }

    public String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ROOT);
    }

    private String summary(List<Problem> problems) {
        Set<String> sentences = new LinkedHashSet<>();
        problems.forEach(problem -> sentences.add(problem.message()));
        String shown = String.join("\n", sentences.stream().limit(SHOWN).toList());
        return sentences.size() <= SHOWN ? shown : shown + "\n" + text("doors.more-problems", sentences.size() - SHOWN);
    }
}
