package vn.tongket.conclusion;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;

/** Conclusions and their clauses, for whoever carries them out; access is the caller's matter. */
@Component
public class Conclusions {

    private final ConclusionStore store;

    Conclusions(ConclusionStore store) {
        this.store = store;
    }

    public Conclusion require(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("conclusion", id));
    }

    /** All clauses, sub-clauses included, in the order of the document. */
    public List<Clause> clauses(UUID id) {
        return store.clauses(id);
    }

    public List<Limitation> limitations(UUID id) {
        return store.limitations(id);
    }
}
