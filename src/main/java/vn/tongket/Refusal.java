package vn.tongket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A business outcome: the domain says no, and nothing changes. Every problem names a text of {@code messages.properties},
 * so that whoever shows it to a person (form, page, REST answer) shows a Vietnamese sentence that says what to do.
 */
public class Refusal extends RuntimeException {

    /**
     * One thing that is wrong.
     *
     * @param at the place in what the person typed, e.g. {@code sections.1.1} or {@code values.I01.2019.numerator};
     *     empty when the problem is about the whole
     * @param key key of the sentence in {@code messages.properties}
     * @param args arguments of the sentence
     */
    public record Problem(String at, String key, List<Object> args) {}

    private final transient List<Problem> problems;

    public Refusal(List<Problem> problems) {
        super(String.join(", ", problems.stream().map(Problem::key).toList()));
        this.problems = List.copyOf(problems);
    }

    /** A refusal with one problem that concerns the whole. */
    public static Refusal of(String key, Object... args) {
        return at("", key, args);
    }

    /** A refusal with one problem at a place in what the person typed. */
    public static Refusal at(String at, String key, Object... args) {
        return new Refusal(List.of(new Problem(at, key, Arrays.asList(args))));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Gathers problems, so that a person sees all of them at once. */
    public static final class Collector {

        private final List<Problem> found = new ArrayList<>();

        public Collector add(String at, String key, Object... args) {
            found.add(new Problem(at, key, Arrays.asList(args)));
            return this;
        }

        public boolean isEmpty() {
            return found.isEmpty();
        }

        /** What was gathered so far. */
        public List<Problem> found() {
            return List.copyOf(found);
        }

        /** Throws one refusal with everything that was gathered; returns quietly when there is nothing. */
        public void refuse() {
            if (!found.isEmpty()) {
                throw new Refusal(found);
            }
        }
    }
}
