package vn.tongket.web.conclusion;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conclusion.schedule.Schedules;
import vn.tongket.conclusion.schedule.Step;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** The schedule of a cycle, reckoned back from its conference. */
@Page
@RequestMapping("/dot/{id}/lich-nguoc")
class SchedulePage {

    private final Schedules schedules;
    private final Refusals refusals;

    SchedulePage(Schedules schedules, Refusals refusals) {
        this.schedules = schedules;
        this.refusals = refusals;
    }

    @GetMapping
    Object schedule(
            @PathVariable UUID id,
            @RequestParam(required = false) Step buoc,
            @RequestParam(defaultValue = "") String cham,
            Model model) {
        Actor actor = Actors.current();
        try {
            show(actor, id, buoc, cham, model);
        } catch (Refusal refusal) {
            show(actor, id, buoc, "", model);
            model.addAttribute("slip", cham);
            return refused(refusal, "problems", model);
        }
        return "schedule";
    }

    @PostMapping
    Object change(
            @PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        Map<Step, String> durations = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            if (typed.containsKey(step.name())) {
                durations.put(step, typed.get(step.name()));
            }
        }
        try {
            schedules.change(actor, id, durations);
        } catch (Refusal refusal) {
            show(actor, id, null, "", model);
            model.addAttribute("typed", durations);
            return refused(refusal, "durationProblems", model);
        }
        after.addFlashAttribute("done", "web.schedule.saved");
        return "redirect:/dot/" + id + "/lich-nguoc";
    }

    private ModelAndView refused(Refusal refusal, String name, Model model) {
        model.addAttribute(name, refusals.answer(refusal).problems());
        return new ModelAndView("schedule", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private void show(Actor actor, UUID id, Step step, String days, Model model) {
        Schedules.Schedule schedule = schedules.of(actor, id, step, days);
        model.addAttribute("schedule", schedule);
        model.addAttribute("cycle", schedule.cycle());
        model.addAttribute("slip", days);
        model.addAttribute("step", step);
        model.addAttribute("typed", Map.of());
    }
}
