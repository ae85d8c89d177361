package vn.tongket.web.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditTrail;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Units;
import vn.tongket.web.page.Page;

/** Who did what, in which capacity and when, in the units that an auditor looks over. */
@Page
class AuditPage {

    private static final int ACTS = 60;

    private final AuditTrail trail;
    private final CycleBoard cycles;
    private final Units units;
    private final RoleHolders people;
    private final Access access;

    AuditPage(AuditTrail trail, CycleBoard cycles, Units units, RoleHolders people, Access access) {
        this.units = units;
        this.people = people;
        this.trail = trail;
        this.cycles = cycles;
        this.access = access;
    }

    @GetMapping("/nhat-ky")
    String record(
            @RequestParam(required = false) String nguoi,
            @RequestParam(required = false) String viec,
            @RequestParam(required = false) UUID dot,
            @RequestParam(required = false) String donvi,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate tu,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate den,
            @RequestParam(required = false) Long truoc,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            Model model) {
        Set<String> units = lookedOver(Actors.current());
        AuditTrail.Filter filter = new AuditTrail.Filter(nguoi, viec, dot, donvi, tu, den);
        List<AuditTrail.Entry> found = trail.page(units, cycles.idsOf(units), filter, truoc, ACTS + 1);
        model.addAttribute("entries", found.stream().limit(ACTS).toList());
        model.addAttribute(
                "unitNames",
                this.units.names(found.stream()
                        .map(AuditTrail.Entry::actedUnit)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        model.addAttribute(
                "people",
                people.names(found.stream()
                        .flatMap(entry -> Stream.of(entry.actor(), entry.substituteFor()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        model.addAttribute("next", found.size() > ACTS ? found.get(ACTS - 1).id() : null);
        model.addAttribute("filter", filter);
        if (htmx != null) {
            return "record :: rows";
        }
        model.addAttribute("acts", trail.acts());
        return "record";
    }

    private Set<String> lookedOver(Actor actor) {
        Set<String> own = actor.unitsWith(Role.AUDITOR.suffix());
        if (own.isEmpty()) {
            throw new NotFound("page", "record");
        }
        Set<String> all = new TreeSet<>(own);
        own.forEach(unit -> all.addAll(access.unitsBelow(unit)));
        return all;
    }
}
