package vn.tongket.commendation;

import java.util.List;
import java.util.UUID;

/** Where texts of a cycle say how many are honoured; whoever keeps such texts implements it. */
public interface StatedCounts {

    /**
     * A number that a text says.
     *
     * @param place where it stands, in words
     */
    record Stated(String place, int collectives, int individuals, String link) {}

    List<Stated> of(UUID cycle);
}
