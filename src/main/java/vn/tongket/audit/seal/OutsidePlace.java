package vn.tongket.audit.seal;

import java.time.Instant;
import java.util.Optional;

/** A place outside the database to which roots are told, besides the file of this machine. */
public interface OutsidePlace {

    /**
     * A root as it is told to people.
     *
     * @param code the beginning of the root in a form that is compared by hand
     */
    record Told(long number, String root, String code, Instant at, String key) {}

    /** Short and stable; its text is {@code web.seal.place.<name>}. */
    String name();

    /**
     * Tells the last root of an earlier day; repeating it changes nothing.
     *
     * @return code of what is wrong with this place at the moment, {@code web.seal.problem.<code>}
     */
    Optional<String> tell(Told root);
}
