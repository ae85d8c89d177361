package vn.tongket.audit.seal;

import java.util.List;
import vn.tongket.audit.Actor;

/** Who looks over all units; who that is the units' own register knows. */
public interface Overseers {

    /** Whether the person may take away the record of all units. */
    boolean mayReadAll(Actor actor);

    /** The groups {@code <unit>.<role>} to which roots are sent. */
    List<String> groups();
}
