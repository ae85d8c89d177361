package vn.tongket.web.conclusion;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.audit.Actors;
import vn.tongket.conference.remark.Remark;
import vn.tongket.conference.remark.RemarkDesk;

/** The closing remarks while they are taken down: line by line, sent again until the server has them. */
@RestController
@RequestMapping("/api/conferences/{conference}/remarks")
class RemarkApi {

    private final RemarkDesk desk;

    RemarkApi(RemarkDesk desk) {
        this.desk = desk;
    }

    /** A remark as the page shows it. */
    record Line(UUID id, int version, boolean general, String text, String lead, String due, String phrase, String by) {

        static Line of(Remark remark) {
            return new Line(
                    remark.id(),
                    remark.version(),
                    remark.general(),
                    remark.text(),
                    remark.leadName(),
                    remark.due().isKnown() ? remark.due().text() : null,
                    remark.dueText(),
                    remark.by());
        }
    }

    record Decided(boolean taken, String reason) {}

    record Matched(UUID prepared) {}

    @PostMapping("/{id}/prepared")
    void match(@PathVariable UUID conference, @PathVariable UUID id, @RequestBody Matched matched) {
        desk.match(Actors.current(), conference, id, matched.prepared());
    }

    @GetMapping
    List<Line> remarks(@PathVariable UUID conference) {
        return desk.board(Actors.current(), conference).remarks().stream()
                .map(Line::of)
                .toList();
    }

    @PutMapping("/{id}")
    Line write(@PathVariable UUID conference, @PathVariable UUID id, @RequestBody RemarkDesk.Typed typed) {
        return Line.of(desk.write(Actors.current(), conference, id, typed));
    }

    @DeleteMapping("/{id}")
    void remove(@PathVariable UUID conference, @PathVariable UUID id, @RequestParam int version) {
        desk.remove(Actors.current(), conference, id, version);
    }

    @PostMapping("/{about}/decision")
    void decide(@PathVariable UUID conference, @PathVariable UUID about, @RequestBody Decided decided) {
        desk.decide(Actors.current(), conference, about, decided.taken(), decided.reason());
    }
}
