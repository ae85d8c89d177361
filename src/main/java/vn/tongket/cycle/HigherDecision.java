package vn.tongket.cycle;

import java.util.Optional;
import java.util.UUID;
import vn.tongket.Refusal;

/** Something that was decided upon a cycle's provincial report, so that its approval is not taken back any more. */
public interface HigherDecision {

    /** The sentence that names what was decided; nothing when nothing was. */
    Optional<Refusal.Problem> standing(UUID cycle);
}
