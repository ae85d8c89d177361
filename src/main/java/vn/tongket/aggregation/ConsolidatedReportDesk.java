package vn.tongket.aggregation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** What people do at the desk of the provincial report: read, edit, consolidate again. */
@Component
public class ConsolidatedReportDesk {

    private final Cycles cycles;
    private final Aggregation aggregation;
    private final ConsolidationStore store;
    private final ConsolidationWriter writer;
    private final ConsolidatedReportFiles files;
    private final ConsolidatedReportReaders readers;
    private final SourceChanges changes;
    private final Provenance provenance;
    private final SecrecyGuard secrecy;
    private final Access access;
    private final AuditLog audit;

    ConsolidatedReportDesk(
            Cycles cycles,
            Aggregation aggregation,
            ConsolidationStore store,
            ConsolidationWriter writer,
            ConsolidatedReportFiles files,
            ConsolidatedReportReaders readers,
            SourceChanges changes,
            Provenance provenance,
            SecrecyGuard secrecy,
            Access access,
            AuditLog audit) {
        this.cycles = cycles;
        this.aggregation = aggregation;
        this.store = store;
        this.writer = writer;
        this.files = files;
        this.readers = readers;
        this.changes = changes;
        this.provenance = provenance;
        this.secrecy = secrecy;
        this.access = access;
        this.audit = audit;
    }

    /**
     * What came of saving.
     *
     * @param version the new revision
     * @param problems what stands against the text as it is
     * @param warnings sentences about numbers that differ from the table, by the place of the section, e.g. {@code
     *     sections.0}
     */
    public record Saved(int version, List<Refusal.Problem> problems, Map<String, List<String>> warnings) {}

    /** The newest version, for those who edit and approve it and for the auditors of the cycle's units. */
    @Transactional(readOnly = true)
    public ConsolidatedReportFile file(Actor actor, UUID cycleId) {
        return file(actor, cycleId, null);
    }

    /** One version, the newest where the number is null. */
    @Transactional(readOnly = true)
    public ConsolidatedReportFile file(Actor actor, UUID cycleId, Integer versionNo) {
        ReviewCycle cycle = readers.require(actor, cycleId);
        return files.file(cycle, readers.require(cycleId, versionNo));
    }

    /** What every unit wrote in one section, whole. */
    @Transactional(readOnly = true)
    public List<Passage> passages(Actor actor, UUID cycleId, String section) {
        readers.require(actor, cycleId);
        return store.passages(readers.require(cycleId, null).id(), section);
    }

    /** Saves the texts as far as they are typed, fields that mean nothing included: those come back as problems. */
    @Transactional
    public Saved save(Actor actor, UUID cycleId, ReportSheet sheet) {
        ConsolidatedReport report = requireEdited(actor, cycleId);
        Map<String, Integer> places = places(cycleId);
        for (ReportSheet.Text text : sheet.sections()) {
            if (!places.containsKey(text.code())) {
                throw Refusal.of("aggregation.section.unknown", text.code());
            }
            secrecy.check(at(places, text.code()), text.body());
        }
        writer.saveTexts(report, sheet.sections(), sheet.version(), actor.userId());
        ConsolidatedReportFiles.Figures figures = files.figures(report);
        PlainNumbers numbers = new PlainNumbers(figures.now(), figures.before());
        List<Refusal.Problem> problems = new ArrayList<>();
        Map<String, List<String>> warnings = new LinkedHashMap<>();
        for (ReportSheet.Text text : sheet.sections()) {
            figures.fields()
                    .unknown(text.body())
                    .forEach(field -> problems.add(new Refusal.Problem(
                            at(places, text.code()), "aggregation.field.unknown", List.of(text.code(), field))));
            warnings.put("sections." + places.get(text.code()), files.warnings(text.body(), numbers));
        }
        return new Saved(readers.require(cycleId, null).revision(), problems, warnings);
    }

    private Map<String, Integer> places(UUID cycleId) {
        List<Section> outline = cycles.outline(cycleId);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < outline.size(); i++) {
            places.put(outline.get(i).code(), i);
        }
        return places;
    }

    private static String at(Map<String, Integer> places, String section) {
        return "sections." + places.get(section) + ".body";
    }

    /** Computes again from what is accepted now; edited texts stay. */
    @Transactional
    public void consolidateAgain(Actor actor, UUID cycleId) {
        requireEdited(actor, cycleId);
        aggregation.consolidate(cycleId);
    }

    /** Takes what units changed since into an edited text. */
    @Transactional
    public void updateSection(Actor actor, UUID cycleId, String section) {
        ConsolidatedReport report = requireEdited(actor, cycleId);
        String body = requireBody(report, section);
        List<SourceChanges.Change> found = changes.since(report, section).getOrDefault(section, List.of());
        Set<String> common = provenance.saidByOthers(report.id(), section, found);
        for (SourceChanges.Change change : found) {
            body = SectionUpdate.apply(body, change, common::contains);
        }
        writer.saveTexts(report, List.of(new ReportSheet.Text(section, body, true)), report.revision(), actor.userId());
        writer.acknowledge(report, section);
        record("aggregation.section-updated", actor, report, section, found.size());
    }

    /** The editor has seen what changed and leaves the text as it is. */
    @Transactional
    public void keepSection(Actor actor, UUID cycleId, String section) {
        ConsolidatedReport report = requireEdited(actor, cycleId);
        requireBody(report, section);
        int found =
                changes.since(report, section).getOrDefault(section, List.of()).size();
        writer.acknowledge(report, section);
        record("aggregation.section-kept", actor, report, section, found);
    }

    private String requireBody(ConsolidatedReport report, String section) {
        ConsolidationStore.SectionText text = store.sections(report.id()).get(section);
        if (text == null) {
            throw new NotFound("section of consolidated report", section);
        }
        if (!text.edited()) {
            throw Refusal.of("aggregation.section.not-edited", section);
        }
        return text.body();
    }

    private void record(String code, Actor actor, ConsolidatedReport report, String section, int changed) {
        ReviewCycle cycle = cycles.require(report.cycleId());
        audit.record(Act.of(code, "consolidated-report", report.id())
                .inCycle(cycle.id())
                .ofUnit(cycle.reviewerUnit())
                .with("version", report.versionNo())
                .with("section", section)
                .with("changes", changed));
    }

    private ConsolidatedReport requireEdited(Actor actor, UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        if (!access.holds(actor, cycle.reviewerUnit(), Role.REVIEWER)) {
            throw new NotFound("consolidated report of cycle", cycleId);
        }
        ConsolidatedReport report = aggregation.requireOpen(cycleId);
        if (report.isReady()) {
            throw Refusal.of("aggregation.being-approved");
        }
        return report;
    }
}
