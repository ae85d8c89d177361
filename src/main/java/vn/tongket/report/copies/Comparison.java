package vn.tongket.report.copies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two texts have in common, word by word.
 *
 * @param words how many words of the first text stand in the other
 * @param share the part of the shorter text that stands in the other, of what counts: 0 to 1
 * @param jaccard common runs among all runs: 0 to 1
 * @param matches the common passages, in the order of the first text
 */
public record Comparison(int words, double share, double jaccard, List<Match> matches) {

    /** Shorter passages than this are turns of speech. */
    private static final int SHORTEST = 4;

    /** A run that a text repeats is looked for at its first places only. */
    private static final int MOST_PLACES = 8;

    /**
     * @param given hashes of runs that are the plan's own words
     * @param standard marks that stand in very many reports
     */
    public static Comparison of(Wording one, Wording other, Set<Long> given, Set<Long> standard) {
        Map<Long, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < other.runs(); i++) {
            List<Integer> known = places.computeIfAbsent(other.hash(i), hash -> new ArrayList<>(1));
            if (known.size() < MOST_PLACES) {
                known.add(i);
            }
        }
        Set<Long> marks = new HashSet<>();
        for (long mark : one.marks()) {
            marks.add(mark);
        }
        List<Match> matches = new ArrayList<>();
        Set<Long> common = new HashSet<>();
        Set<Long> uncounted = new HashSet<>();
        int words = 0;
        int i = 0;
        while (i < one.runs()) {
            int at = longest(one, other, i, places.get(one.hash(i)));
            if (at < 0) {
                i++;
                continue;
            }
            int length = length(one, other, i, at);
            boolean[] counted = counted(one, i, length, given, standard, marks);
            for (int from = 0; from < length; ) {
                int to = from;
                while (to < length && counted[to] == counted[from]) {
                    to++;
                }
                for (int k = from; k < to; k++) {
                    (counted[from] ? common : uncounted).add(one.hash(i + k));
                }
                if (counted[from] && to - from >= SHORTEST) {
                    int wordCount = to - from + Wording.RUN - 1;
                    words += wordCount;
                    matches.add(new Match(
                            one.start(i + from),
                            one.end(i + to - 1),
                            other.start(at + from),
                            other.end(at + to - 1),
                            wordCount));
                }
                from = to;
            }
            i += length;
        }
        int own = size(one, given, uncounted);
        int others = size(other, given, uncounted);
        int least = Math.min(own, others);
        int all = own + others - common.size();
        matches.sort(Comparator.comparingInt(Match::start));
        return new Comparison(
                words,
                least == 0 ? 0 : Math.min(1, common.size() / (double) least),
                all <= 0 ? 0 : common.size() / (double) all,
                List.copyOf(matches));
    }

    private static int size(Wording wording, Set<Long> given, Set<Long> uncounted) {
        int size = 0;
        for (long hash : wording.distinct()) {
            if (!given.contains(hash) && !uncounted.contains(hash)) {
                size++;
            }
        }
        return size;
    }

    /** Where in the other text the longest passage begins that begins here; -1 where none does. */
    private static int longest(Wording one, Wording other, int from, List<Integer> places) {
        int best = -1;
        int most = 0;
        for (int at : places == null ? List.<Integer>of() : places) {
            int length = length(one, other, from, at);
            if (length > most) {
                most = length;
                best = at;
            }
        }
        return best;
    }

    private static int length(Wording one, Wording other, int from, int at) {
        int length = 0;
        while (from + length < one.runs()
                && at + length < other.runs()
                && one.hash(from + length) == other.hash(at + length)) {
            length++;
        }
        return length;
    }

    /**
     * Which runs of a common passage count: not the plan's own words, and not standard phrases. Only marks are known to be
     * standard; what lies between two marks goes with the nearer.
     */
    private static boolean[] counted(
            Wording one, int from, int length, Set<Long> given, Set<Long> standard, Set<Long> marks) {
        boolean[] counted = new boolean[length];
        int[] nearest = new int[length];
        java.util.Arrays.fill(nearest, -1);
        int last = -1;
        for (int k = 0; k < length; k++) {
            last = marks.contains(one.hash(from + k)) ? k : last;
            nearest[k] = last;
        }
        last = -1;
        for (int k = length - 1; k >= 0; k--) {
            last = marks.contains(one.hash(from + k)) ? k : last;
            if (last >= 0 && (nearest[k] < 0 || last - k < k - nearest[k])) {
                nearest[k] = last;
            }
        }
        for (int k = 0; k < length; k++) {
            boolean common = nearest[k] >= 0 && standard.contains(one.hash(from + nearest[k]));
            counted[k] = !common && !given.contains(one.hash(from + k));
        }
        return counted;
    }
}
