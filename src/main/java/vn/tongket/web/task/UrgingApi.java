package vn.tongket.web.task;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.assignment.urging.UrgingDesk;
import vn.tongket.audit.Actors;

/** What the forms of urging read and save. */
@RestController
@RequestMapping("/api/urgings/{id}")
class UrgingApi {

    private final UrgingDesk desk;

    UrgingApi(UrgingDesk desk) {
        this.desk = desk;
    }

    record Saved(int version) {}

    @GetMapping
    UrgingForms.File file(@PathVariable UUID id) {
        return UrgingForms.of(desk.file(Actors.current(), id));
    }

    @PutMapping("/letter")
    Saved saveLetter(@PathVariable UUID id, @RequestBody UrgingForms.LetterForm typed) {
        return new Saved(desk.saveLetter(Actors.current(), id, typed.read(), typed.version()));
    }

    @PutMapping("/explanation")
    Saved saveExplanation(@PathVariable UUID id, @RequestBody UrgingForms.ExplanationForm typed) {
        return new Saved(desk.saveExplanation(Actors.current(), id, typed.read(), typed.version()));
    }

    @PutMapping("/proposal")
    Saved saveProposal(@PathVariable UUID id, @RequestBody UrgingForms.CriticismForm typed) {
        return new Saved(desk.saveProposal(Actors.current(), id, typed.proposal(), typed.version()));
    }

    @PutMapping("/decision")
    Saved saveDecision(@PathVariable UUID id, @RequestBody UrgingForms.CriticismForm typed) {
        return new Saved(desk.saveDecision(Actors.current(), id, typed.chairs(), typed.version()));
    }
}
