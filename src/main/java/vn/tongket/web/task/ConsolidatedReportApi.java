package vn.tongket.web.task;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.aggregation.ConsolidatedReportDesk;
import vn.tongket.aggregation.ConsolidatedReportFile;
import vn.tongket.aggregation.Passage;
import vn.tongket.aggregation.ReportSheet;
import vn.tongket.audit.Actors;

/** What the forms of the provincial report read and save. */
@RestController
@RequestMapping("/api/cycles/{id}/consolidated-report")
class ConsolidatedReportApi {

    private final ConsolidatedReportDesk desk;

    ConsolidatedReportApi(ConsolidatedReportDesk desk) {
        this.desk = desk;
    }

    /** The answer to everything that was saved. */
    record Saved(int version) {}

    @GetMapping
    ConsolidatedReportFile file(@PathVariable UUID id) {
        return desk.file(Actors.current(), id);
    }

    @GetMapping("/sections/{code}/passages")
    List<Passage> passages(@PathVariable UUID id, @PathVariable String code) {
        return desk.passages(Actors.current(), id, code);
    }

    @PutMapping
    Saved save(@PathVariable UUID id, @RequestBody ReportSheet sheet) {
        return new Saved(desk.save(Actors.current(), id, sheet));
    }

    @PostMapping("/consolidation")
    void consolidateAgain(@PathVariable UUID id) {
        desk.consolidateAgain(Actors.current(), id);
    }
}
