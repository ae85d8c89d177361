package vn.tongket.web.commendation;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.proposal.ProposalDesk;
import vn.tongket.commendation.proposal.ProposalFile;
import vn.tongket.commendation.proposal.ProposalSheet;

/** What the form of a unit's proposal reads, saves by itself and sends. */
@RestController
@RequestMapping("/api/commendations/{id}/proposals/{unit}")
class ProposalApi {

    private final ProposalDesk desk;

    ProposalApi(ProposalDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ProposalFile file(@PathVariable UUID id, @PathVariable String unit) {
        return desk.file(Actors.current(), id, unit);
    }

    @PutMapping
    ProposalDesk.Saved save(@PathVariable UUID id, @PathVariable String unit, @RequestBody ProposalSheet sheet) {
        return desk.save(Actors.current(), id, unit, sheet);
    }

    @PostMapping("/submission")
    void submit(@PathVariable UUID id, @PathVariable String unit) {
        desk.submit(Actors.current(), id, unit);
    }
}
