package vn.tongket.web.conclusion;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actors;
import vn.tongket.conclusion.ConclusionPaper;
import vn.tongket.conclusion.Conclusions;

/** Leads from the page of a cycle to the page of its conclusion; templates call it as {@code @conclusionLinks}. */
@Component("conclusionLinks")
class ConclusionLinks {

    private final Conclusions conclusions;
    private final ConclusionPaper papers;

    ConclusionLinks(Conclusions conclusions, ConclusionPaper papers) {
        this.conclusions = conclusions;
        this.papers = papers;
    }

    /** The conclusion of the cycle that the viewer may open; null where there is none. */
    public UUID of(UUID cycle) {
        return conclusions
                .ofCycle(cycle)
                .filter(id -> papers.isThere(Actors.current(), id))
                .orElse(null);
    }
}
