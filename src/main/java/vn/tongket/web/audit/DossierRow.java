package vn.tongket.web.audit;

import java.util.List;

/**
 * A line of a dossier in words.
 *
 * @param number of the record, which the seal knows it by; null for what is not in the record
 * @param source {@code record}, {@code mail} or {@code engine}
 * @param who name of who did it
 * @param account their account, where the name is another
 * @param capacity role, unit, acting and substitute, or null
 * @param sentence what was done, begun with a small letter
 * @param thing what it was done to, or null where the whole dossier is about it
 * @param href the page of that, or null
 * @param facts label and value; a value that was changed says both
 * @param step element and version of the model, or null
 * @param stepHref the process on its model, or null
 */
public record DossierRow(
        String number,
        String source,
        String at,
        String who,
        String account,
        String capacity,
        String sentence,
        String thing,
        String href,
        List<Fact> facts,
        String step,
        String stepHref) {

    /**
     * @param before what it was before; null where it was not changed or that is not known
     */
    public record Fact(String label, String before, String value) {}

    /** All on one line, as a table wants it. */
    public String inOneLine() {
        StringBuilder line = new StringBuilder(who);
        if (capacity != null) {
            line.append(" (").append(capacity).append(')');
        }
        line.append(' ').append(sentence);
        if (thing != null) {
            line.append(": ").append(thing);
        }
        return line.append('.').toString();
    }
}
