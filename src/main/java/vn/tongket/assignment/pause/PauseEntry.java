package vn.tongket.assignment.pause;

/**
 * A decision as it is typed.
 *
 * @param owner code of the unit whose follow-ups it concerns; blank where the person has one only
 * @param units codes or names of units, one per line
 * @param below whether every unit below the named ones is meant as well
 */
public record PauseEntry(
        String owner,
        String units,
        Boolean below,
        String from,
        String until,
        String reason,
        String basis,
        String decidedBy) {

    public static final PauseEntry EMPTY = new PauseEntry(null, null, true, null, null, null, null, null);
}
