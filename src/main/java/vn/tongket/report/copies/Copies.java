package vn.tongket.report.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Finds sections that share passages with other reports of their cycle, or with the unit's own report before. Whoever
 * calls has checked who may know.
 */
@Component
public class Copies {

    private static final Logger log = LoggerFactory.getLogger(Copies.class);
    private static final int PAGES_IN_PASSING = 1;
    private static final int ALL_PAGES = 1_000;

    private final Fingerprints fingerprints;
    private final CopyStore store;
    private final double threshold;
    private final int fewestWords;

    Copies(
            Fingerprints fingerprints,
            CopyStore store,
            @Value("${tongket.copies.threshold:0.3}") double threshold,
            @Value("${tongket.copies.fewest-words:40}") int fewestWords) {
        this.fingerprints = fingerprints;
        this.store = store;
        this.threshold = threshold;
        this.fewestWords = fewestWords;
    }

    /** Looks at a page of what was submitted since; a warning in passing is not worth failing for. */
    public void catchUp(UUID cycle) {
        try {
            fingerprints.compute(cycle, PAGES_IN_PASSING);
        } catch (DataAccessException | TransactionException later) {
            log.warn(
                    "Fingerprints of cycle {} are left for later: {}",
                    cycle,
                    later.getClass().getSimpleName());
        }
    }

    /** Looks at everything that was submitted; false when somebody else is still at it. */
    public boolean catchUpWhole(UUID cycle) {
        return fingerprints.compute(cycle, ALL_PAGES);
    }

    /**
     * The sections of submitted versions that share passages with others of the cycle, most of it first.
     *
     * @param given texts of the plan, which everybody may repeat
     */
    public List<Copy> among(UUID cycle, Collection<UUID> versions, Collection<String> given) {
        return verified(store.candidates(cycle, versions), given);
    }

    /** The same for a draft, whose texts are not kept; {@code draft} stands for it in the answer. */
    public List<Copy> ofDraft(
            UUID cycle, UUID obligation, UUID draft, Map<String, String> texts, Collection<String> given) {
        return verified(store.candidatesOfDraft(cycle, obligation, draft, texts), given, draft, texts);
    }

    private List<Copy> verified(CopyStore.Found found, Collection<String> given) {
        return verified(found, given, null, Map.of());
    }

    private List<Copy> verified(
            CopyStore.Found found, Collection<String> given, UUID draft, Map<String, String> drafted) {
        Set<Long> plan = hashes(given);
        List<Copy> copies = new ArrayList<>();
        for (List<CopyStore.Candidate> page : pages(found.candidates())) {
            Set<CopyStore.Place> wanted = new LinkedHashSet<>();
            page.forEach(candidate -> {
                wanted.add(candidate.mine());
                wanted.add(candidate.other());
            });
            Map<CopyStore.Place, Wording> wordings = new HashMap<>();
            store.texts(wanted).forEach((place, text) -> wordings.put(place, Wording.of(text)));
            drafted.forEach((code, text) -> wordings.put(new CopyStore.Place(draft, code), Wording.of(text)));
            for (CopyStore.Candidate candidate : page) {
                Comparison compared = Comparison.of(
                        wordings.get(candidate.mine()), wordings.get(candidate.other()), plan, found.standard());
                if (isCopy(compared)) {
                    copies.add(new Copy(
                            candidate.mine().version(),
                            candidate.mine().section(),
                            candidate.other().version(),
                            candidate.other().section(),
                            candidate.obligation(),
                            candidate.unit(),
                            compared.words(),
                            percent(compared)));
                }
            }
        }
        copies.sort(Comparator.comparing(Copy::words).reversed().thenComparing(Copy::section));
        return copies;
    }

    /** Sections of two reports of one unit that share passages. */
    public List<Copy> between(
            UUID version,
            Map<String, String> texts,
            UUID other,
            UUID otherObligation,
            Map<String, String> others,
            Collection<String> given) {
        Set<Long> plan = hashes(given);
        Map<String, Wording> before =
                others.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Wording.of(e.getValue())));
        List<Copy> copies = new ArrayList<>();
        texts.forEach((section, text) -> {
            Wording wording = Wording.of(text);
            before.forEach((otherSection, otherWording) -> {
                if (CopyStore.maySay(wording, otherWording)) {
                    Comparison compared = Comparison.of(wording, otherWording, plan, Set.of());
                    if (isCopy(compared)) {
                        copies.add(new Copy(
                                version,
                                section,
                                other,
                                otherSection,
                                otherObligation,
                                null,
                                compared.words(),
                                percent(compared)));
                    }
                }
            });
        });
        copies.sort(Comparator.comparing(Copy::words).reversed().thenComparing(Copy::section));
        return copies;
    }

    /** Two sections of which the second is of another report of the cycle, passage by passage. */
    public Optional<Comparison> compare(
            UUID cycle, Wording one, Wording other, boolean sameUnit, Collection<String> given) {
        Set<Long> standard = sameUnit ? Set.of() : store.standard(cycle, one.marks());
        Comparison compared = Comparison.of(one, other, hashes(given), standard);
        return compared.matches().isEmpty() ? Optional.empty() : Optional.of(compared);
    }

    private boolean isCopy(Comparison compared) {
        return compared.words() >= fewestWords && compared.share() >= threshold;
    }

    private static int percent(Comparison compared) {
        return (int) Math.floor(compared.share() * 100);
    }

    private static Set<Long> hashes(Collection<String> texts) {
        Set<Long> hashes = new HashSet<>();
        texts.forEach(text -> Arrays.stream(Wording.of(text).distinct()).forEach(hashes::add));
        return hashes;
    }

    private static List<List<CopyStore.Candidate>> pages(List<CopyStore.Candidate> candidates) {
        List<List<CopyStore.Candidate>> pages = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += CopyStore.MOST_OF_ONE) {
            pages.add(candidates.subList(from, Math.min(candidates.size(), from + CopyStore.MOST_OF_ONE)));
        }
        return pages;
    }
}
