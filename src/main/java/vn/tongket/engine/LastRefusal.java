package vn.tongket.engine;

import java.util.Optional;
import vn.tongket.Refusal;

/** The refusal that undid the engine's work in this thread, as the engine's REST layer keeps only its text. */
public final class LastRefusal {

    private static final ThreadLocal<Refusal> LAST = new ThreadLocal<>();

    private LastRefusal() {}

    static void remember(Refusal refusal) {
        LAST.set(refusal);
    }

    /** Takes the refusal away, so that the next request in this thread does not find it. */
    public static Optional<Refusal> take() {
        Optional<Refusal> last = Optional.ofNullable(LAST.get());
        LAST.remove();
        return last;
    }
}
