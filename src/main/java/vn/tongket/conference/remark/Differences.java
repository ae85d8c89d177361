package vn.tongket.conference.remark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import vn.tongket.Text;

/** Finds which prepared clause each remark is a form of: the likeliest pairs first, each clause once. */
final class Differences {

    /** How many of the words two texts share at least, to be forms of one clause. */
    private static final double ALIKE = 0.4;

    private record Pair(Remark prepared, Remark said, double likeness) {}

    private Differences() {}

    /** In the order in which the chair spoke; what was not mentioned stands at the end. */
    static List<Difference> of(
            List<Remark> prepared,
            List<Remark> said,
            Map<UUID, UUID> linked,
            Map<UUID, Difference.Decision> decisions) {
        Map<UUID, Remark> pairs = pairs(prepared, said, linked);
        List<Difference> differences = new ArrayList<>();
        Set<UUID> mentioned = new HashSet<>();
        for (Remark remark : said) {
            Remark of = pairs.get(remark.id());
            if (of != null) {
                mentioned.add(of.id());
            }
            Difference.Kind kind = of == null
                    ? Difference.Kind.NEW
                    : isSame(of, remark) ? Difference.Kind.SAME : Difference.Kind.CHANGED;
            differences.add(new Difference(kind, of, remark, decisions.get(remark.id())));
        }
        prepared.stream()
                .filter(clause -> !mentioned.contains(clause.id()))
                .map(clause -> new Difference(Difference.Kind.NOT_MENTIONED, clause, null, decisions.get(clause.id())))
                .forEach(differences::add);
        return differences;
    }

    private static Map<UUID, Remark> pairs(List<Remark> prepared, List<Remark> said, Map<UUID, UUID> linked) {
        Map<UUID, Remark> pairs = new HashMap<>();
        Set<UUID> taken = new HashSet<>();
        said.forEach(remark -> prepared.stream()
                .filter(clause -> clause.id().equals(linked.get(remark.id())) && taken.add(clause.id()))
                .findFirst()
                .ifPresent(clause -> pairs.put(remark.id(), clause)));
        List<Pair> candidates = new ArrayList<>();
        for (Remark clause : prepared) {
            for (Remark remark : said) {
                double likeness = likeness(clause.text(), remark.text());
                if (likeness >= ALIKE) {
                    candidates.add(new Pair(clause, remark, likeness));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Pair::likeness)
                .reversed()
                .thenComparing(
                        pair -> Math.abs(pair.prepared().ordinal() - pair.said().ordinal())));
        for (Pair pair : candidates) {
            if (!pairs.containsKey(pair.said().id())
                    && taken.add(pair.prepared().id())) {
                pairs.put(pair.said().id(), pair.prepared());
            }
        }
        return pairs;
    }

    /** The same words, and nothing that the prepared clause says otherwise of lead or date. */
    private static boolean isSame(Remark prepared, Remark said) {
        boolean sameLead = !said.hasLead()
                || Objects.equals(said.leadUnit(), prepared.leadUnit())
                        && Objects.equals(said.leadGroup(), prepared.leadGroup());
        boolean sameDue = !said.due().isKnown() || said.due().equals(prepared.due());
        return sameLead && sameDue && exact(prepared.text()).equals(exact(said.text()));
    }

    /** The share of words that both texts have, with how often they have them. */
    static double likeness(String one, String other) {
        Map<String, Integer> left = counted(words(one));
        Map<String, Integer> right = counted(words(other));
        int common = left.entrySet().stream()
                .mapToInt(word -> Math.min(word.getValue(), right.getOrDefault(word.getKey(), 0)))
                .sum();
        int all = words(one).size() + words(other).size();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static Map<String, Integer> counted(List<String> words) {
        Map<String, Integer> counted = new HashMap<>();
        words.forEach(word -> counted.merge(word, 1, Integer::sum));
        return counted;
    }

    /** The words with their accents; marks between them are no difference. */
    private static List<String> exact(String text) {
        return List.of(Text.clean(text).toLowerCase(Locale.ROOT).split("[^\\p{L}\\d%]+"));
    }

    private static List<String> words(String text) {
        return List.of(Text.fold(text).split("[^\\p{L}\\d]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
