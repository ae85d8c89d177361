package vn.tongket.report.offline;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Obligation;
import vn.tongket.file.FileContents;
import vn.tongket.file.StoredContent;
import vn.tongket.organization.Units;
import vn.tongket.report.PreviousReports;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportDrafts;
import vn.tongket.report.ReportDrafts.Draft;

/**
 * Where a unit takes its report home and brings it back: hands out files, reads what comes back, shows how it differs from
 * the draft, and takes over what a person chooses. Only the unit itself gets in.
 */
@Component
public class OfflineDesk {

    private static final int LONGEST_NAME = 200;

    private final ReportDrafts drafts;
    private final ReportDesk desk;
    private final PreviousReports previous;
    private final Units units;
    private final SecrecyGuard secrecy;
    private final WordFile word;
    private final WorkbookFile workbook;
    private final WordReader wordReader;
    private final WorkbookReader workbookReader;
    private final OfflineStore store;
    private final OfflineUploads uploads;
    private final FileContents files;

    OfflineDesk(
            ReportDrafts drafts,
            ReportDesk desk,
            PreviousReports previous,
            Units units,
            SecrecyGuard secrecy,
            WordFile word,
            WorkbookFile workbook,
            WordReader wordReader,
            WorkbookReader workbookReader,
            OfflineStore store,
            OfflineUploads uploads,
            FileContents files) {
        this.drafts = drafts;
        this.desk = desk;
        this.previous = previous;
        this.units = units;
        this.secrecy = secrecy;
        this.word = word;
        this.workbook = workbook;
        this.wordReader = wordReader;
        this.workbookReader = workbookReader;
        this.store = store;
        this.uploads = uploads;
        this.files = files;
    }

    /** Writes the file with what the draft holds now. */
    @Transactional(readOnly = true)
    public void write(Actor actor, UUID id, OfflineKind kind, OutputStream out) throws IOException {
        OfflineReport report = report(drafts.read(actor, id));
        if (kind == OfflineKind.WORD) {
            word.write(report, out);
        } else {
            workbook.write(report, out);
        }
    }

    /** Reads a file and keeps it with what it says; the draft stays as it is. Returns what the file is found by. */
    public UUID upload(Actor actor, UUID id, String givenName, InputStreamSource source) {
        Draft draft = drafts.requireWritable(actor, id);
        String name = name(givenName);
        secrecy.checkFileName(OfficeFile.AT, name);
        OfflineReport report = report(draft);
        try (OfficeFile file = OfficeFile.receive(name, source, Limits.USUAL)) {
            if (secrecy.isNetworked()) {
                SecrecyText.refuseMarked(file);
            }
            Proposal proposal =
                    file.kind() == OfflineKind.WORD ? wordReader.read(file, report) : workbookReader.read(file, report);
            return uploads.keep(actor, draft.obligation(), name, file, proposal);
        }
    }

    /** Files that came back for this report, the newest first. */
    @Transactional(readOnly = true)
    public List<OfflineUpload> uploads(Actor actor, UUID id, int limit, int offset) {
        drafts.read(actor, id);
        return store.list(id, limit, offset);
    }

    @Transactional(readOnly = true)
    public OfflineUpload find(Actor actor, UUID id, UUID upload) {
        drafts.read(actor, id);
        return store.find(id, upload).orElseThrow(() -> new NotFound("offline file", upload));
    }

    /** Writes a file out as it came. */
    @Transactional(readOnly = true)
    public void original(Actor actor, UUID id, UUID upload, OutputStream out) {
        OfflineUpload kept = find(actor, id, upload);
        files.write(new StoredContent(kept.sha256(), kept.size()), out);
    }

    /** Where the waiting file differs from the draft as it is now. */
    @Transactional(readOnly = true)
    public OfflineDifferences differences(Actor actor, UUID id, UUID upload) {
        return differences(drafts.read(actor, id), find(actor, id, upload));
    }

    private OfflineDifferences differences(Draft draft, OfflineUpload upload) {
        Proposal proposal = store.proposal(upload.id()).orElseThrow(() -> Refusal.of("offline.upload.decided"));
        return OfflineDifferences.of(upload, draft.revision(), report(draft), proposal);
    }

