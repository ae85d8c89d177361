package vn.tongket.web.urging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.assignment.urging.CaseBoard;
import vn.tongket.assignment.urging.CaseKind;
import vn.tongket.assignment.urging.UrgingDesk;
import vn.tongket.assignment.urging.UrgingFile;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.document.SigningEntry;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;
import vn.tongket.web.task.WaitingTasks;

/** Letters to sign one by one or many at once, explanations and criticism. */
@Page
class CasePages {

    private static final int CASES = 50;
    private static final Map<String, CaseKind> KINDS =
            Map.of("cong-van", CaseKind.LETTER, "giai-trinh", CaseKind.EXPLANATION, "phe-binh", CaseKind.CRITICISM);

    private final CaseBoard board;
    private final UrgingDesk desk;
    private final WaitingTasks waiting;
    private final Refusals refusals;

    CasePages(CaseBoard board, UrgingDesk desk, WaitingTasks waiting, Refusals refusals) {
        this.board = board;
        this.desk = desk;
        this.waiting = waiting;
        this.refusals = refusals;
    }

    @GetMapping({"/don-doc/cong-van", "/don-doc/giai-trinh", "/don-doc/phe-binh"})
    String cases(
            jakarta.servlet.http.HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean xong,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        String path = request.getRequestURI();
        list(path.substring(path.lastIndexOf('/') + 1), q, xong, PageNumber.of(trang), model);
        return "urging-cases";
    }

    private void list(String kind, String words, boolean settled, int page, Model model) {
        List<CaseBoard.Entry> found =
                board.page(Actors.current(), KINDS.get(kind), settled, words, CASES + 1, (long) page * CASES);
        model.addAttribute("kind", kind);
        model.addAttribute("q", words);
        model.addAttribute("settled", settled);
        model.addAttribute("page", page);
        model.addAttribute("cases", found.stream().limit(CASES).toList());
        model.addAttribute("more", found.size() > CASES);
    }

    @GetMapping("/don-doc/viec/{id}")
    String one(@PathVariable UUID id, Model model) {
        Actor actor = Actors.current();
        model.addAttribute("file", desk.file(actor, id));
        model.addAttribute("task", waiting.at(actor, id.toString()).orElse(null));
        return "urging-case";
    }

    /** Asks once more before many letters go out, with the capacity in which they are signed. */
    @PostMapping("/don-doc/cong-van/xem")
    ModelAndView confirm(@RequestParam(required = false) List<UUID> thu, Model model) {
        if (thu == null || thu.isEmpty()) {
            list("cong-van", "", false, 0, model);
            model.addAttribute(
                    "problems",
                    refusals.answer(Refusal.of("web.urging.none-chosen")).problems());
            return new ModelAndView("urging-cases", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        show(thu, null, model);
        return new ModelAndView("urging-sign", model.asMap());
    }

    private void show(List<UUID> chosen, SigningEntry typed, Model model) {
        Actor actor = Actors.current();
        List<UrgingFile> letters = new ArrayList<>();
        for (UUID id : chosen.stream().distinct().limit(CASES).toList()) {
            UrgingFile file = desk.file(actor, id);
            if (file.subject().kind() != CaseKind.LETTER
                    || !actor.holds(file.subject().signerUnit(), "tracker")) {
                throw new NotFound("letter", id);
            }
            letters.add(file);
        }
        model.addAttribute("letters", letters);
        model.addAttribute("signing", typed == null ? letters.get(0).signing() : typed);
        model.addAttribute("capacities", letters.get(0).capacities());
    }

    /** Signs the letters one by one; one that cannot be signed says why and keeps the others from nothing. */
    @PostMapping("/don-doc/cong-van/ky")
    ModelAndView sign(
            @RequestParam List<UUID> thu,
            @RequestParam(defaultValue = "") String capacity,
            @RequestParam(defaultValue = "") String position,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        SigningEntry signing = new SigningEntry(capacity, position, name);
        Refusal.Collector problems = new Refusal.Collector();
        signing.check("signing", problems);
        try {
            problems.refuse();
        } catch (Refusal refusal) {
            show(thu, signing, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("urging-sign", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Map<UrgingFile, String> signed = new LinkedHashMap<>();
        Map<UrgingFile, String> refused = new LinkedHashMap<>();
        for (UUID id : thu.stream().distinct().limit(CASES).toList()) {
            UrgingFile file = desk.file(Actors.current(), id);
            try {
                signed.put(file, desk.sign(Actors.current(), id, signing));
            } catch (Refusal refusal) {
                refused.put(file, refusals.answer(refusal).problems().get(0).message());
            }
        }
        model.addAttribute("signed", signed);
        model.addAttribute("refused", refused);
        return new ModelAndView("urging-signed", model.asMap());
    }
}
