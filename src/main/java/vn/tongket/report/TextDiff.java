package vn.tongket.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What changed between two texts, in the words of both: by sentences first, then by words inside the sentences that
 * changed. Joining what was kept and taken out gives the old text, joining what was kept and put in the new one.
 */
public final class TextDiff {

    /** Ends of sentences and lines stay with what they end; a number such as 1.234 is no end. */
    private static final Pattern SENTENCES = Pattern.compile("(?<=\\n)|(?<=[.!?;…])(?=[ \\u00a0])");

    /** Words with the space before them; what ends a sentence or a part of it stands for itself. */
    private static final Pattern WORDS = Pattern.compile("(?<=\\S)(?=\\s)|(?<=[^\\s.,;:!?…])(?=[.,;:!?…]+(\\s|$))");

    /** Where more words than this meet, the passages are shown whole, one after the other. */
    private static final int MOST_WORDS = 4_000;

    private TextDiff() {}

    /** What happened to a piece of text. */
    public enum Kind {
        SAME,
        OUT,
        IN
    }

    /** A piece of text that stayed, went or came. */
    public record Piece(Kind kind, String text) {}

    public static List<Piece> of(String before, String after) {
        List<Piece> pieces = new ArrayList<>();
        compare(split(SENTENCES, before), split(SENTENCES, after), pieces, (from, to) -> {
            List<String> old = split(WORDS, String.join("", from));
            List<String> now = split(WORDS, String.join("", to));
            if (from.isEmpty() || to.isEmpty() || old.size() + now.size() > MOST_WORDS) {
                change(from, to, pieces);
            } else {
                compare(old, now, pieces, (taken, put) -> change(taken, put, pieces));
            }
        });
        return joined(pieces);
    }

    public static boolean isChanged(List<Piece> pieces) {
        return pieces.stream().anyMatch(piece -> piece.kind() != Kind.SAME);
    }

    private interface Change {
        void at(List<String> from, List<String> to);
    }

    /** What goes and what comes at the same place is one change, in however many pieces the algorithm names it. */
    private static void compare(List<String> before, List<String> after, List<Piece> pieces, Change change) {
        int at = 0;
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            int start = delta.getSource().getPosition();
            if (start > at) {
                tell(change, from, to);
                add(Kind.SAME, before.subList(at, start), pieces);
            }
            from.addAll(delta.getSource().getLines());
            to.addAll(delta.getTarget().getLines());
            at = start + delta.getSource().size();
        }
        tell(change, from, to);
        add(Kind.SAME, before.subList(at, before.size()), pieces);
    }

    private static void tell(Change change, List<String> from, List<String> to) {
        if (!from.isEmpty() || !to.isEmpty()) {
            change.at(List.copyOf(from), List.copyOf(to));
            from.clear();
            to.clear();
        }
    }

    private static void change(List<String> from, List<String> to, List<Piece> pieces) {
        add(Kind.OUT, from, pieces);
        add(Kind.IN, to, pieces);
    }

    private static void add(Kind kind, List<String> parts, List<Piece> pieces) {
        if (!parts.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", parts)));
        }
    }

    /** Neighbours of one kind become one piece; between two that stayed, what went stands before what came. */
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        StringBuilder in = new StringBuilder();
        StringBuilder same = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.kind() == Kind.SAME) {
                flush(Kind.OUT, out, joined);
                flush(Kind.IN, in, joined);
                same.append(piece.text());
            } else {
                flush(Kind.SAME, same, joined);
                (piece.kind() == Kind.OUT ? out : in).append(piece.text());
            }
        }
        flush(Kind.SAME, same, joined);
        flush(Kind.OUT, out, joined);
        flush(Kind.IN, in, joined);
        return List.copyOf(joined);
    }

    private static void flush(Kind kind, StringBuilder text, List<Piece> to) {
        if (!text.isEmpty()) {
            to.add(new Piece(kind, text.toString()));
            text.setLength(0);
        }
    }

    private static List<String> split(Pattern ends, String text) {
        return text == null || text.isEmpty() ? List.of() : Arrays.asList(ends.split(text));
    }
}
