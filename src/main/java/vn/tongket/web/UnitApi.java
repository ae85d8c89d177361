package vn.tongket.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.organization.Unit;
import vn.tongket.organization.UnitGroup;
import vn.tongket.organization.UnitSearch;
import vn.tongket.organization.Units;
import vn.tongket.web.page.PageNumber;

/** The search boxes of the forms: units and reporter groups by a few letters of their names, without accents. */
@RestController
class UnitApi {

    private static final int SHOWN = 20;

    private final UnitSearch search;
    private final Units units;
    private final Clock clock;

    UnitApi(UnitSearch search, Units units, Clock clock) {
        this.search = search;
        this.units = units;
        this.clock = clock;
    }

    record Choice(String code, String name, String note) {}

    /** One page of choices; {@code more} says that there are others behind it. */
    record Choices(List<Choice> items, boolean more) {}

    /** Units that exist today and fit the words, or the named ones whatever their dates. */
    @GetMapping("/api/units")
    Choices units(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) List<String> code,
            @RequestParam(defaultValue = "0") int page) {
        if (code != null) {
            return new Choices(
                    search.named(code.stream().limit(500).toList()).stream()
                            .map(UnitApi::choice)
                            .toList(),
                    false);
        }
        List<Unit> found = search.units(q, LocalDate.now(clock), SHOWN + 1, PageNumber.of(page) * SHOWN);
        return new Choices(found.stream().limit(SHOWN).map(UnitApi::choice).toList(), found.size() > SHOWN);
    }

    @GetMapping("/api/unit-groups")
    Choices groups(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) List<String> code) {
        List<UnitGroup> found = code == null
                ? search.groups(q, SHOWN + 1)
                : search.groupsNamed(code.stream().limit(500).toList());
        Map<String, String> owners =
                units.names(found.stream().map(UnitGroup::owner).collect(Collectors.toSet()));
        return new Choices(
                found.stream()
                        .limit(code == null ? SHOWN : 500)
                        .map(group -> new Choice(
                                group.code(),
                                group.name(),
                                "%s – %s".formatted(group.code(), owners.get(group.owner()))))
                        .toList(),
                code == null && found.size() > SHOWN);
    }

    private static Choice choice(Unit unit) {
        return new Choice(unit.code(), unit.name(), unit.code());
    }
}
