package vn.tongket.web.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.Refusal;
import vn.tongket.aggregation.ConsolidatedReportBoard;
import vn.tongket.aggregation.ConsolidatedReportDesk;
import vn.tongket.aggregation.ConsolidatedReportFile;
import vn.tongket.aggregation.ConsolidatedSigning;
import vn.tongket.aggregation.Passage;
import vn.tongket.aggregation.ReportSheet;
import vn.tongket.aggregation.SectionSources;
import vn.tongket.audit.Actors;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.PageNumber;

/** What the forms of the provincial report read and save. */
@RestController
@RequestMapping("/api/cycles/{id}/consolidated-report")
class ConsolidatedReportApi {

    private static final int PASSAGES = 10;

    private final ConsolidatedReportDesk desk;
    private final ConsolidatedReportBoard board;
    private final ConsolidatedSigning signing;
    private final Refusals refusals;

    ConsolidatedReportApi(
            ConsolidatedReportDesk desk,
            ConsolidatedReportBoard board,
            ConsolidatedSigning signing,
            Refusals refusals) {
        this.desk = desk;
        this.signing = signing;
        this.board = board;
        this.refusals = refusals;
    }

    /** The answer to everything that was saved: what stands against it so far, and what to put into the form where. */
    record Saved(int version, List<Refusals.Problem> problems, Map<String, List<String>> marks) {}

    /** The report as its approver reads it, with the signature. */
    record Approval(
            @JsonUnwrapped ConsolidatedReportFile file,
            @JsonUnwrapped Signings.Form signature) {}

    @GetMapping("/approval")
    Approval approval(@PathVariable UUID id) {
        return new Approval(desk.file(Actors.current(), id), signing.form(Actors.current(), id));
    }

    @PutMapping("/signing")
    Saved saveSigning(@PathVariable UUID id, @RequestBody SigningEntry typed) {
        return new Saved(signing.save(Actors.current(), id, typed), List.of(), Map.of());
    }

    @GetMapping
    ConsolidatedReportFile file(@PathVariable UUID id) {
        return desk.file(Actors.current(), id);
    }

    @GetMapping("/sections/{code}/passages")
    List<Passage> passages(@PathVariable UUID id, @PathVariable String code) {
        return desk.passages(Actors.current(), id, code);
    }

    /** What units wrote in a section, for its editor: grouped, searched without accents, paged. */
    @GetMapping("/sections/{code}/sources")
    SectionSources sources(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "0") int page) {
        return board.sources(Actors.current(), id, null, code, group, q, PASSAGES, PageNumber.of(page));
    }

    @PutMapping
    Saved save(@PathVariable UUID id, @RequestBody ReportSheet sheet) {
        ConsolidatedReportDesk.Saved saved = desk.save(Actors.current(), id, sheet);
        Map<String, List<String>> marks = new LinkedHashMap<>();
        saved.warnings().forEach((place, warnings) -> marks.put("draft." + place + ".warnings", warnings));
        return new Saved(
                saved.version(), refusals.answer(new Refusal(saved.problems())).problems(), marks);
    }

    @PostMapping("/sections/{code}/update")
    void update(@PathVariable UUID id, @PathVariable String code) {
        desk.updateSection(Actors.current(), id, code);
    }

    @PostMapping("/sections/{code}/keep")
    void keep(@PathVariable UUID id, @PathVariable String code) {
        desk.keepSection(Actors.current(), id, code);
    }

    @PostMapping("/consolidation")
    void consolidateAgain(@PathVariable UUID id) {
        desk.consolidateAgain(Actors.current(), id);
    }
}
