package vn.tongket.report.reuse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;

/** Everything that fits a place of a report; the number of statements does not depend on how much there is. */
@Component
class Candidates {

    private final Cycles cycles;
    private final ReuseStore store;
    private final ChildResults children;

    Candidates(Cycles cycles, ReuseStore store, ChildResults children) {
        this.cycles = cycles;
        this.store = store;
        this.children = children;
    }

    /** What the unit reported in other cycles and what its child cycles have shown, child cycles first. */
    List<Candidate> of(Obligation obligation, ReviewCycle cycle) {
        List<Candidate> found = ofChildren(obligation, cycle);
        found.addAll(store.figures(obligation));
        found.addAll(texts(cycles.outline(cycle.id()), store.texts(obligation)));
        return found;
    }

    /** What the child cycles have shown, the newest result first. */
    List<Candidate> ofChildren(Obligation obligation, ReviewCycle cycle) {
        List<Candidate> found = new ArrayList<>();
        List<ChildResult> results = children.of(obligation.id());
        if (results.isEmpty()) {
            return found;
        }
        List<Section> outline = cycles.outline(cycle.id());
        List<Indicator> indicators = cycles.indicators(cycle.id());
        for (ChildResult result : results) {
            Source source = new Source(
                    Source.Kind.CHILD,
                    result.cycleId(),
                    result.cycleTitle(),
                    result.reportId(),
                    result.versionNo(),
                    result.approvedAt(),
                    result.reported(),
                    result.expected());
            found.addAll(texts(
                    outline,
                    result.sections().stream()
                            .map(section ->
                                    new ReuseStore.Text(section.code(), section.title(), section.body(), source))
                            .toList()));
            found.addAll(figures(cycle, indicators, result, source));
        }
        return found;
    }

    private static List<Candidate> figures(
            ReviewCycle cycle, List<Indicator> indicators, ChildResult result, Source source) {
        boolean samePeriod = cycle.periodFrom() != null
                && cycle.periodTo() != null
                && cycle.periodFrom().equals(result.periodFrom())
                && cycle.periodTo().equals(result.periodTo());
        List<Candidate> found = new ArrayList<>();
        for (Indicator indicator : indicators) {
            for (ChildResult.Total total : result.totals()) {
                boolean fits = total.figure().indicator().equals(indicator.code())
                        && total.kind() == indicator.kind()
                        && lower(total.unit()).equals(lower(indicator.unit()))
                        && indicator.yearly() == (total.figure().year() != null)
                        && (indicator.yearly() || samePeriod);
                if (fits) {
                    Place place = Place.figure(indicator.code(), total.figure().year());
                    found.add(new Candidate(place, source, null, total.figure().typed()));
                }
            }
        }
        return found;
    }

    /** Each section takes one text of each source: that of the same code and title, or else of the same title. */
    private static List<Candidate> texts(List<Section> outline, List<ReuseStore.Text> texts) {
        Map<UUID, Map<String, List<ReuseStore.Text>>> bySource = new LinkedHashMap<>();
        for (ReuseStore.Text text : texts) {
            if (!Text.isBlank(text.body())) {
                bySource.computeIfAbsent(text.source().id(), id -> new HashMap<>())
                        .computeIfAbsent(title(text.title()), title -> new ArrayList<>())
                        .add(text);
            }
        }
        List<Candidate> found = new ArrayList<>();
        bySource.values()
                .forEach(byTitle -> outline.stream().filter(Section::leaf).forEach(section -> {
                    List<ReuseStore.Text> same = byTitle.getOrDefault(title(section.title()), List.of());
                    same.stream()
                            .filter(text -> text.code().equals(section.code()))
                            .findFirst()
                            .or(() -> same.stream().findFirst())
                            .map(text -> new Candidate(Place.section(section.code()), text.source(), text.body(), null))
                            .ifPresent(found::add);
                }));
        return found;
    }

    /** Titles are alike whatever their case, blanks and punctuation. */
    private static String title(String title) {
        return Objects.requireNonNullElse(Text.clean(title), "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static String lower(String unit) {
        return unit == null ? "" : Text.clean(unit).toLowerCase(Locale.ROOT);
    }
}
