package vn.tongket.report.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Units;
import vn.tongket.report.Plans;
import vn.tongket.report.PreviousReports;
import vn.tongket.report.PreviousReports.Previous;
import vn.tongket.report.ReportReaders;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportVersion;
import vn.tongket.report.copies.Comparison;
import vn.tongket.report.copies.Copies;
import vn.tongket.report.copies.Copy;
import vn.tongket.report.copies.Match;
import vn.tongket.report.copies.Wording;

/**
 * Shows which passages of a report stand elsewhere as well. Whoever checks sees the reports of the whole cycle that they
 * may read; the unit sees its own report of the cycle before.
 */
@Component
public class CopyDesk {

    private final Obligations obligations;
    private final Cycles cycles;
    private final Plans plans;
    private final ReportStore store;
    private final ReportReaders readers;
    private final PreviousReports previous;
    private final Copies copies;
    private final Units units;

    CopyDesk(
            Obligations obligations,
            Cycles cycles,
            Plans plans,
            ReportStore store,
            ReportReaders readers,
            PreviousReports previous,
            Copies copies,
            Units units) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.plans = plans;
        this.store = store;
        this.readers = readers;
        this.previous = previous;
        this.copies = copies;
        this.units = units;
    }

    /**
     * A section that shares passages with another.
     *
     * @param unit whose report the other is; null for the unit's own of the cycle before
     */
    public record Line(
            String section, String title, UUID other, String otherSection, String unit, int words, int percent) {}

    /**
     * What was found.
     *
     * @param written whether there is a report to look at
     * @param whole whether the other units' reports were looked at, all of them
     * @param previousTitle the cycle before; null where there is no report of it
     */
    public record Found(
            List<Line> lines, boolean more, boolean written, boolean units, boolean whole, String previousTitle) {}

    /** A piece of a text; {@code match} counts the common passages from 1 and is 0 for what is the text's own. */
    public record Piece(String text, int match) {}

    /** One of two texts that stand side by side. */
    public record Side(String title, String section, List<Piece> pieces) {}

    /** Two sections with what they have in common. */
    public record Beside(Side mine, Side other, int passages, int words, int percent) {}

    @Transactional(readOnly = true)
    public Found find(Actor actor, UUID id, int limit, int offset) {
        Look look = look(actor, id);
        if (look.whole() == null) {
            return new Found(List.of(), false, false, look.mayCompare(), true, null);
        }
        Plans.Plan plan = plans.of(look.cycle());
        ReportVersion version = look.whole().version();
        List<Copy> found = new ArrayList<>();
        boolean whole = true;
        if (look.mayCompare() && !version.isDraft()) {
            whole = copies.catchUpWhole(look.cycle().id());
            found.addAll(readable(
                    actor,
                    look.cycle(),
                    copies.among(look.cycle().id(), List.of(version.id()), CopyFindings.given(plan))));
        }
        Optional<Previous> before = previous.of(look.obligation());
        before.ifPresent(earlier -> found.addAll(copies.between(
                version.id(),
                CopyFindings.texts(look.whole().content()),
                earlier.versionId(),
                null,
                CopyFindings.texts(previous.content(earlier.versionId())),
                CopyFindings.given(plan))));
        found.sort(Comparator.comparing(Copy::words).reversed().thenComparing(Copy::section));
        List<Copy> page = found.stream().skip(offset).limit(limit).toList();
        Map<String, String> names = units.names(page.stream()
                .map(Copy::unit)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList());
        return new Found(
                page.stream()
                        .map(copy -> new Line(
                                copy.section(),
                                title(plan, copy.section()),
                                copy.other(),
                                copy.otherSection(),
                                copy.unit() == null ? null : names.get(copy.unit()),
                                copy.words(),
                                copy.percent()))
                        .toList(),
                found.size() > offset + limit,
                true,
                look.mayCompare(),
                whole,
                before.map(Previous::cycleTitle).orElse(null));
    }

    /** Two sections side by side; a version that the person may not read here is answered like one that is not there. */
    @Transactional(readOnly = true)
    public Beside beside(Actor actor, UUID id, String section, UUID other, String otherSection) {
        Look look = look(actor, id);
        ReportStore.Whole there = store.whole(other).orElseThrow(() -> new NotFound("report", other));
        Optional<Previous> before = previous.of(look.obligation())
                .filter(earlier -> earlier.versionId().equals(other));
        String otherTitle = before.map(Previous::cycleTitle).orElseGet(() -> unitOf(actor, look, there.version()));
        String mine = text(look.whole(), section);
        String theirs = text(there, otherSection);
        if (mine == null || theirs == null) {
            throw new NotFound("report section", section);
        }
        Plans.Plan plan = plans.of(look.cycle());
        Wording one = Wording.of(mine);
        Wording two = Wording.of(theirs);
        Optional<Comparison> compared =
                copies.compare(look.cycle().id(), one, two, before.isPresent(), CopyFindings.given(plan));
        List<Match> matches = compared.map(Comparison::matches).orElse(List.of());
        String mineTitle = units.names(List.of(look.obligation().reporterUnit()))
                .get(look.obligation().reporterUnit());
        return new Beside(
                new Side(mineTitle, title(plan, section), pieces(one.text(), spans(matches, true))),
                new Side(
                        otherTitle,
                        before.isPresent() ? otherSection : title(plan, otherSection),
                        pieces(two.text(), spans(matches, false))),
                matches.size(),
                compared.map(Comparison::words).orElse(0),
                (int) Math.floor(compared.map(Comparison::share).orElse(0.0) * 100));
    }

    /** Those of the submitted versions that share passages with a report of the cycle that the person may read. */
    @Transactional(readOnly = true)
    public Set<UUID> copied(Actor actor, ReviewCycle cycle, Collection<UUID> versions) {
        if (versions.isEmpty()) {
            return Set.of();
        }
        copies.catchUp(cycle.id());
        return readable(actor, cycle, copies.among(cycle.id(), versions, CopyFindings.given(plans.of(cycle)))).stream()
                .map(Copy::version)
                .collect(Collectors.toSet());
    }

    /** The report with what the person may see of it; {@code whole} is null while there is nothing. */
    private record Look(Obligation obligation, ReviewCycle cycle, ReportStore.Whole whole, boolean mayCompare) {}

    private Look look(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        boolean mayCompare = readers.mayCompareUnits(actor, obligation, cycle);
        if (mayCompare) {
            ReportStore.Whole whole = store.newestSubmitted(id)
                    .flatMap(version -> store.whole(version.id()))
                    .orElse(null);
            return new Look(obligation, cycle, whole, true);
        }
        if (!readers.isOfUnit(actor, obligation)) {
            throw new NotFound("report", id);
        }
        return new Look(obligation, cycle, store.wholeNewest(id).orElse(null), false);
    }

    private List<Copy> readable(Actor actor, ReviewCycle cycle, List<Copy> found) {
        if (found.isEmpty() || readers.mayReadAll(actor, cycle)) {
            return found;
        }
        Set<UUID> readable = obligations.ofCycle(cycle.id()).stream()
                .filter(obligation -> readers.mayReadSubmitted(actor, obligation, cycle))
                .map(Obligation::id)
                .collect(Collectors.toSet());
        return found.stream()
                .filter(copy -> readable.contains(copy.obligation()))
                .toList();
    }

    private String unitOf(Actor actor, Look look, ReportVersion version) {
        Obligation obligation = obligations.require(version.obligationId());
        boolean visible = look.mayCompare()
                && !version.isDraft()
                && obligation.cycleId().equals(look.cycle().id())
                && readers.mayReadSubmitted(actor, obligation, look.cycle());
        if (!visible) {
            throw new NotFound("report", version.id());
        }
        return units.names(List.of(obligation.reporterUnit())).get(obligation.reporterUnit());
    }

    private static String text(ReportStore.Whole whole, String section) {
        return whole == null ? null : CopyFindings.texts(whole.content()).get(section);
    }

    private static String title(Plans.Plan plan, String code) {
        return plan.outline().stream()
                .filter(section -> section.code().equals(code))
                .findFirst()
                .map(section -> section.code() + ". " + section.title())
                .orElse(code);
    }

    /** Where a common passage stands; {@code match} is its number. */
    private record Span(int start, int end, int match) {}

    private static List<Span> spans(Collection<Match> matches, boolean mine) {
        List<Span> spans = new ArrayList<>();
        int number = 0;
        for (Match match : matches) {
            number++;
            spans.add(
                    mine
                            ? new Span(match.start(), match.end(), number)
                            : new Span(match.otherStart(), match.otherEnd(), number));
        }
        spans.sort(Comparator.comparingInt(Span::start));
        return spans;
    }

    /** The text cut at the passages; where two overlap, the first has what both want. */
    private static List<Piece> pieces(String text, List<Span> spans) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Span span : spans) {
            int start = Math.max(at, span.start());
            if (start >= span.end()) {
                continue;
            }
            if (start > at) {
                pieces.add(new Piece(text.substring(at, start), 0));
            }
            pieces.add(new Piece(text.substring(start, span.end()), span.match()));
            at = span.end();
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), 0));
        }
        return pieces;
    }
}
