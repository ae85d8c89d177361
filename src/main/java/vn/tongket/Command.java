package vn.tongket;

import java.util.List;

/** Something that the jar does instead of starting the product; named in {@code META-INF/spring.factories}. */
public interface Command {

    /** The first word of the command line. */
    String name();

    /**
     * Does it.
     *
     * @param args what follows the name
     * @return the exit code
     */
    int run(List<String> args);
}
