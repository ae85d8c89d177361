package vn.tongket.web.task;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.CommendationDesk;
import vn.tongket.commendation.CommendationFile;
import vn.tongket.commendation.Sheets;

/** What the forms of a commendation read and save. */
@RestController
@RequestMapping("/api/commendations/{id}")
class CommendationApi {

    private final CommendationDesk desk;

    CommendationApi(CommendationDesk desk) {
        this.desk = desk;
    }

    /** The answer to everything that was saved. */
    record Saved(int version) {}

    /** Why a proposal is taken back. */
    record Withdrawal(String reason) {}

    @GetMapping
    CommendationFile file(@PathVariable UUID id) {
        return desk.file(Actors.current(), id);
    }

    @PutMapping("/nominations")
    Saved saveNominations(@PathVariable UUID id, @RequestBody Sheets.Nominations sheet) {
        return new Saved(desk.saveNominations(Actors.current(), id, sheet));
    }

    @PostMapping("/nominations/{nomination}/withdrawal")
    void withdraw(@PathVariable UUID id, @PathVariable UUID nomination, @RequestBody Withdrawal withdrawal) {
        desk.withdraw(Actors.current(), id, nomination, withdrawal.reason());
    }

    @PutMapping("/appraisals")
    Saved saveAppraisals(@PathVariable UUID id, @RequestBody Sheets.Appraisals sheet) {
        return new Saved(desk.saveAppraisals(Actors.current(), id, sheet));
    }

    @PutMapping("/minutes")
    Saved saveMinutes(@PathVariable UUID id, @RequestBody Sheets.Council sheet) {
        return new Saved(desk.saveMinutes(Actors.current(), id, sheet));
    }

    @PutMapping("/decision")
    Saved saveDecision(@PathVariable UUID id, @RequestBody Sheets.Decision sheet) {
        return new Saved(desk.saveDecision(Actors.current(), id, sheet));
    }

    @PutMapping("/issue")
    Saved saveNumber(@PathVariable UUID id, @RequestBody Sheets.Number sheet) {
        return new Saved(desk.saveNumber(Actors.current(), id, sheet));
    }

    @PutMapping("/awards")
    Saved saveAwards(@PathVariable UUID id, @RequestBody Sheets.Awards sheet) {
        return new Saved(desk.saveAwards(Actors.current(), id, sheet));
    }
}
