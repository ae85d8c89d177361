package vn.tongket.web.commendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.commendation.Commendation;
import vn.tongket.commendation.CommendationAccess;
import vn.tongket.commendation.Commendations;
import vn.tongket.organization.Role;
import vn.tongket.web.Refusals;

/** What every page of a commendation shows on top, and how one answers what is refused. */
@Component
class Heads {

    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final Refusals refusals;

    Heads(Commendations commendations, CommendationAccess handlers, Refusals refusals) {
        this.commendations = commendations;
        this.handlers = handlers;
        this.refusals = refusals;
    }

    /** The commendation, with what this person does in it. */
    record Head(Commendation commendation, boolean coordinates, boolean appraises, boolean votes) {

        public UUID id() {
            return commendation.id();
        }

        public UUID cycleId() {
            return commendation.cycleId();
        }
    }

    /** For those who handle it; everybody else is answered as if there were none. */
    Head of(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        handlers.requireReader(actor, commendation);
        return new Head(
                commendation,
                handlers.holds(actor, commendation, Role.COORDINATOR),
                handlers.holds(actor, commendation, Role.REVIEWER),
                handlers.holds(actor, commendation, Role.COUNCIL));
    }

    /** The same at the end of another day, when nobody does anything any more; a null day is the present. */
    Head of(Actor actor, UUID id, LocalDate day) {
        Head now = of(actor, id);
        return day == null ? now : new Head(commendations.require(id, day), false, false, false);
    }

    /** The same page again with the sentences; what was typed is in the model. */
    ModelAndView refused(String view, Refusal refusal, Model model) {
        model.addAttribute("problems", refusals.answer(refusal).problems());
        return new ModelAndView(view, Map.copyOf(without(model)), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static Map<String, Object> without(Model model) {
        Map<String, Object> present = new java.util.HashMap<>(model.asMap());
        present.values().removeIf(java.util.Objects::isNull);
        return present;
    }

    /** One page of a list of which one more was asked for. */
    static <T> void page(List<T> found, int size, int page, String name, Model model) {
        model.addAttribute(name, found.stream().limit(size).toList());
        model.addAttribute("more", found.size() > size);
        model.addAttribute("page", page);
    }
}
