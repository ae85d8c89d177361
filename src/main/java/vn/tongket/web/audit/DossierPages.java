package vn.tongket.web.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actors;
import vn.tongket.audit.dossier.Anchor;
import vn.tongket.audit.dossier.Anchor.Kind;
import vn.tongket.audit.dossier.AuditDossiers;
import vn.tongket.audit.dossier.AuditDossiers.Opened;
import vn.tongket.audit.dossier.AuditDossiers.Slice;
import vn.tongket.audit.dossier.Line;
import vn.tongket.audit.dossier.Position;
import vn.tongket.audit.dossier.Question.Filter;
import vn.tongket.organization.RoleHolders;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** Everything that happened about a cycle, a report, a task, a document, a person or a unit, and in all that one looks over. */
@Page
class DossierPages {

    private static final int LINES = 50;
    private static final Map<String, Kind> KINDS = Stream.of(Kind.values())
            .filter(kind -> kind != Kind.ALL)
            .collect(Collectors.toUnmodifiableMap(Kind::path, Function.identity()));

    private final AuditDossiers dossiers;
    private final DossierRows rows;
    private final DossierSheet sheet;
    private final ActWords acts;
    private final RoleHolders people;
    private final Refusals refusals;

    DossierPages(
            AuditDossiers dossiers,
            DossierRows rows,
            DossierSheet sheet,
            ActWords acts,
            RoleHolders people,
            Refusals refusals) {
        this.dossiers = dossiers;
        this.rows = rows;
        this.sheet = sheet;
        this.acts = acts;
        this.people = people;
        this.refusals = refusals;
    }

    /** Where the reader may go on from a page; what is null there is no link to. */
    record Ways(String back, String on, String first, String last, boolean cut) {}

    @GetMapping("/nhat-ky")
    Object record(
            @ModelAttribute("query") DossierQuery query, @RequestParam(required = false) String dot, Model model) {
        if (dot != null && !dot.isBlank()) {
            return "redirect:" + query.at("/ho-so/dot/" + dot.replaceAll("[^0-9a-fA-F-]", ""), "", null);
        }
        return page(Kind.ALL, null, "/nhat-ky", query, model);
    }

    @GetMapping("/ho-so/{kind:dot|bao-cao|nhiem-vu|van-ban|nguoi|don-vi}/{id}")
    Object dossier(
            @PathVariable String kind,
            @PathVariable String id,
            @ModelAttribute("query") DossierQuery query,
            Model model) {
        return page(KINDS.get(kind), id, "/ho-so/" + kind + "/" + id, query, model);
    }

    @GetMapping("/nhat-ky.xlsx")
    void recordFile(@ModelAttribute DossierQuery query, HttpServletResponse response) throws IOException {
        file(Kind.ALL, null, query, response);
    }

    @GetMapping("/ho-so/{kind:dot|bao-cao|nhiem-vu|van-ban|nguoi|don-vi}/{id}/tep.xlsx")
    void file(
            @PathVariable String kind,
            @PathVariable String id,
            @ModelAttribute DossierQuery query,
            HttpServletResponse response)
            throws IOException {
        file(KINDS.get(kind), id, query, response);
    }

    private void file(Kind kind, String id, DossierQuery query, HttpServletResponse response) throws IOException {
        Opened opened = dossiers.open(Actors.current(), kind, id);
        Filter filter = query.filter(acts.with(query.q()));
        sheet.send(opened, title(opened.anchor()), filter, query.oldestFirst(usual(kind)), response);
    }

    private Object page(Kind kind, String id, String path, DossierQuery query, Model model) {
        Opened opened = dossiers.open(Actors.current(), kind, id);
        try {
            return show(opened, path, query, query.filter(acts.with(query.q())), model);
        } catch (Refusal refusal) {
            model.addAttribute("problems", refusals.answer(refusal).problems());
            DossierQuery rest = query.withoutDays();
            show(opened, path, rest, rest.filter(acts.with(rest.q())), model);
            model.addAttribute("query", query);
            return new ModelAndView("dossier", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private String show(Opened opened, String path, DossierQuery query, Filter filter, Model model) {
        boolean oldestFirst = query.oldestFirst(usual(opened.anchor().kind()));
        Position from = query.from(oldestFirst);
        boolean forward = oldestFirst != query.backwards();
        Slice slice = dossiers.slice(opened, filter, forward, from, LINES);
        List<Line> lines = query.backwards() ? AuditDossiers.reversed(slice.lines()) : slice.lines();
        model.addAttribute("anchor", opened.anchor());
        model.addAttribute("title", title(opened.anchor()));
        model.addAttribute("path", path);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.of(opened.anchor(), lines));
        model.addAttribute("acts", acts.all());
        model.addAttribute("oldestFirst", oldestFirst);
        model.addAttribute("ways", ways(query, path, slice, lines, from));
        model.addAttribute(
                "file", query.at(path + (opened.anchor().kind() == Kind.ALL ? ".xlsx" : "/tep.xlsx"), "", null));
        return "dossier";
    }

    private static Ways ways(DossierQuery query, String path, Slice slice, List<Line> lines, Position from) {
        boolean backwards = query.backwards();
        Position first = lines.isEmpty() ? from : lines.get(0).position();
        Position last = lines.isEmpty() ? from : lines.get(lines.size() - 1).position();
        boolean before = backwards ? slice.more() != null : from != null;
        boolean after = backwards ? from != null : slice.more() != null;
        return new Ways(
                before ? query.at(path, "lui", backwards ? slice.more() : first) : null,
                after ? query.at(path, "tiep", backwards ? last : slice.more()) : null,
                before ? query.at(path, "", null) : null,
                after ? query.at(path, "cuoi", 1) : null,
                slice.cut());
    }

    /** A dossier is read from its beginning, the list of everything from its end. */
    private static boolean usual(Kind kind) {
        return kind != Kind.ALL;
    }

    private String title(Anchor anchor) {
        if (anchor.kind() == Kind.ALL) {
            return refusals.text("web.menu.record");
        }
        String name = anchor.kind() == Kind.PERSON
                ? people.names(List.of(anchor.id())).getOrDefault(anchor.id(), anchor.id())
                : anchor.name();
        if (name == null) {
            throw new NotFound("dossier", anchor.id());
        }
        return refusals.text("web.dossier.title." + anchor.kind(), name);
    }
}