    /**
     * Takes over what was chosen, if the draft is still the one that the person saw.
     *
     * @param revision of the draft that was shown
     * @param chosen keys of sections and figures
     * @return how many were taken over
     */
    @Transactional
    public int apply(Actor actor, UUID id, UUID upload, int revision, Collection<String> chosen) {
        Draft draft = drafts.requireWritable(actor, id);
        OfflineUpload kept = find(actor, id, upload);
        if (draft.revision() != revision) {
            throw Refusal.of("offline.apply.changed");
        }
        OfflineDifferences differences = differences(draft, kept);
        Proposal proposal = store.proposal(upload).orElseThrow();
        Set<String> keys = new LinkedHashSet<>(chosen);
        boolean date = differences.date() != null && keys.contains(OfflineDifferences.DATE);
        List<Passage> sections = proposal.sections().stream()
                .filter(passage -> keys.stream().anyMatch(key -> OfflineDifferences.isSection(key, passage.code())))
                .toList();
        List<Entry> figures = proposal.values().stream()
                .filter(entry -> keys.stream().anyMatch(key -> OfflineDifferences.isFigure(key, entry)))
                .toList();
        if (!date && sections.isEmpty() && figures.isEmpty()) {
            throw Refusal.of("offline.apply.nothing");
        }
        ReportContent content = new ReportContent(
                date ? proposal.dataUntil() : draft.content().dataUntil(),
                sections,
                withTheOthers(draft.content().values(), figures));
        desk.save(actor, id, revision, content, null);
        uploads.applied(actor, draft.obligation(), kept, sections.size(), figures.size() + (date ? 1 : 0));
        return sections.size() + figures.size() + (date ? 1 : 0);
    }

    @Transactional
    public void cancel(Actor actor, UUID id, UUID upload) {
        uploads.cancelled(actor, drafts.requireWritable(actor, id).obligation(), find(actor, id, upload));
    }

    /** Saving an indicator saves all its years: those that were not chosen go along as they are. */
    private static List<Entry> withTheOthers(List<Entry> kept, List<Entry> chosen) {
        Set<String> indicators = new LinkedHashSet<>();
        chosen.forEach(entry -> indicators.add(entry.indicator()));
        List<Entry> all = new ArrayList<>(chosen);
        kept.stream()
                .filter(entry -> indicators.contains(entry.indicator()))
                .filter(entry -> chosen.stream()
                        .noneMatch(one ->
                                one.indicator().equals(entry.indicator()) && Objects.equals(one.year(), entry.year())))
                .forEach(all::add);
        return all;
    }

    private OfflineReport report(Draft draft) {
        Obligation obligation = draft.obligation();
        Map<String, String> names = units.names(List.of(obligation.reporterUnit(), obligation.scopeUnit()));
        return new OfflineReport(
                obligation.id(),
                draft.cycle().id(),
                draft.cycle().version(),
                draft.cycle().title(),
                draft.cycle().periodFrom(),
                draft.cycle().periodTo(),
                obligation.reporterUnit(),
                names.get(obligation.reporterUnit()),
                obligation.scopeUnit().equals(obligation.reporterUnit()) ? null : names.get(obligation.scopeUnit()),
                obligation.due().text(),
                draft.outline(),
                draft.indicators(),
                draft.years(),
                draft.content(),
                previous.of(obligation)
                        .map(before ->
                                new OfflineReport.Before(before.cycleTitle(), previous.figures(before.versionId())))
                        .orElse(null));
    }

    /** Without folders and control characters; what is too long is cut before the ending. */
    private static String name(String given) {
        String plain = Text.clean(given == null ? "" : given).replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
        String name = Text.clean(plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1));
        if (name.isEmpty()) {
            throw Refusal.at(OfficeFile.AT, "offline.file.none");
        }
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 || name.length() - dot > 10 ? "" : name.substring(dot);
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - ending.length()).strip() + ending;
    }
}
