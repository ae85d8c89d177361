package vn.tongket.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.PreviousCycles;
import vn.tongket.web.UnitApi.Choice;
import vn.tongket.web.UnitApi.Choices;
import vn.tongket.web.page.PageNumber;

/** The search box for cycles: by a few letters of their titles, without accents, among those that the person may see. */
@RestController
class CycleChoiceApi {

    private static final int SHOWN = 20;
    private static final int NAMED = 100;

    private final PreviousCycles cycles;

    CycleChoiceApi(PreviousCycles cycles) {
        this.cycles = cycles;
    }

    @GetMapping("/api/cycles")
    Choices cycles(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) List<UUID> code,
            @RequestParam(required = false) UUID except,
            @RequestParam(defaultValue = "0") int page) {
        if (code != null) {
            return new Choices(
                    cycles.named(Actors.current(), code.stream().limit(NAMED).toList()).stream()
                            .map(CycleChoiceApi::choice)
                            .toList(),
                    false);
        }
        List<PreviousCycles.Choice> found =
                cycles.choices(Actors.current(), q, except, SHOWN + 1, PageNumber.of(page) * SHOWN);
        return new Choices(
                found.stream().limit(SHOWN).map(CycleChoiceApi::choice).toList(), found.size() > SHOWN);
    }

    private static Choice choice(PreviousCycles.Choice cycle) {
        return new Choice(
                cycle.id().toString(),
                cycle.title(),
                Stream.of(cycle.organizer(), cycle.period())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(", ")));
    }
}
