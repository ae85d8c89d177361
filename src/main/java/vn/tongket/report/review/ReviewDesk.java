package vn.tongket.report.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.report.Plans;
import vn.tongket.report.PreviousReports;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportFormReader;
import vn.tongket.report.ReportReaders;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportVersion;
import vn.tongket.report.review.ReportComparison.SectionChange;
import vn.tongket.report.review.ReviewFile.EntryReview;
import vn.tongket.report.review.ReviewFile.IndicatorReview;
import vn.tongket.report.review.ReviewFile.SectionReview;

/** Lays a report beside what it is judged by, for its reviewer, and two of its versions beside each other. */
@Component
public class ReviewDesk {

    private final Obligations obligations;
    private final Cycles cycles;
    private final Plans plans;
    private final ReportStore store;
    private final ReportFormReader forms;
    private final ReportReaders readers;
    private final ReportCommentStore comments;
    private final PreviousReports former;

    ReviewDesk(
            Obligations obligations,
            Cycles cycles,
            Plans plans,
            ReportStore store,
            ReportFormReader forms,
            ReportReaders readers,
            ReportCommentStore comments,
            PreviousReports former) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.plans = plans;
        this.store = store;
        this.forms = forms;
        this.readers = readers;
        this.comments = comments;
        this.former = former;
    }

    /** What the unit wrote in the previous cycle, by section and indicator. */
    private record Former(String title, Map<String, String> sections, Map<String, List<Entry>> values) {
        private static final Former NONE = new Former(null, Map.of(), Map.of());
    }

    /** The version that was submitted last, with what the reviewer has written about it so far. */
    @Transactional(readOnly = true)
    public ReviewFile file(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        ReportVersion version = (readers.mayReadSubmitted(actor, obligation, cycle)
                        ? store.newestSubmitted(id)
                        : java.util.Optional.<ReportVersion>empty())
                .orElseThrow(() -> new NotFound("report", id));
        ReportForm form =
                forms.submitted(obligation, cycle, version, readers.mayCompareUnits(actor, obligation, cycle));
        ReportStore.Whole before = version.predecessorId() == null
                ? null
                : store.whole(version.predecessorId()).orElse(null);
        Plans.Plan plan = plans.of(cycle);
        ReportContent now = store.whole(version.id()).orElseThrow().content();
        ReportComparison comparison = before == null ? null : ReportComparison.of(plan, before.content(), now);
        Former once = former(obligation, plan);
        List<ReportComment> said = comments.ofVersion(version.id());
        return new ReviewFile(
                form,
                before == null ? null : before.version().no(),
                once.title(),
                before == null ? List.of() : comments.ofVersion(before.version().id()),
                sections(form, comparison, once, said),
                indicators(form, plan, before == null ? null : before.content(), now, once, said));
    }

    /** Two versions of a report that the person may read, the older first whichever way they are named. */
    @Transactional(readOnly = true)
    public Compared compare(Actor actor, UUID id, Integer from, Integer to) {
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        boolean drafts = readers.isOfUnit(actor, obligation);
        if (!drafts && !readers.mayReadSubmitted(actor, obligation, cycle)) {
            throw new NotFound("report", id);
        }
        List<ReportVersion> versions = store.versions(id).stream()
                .filter(version -> drafts || !version.isDraft())
                .toList();
        if (versions.size() < 2) {
            return new Compared(versions, null, null, null);
        }
        ReportVersion newer = find(versions, to, versions.get(versions.size() - 1), id);
        ReportVersion older = find(versions, from, versions.get(Math.max(0, versions.indexOf(newer) - 1)), id);
        if (older.no() > newer.no()) {
            ReportVersion swapped = older;
            older = newer;
            newer = swapped;
        }
        return new Compared(
                versions,
                older,
                newer,
                ReportComparison.of(
                        plans.of(cycle),
                        store.whole(older.id()).orElseThrow().content(),
                        store.whole(newer.id()).orElseThrow().content()));
    }

    /** What can be compared, oldest first, and the comparison; null while there are not two versions. */
    public record Compared(
            List<ReportVersion> versions, ReportVersion older, ReportVersion newer, ReportComparison comparison) {}

    private static ReportVersion find(List<ReportVersion> versions, Integer no, ReportVersion usual, UUID id) {
        return no == null
                ? usual
                : versions.stream()
                        .filter(version -> version.no() == no)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("report version", id + "/" + no));
    }

    /** Sections of the two outlines belong together by their titles, else by their codes. */
    private Former former(Obligation obligation, Plans.Plan plan) {
        return former.of(obligation)
                .map(previous -> {
                    ReportContent content = former.content(previous.versionId());
                    Map<String, Passage> passages = content.sectionsByCode();
                    Map<String, String> byTitle = plans.of(cycles.require(previous.cycleId())).outline().stream()
                            .collect(Collectors.toMap(
                                    section -> Text.fold(section.title()), Section::code, (first, second) -> first));
                    Map<String, String> texts = plan.outline().stream()
                            .filter(Section::leaf)
                            .filter(section -> passages.containsKey(counterpart(section, byTitle)))
                            .collect(Collectors.toMap(Section::code, section -> {
                                Passage passage = passages.get(counterpart(section, byTitle));
                                return Text.isBlank(passage.text())
                                        ? Objects.requireNonNullElse(passage.reason(), "")
                                        : passage.text();
                            }));
                    return new Former(previous.cycleTitle(), texts, content.valuesByIndicator());
                })
                .orElse(Former.NONE);
    }

    private static String counterpart(Section section, Map<String, String> byTitle) {
        return byTitle.getOrDefault(Text.fold(section.title()), section.code());
    }

    private static List<SectionReview> sections(
            ReportForm form, ReportComparison comparison, Former once, List<ReportComment> said) {
        Map<String, SectionChange> changes = comparison == null
                ? Map.of()
                : comparison.sections().stream().collect(Collectors.toMap(SectionChange::code, Function.identity()));
        List<SectionReview> sections = new ArrayList<>();
        for (int i = 0; i < form.sections().size(); i++) {
            ReportForm.SectionField field = form.sections().get(i);
            SectionChange change = changes.get(field.code());
            sections.add(new SectionReview(
                    field,
                    at(form, "sections." + i),
                    change == null || !change.changed() ? null : change.pieces(),
                    once.sections().get(field.code()),
                    said.stream()
                            .filter(comment -> field.code().equals(comment.section()))
                            .toList()));
        }
        return sections;
    }

    private static List<IndicatorReview> indicators(
            ReportForm form,
            Plans.Plan plan,
            ReportContent before,
            ReportContent now,
            Former once,
            List<ReportComment> said) {
        Map<String, List<Entry>> current = now.valuesByIndicator();
        Map<String, List<Entry>> previous = before == null ? Map.of() : before.valuesByIndicator();
        List<IndicatorReview> reviews = new ArrayList<>();
        for (int i = 0; i < form.indicators().size(); i++) {
            ReportForm.IndicatorField field = form.indicators().get(i);
            Indicator indicator = plan.indicators().get(i);
            List<EntryReview> entries = field.entries().stream()
                    .map(entry -> {
                        String is = shown(indicator, current, entry.year());
                        String was = shown(indicator, previous, entry.year());
                        return new EntryReview(
                                entry.year(),
                                is,
                                was,
                                before != null && !Objects.equals(is, was),
                                shown(indicator, once.values(), entry.year()),
                                said.stream()
                                        .filter(comment -> indicator.code().equals(comment.indicator())
                                                && Objects.equals(entry.year(), comment.year()))
                                        .toList());
                    })
                    .toList();
            reviews.add(new IndicatorReview(field, at(form, "indicators." + i), entries));
        }
        return reviews;
    }

    private static String shown(Indicator indicator, Map<String, List<Entry>> values, Integer year) {
        return ReportComparison.shown(indicator, values.getOrDefault(indicator.code(), List.of()), year)
                .orElse(null);
    }

    private static List<Refusal.Problem> at(ReportForm form, String place) {
        return Stream.of(form.missing(), form.problems(), form.warnings())
                .flatMap(List::stream)
                .filter(problem -> problem.at().equals(place) || problem.at().startsWith(place + "."))
                .toList();
    }
}
