package vn.tongket.report.reuse;

import vn.tongket.report.ReportContent.Entry;

/**
 * Something that can be put into a draft.
 *
 * @param key names the place, the source and the content: what changed meanwhile is not taken for what was seen
 * @param title of the section with its number, or of the indicator with its unit
 * @param current what the draft holds there, as it is read; blank where it holds nothing
 * @param offered what would stand there, as it is read
 */
public record Offer(
        String key,
        Place place,
        String title,
        Source source,
        String current,
        String offered,
        State state,
        Content content) {

    /** How the place in the draft stands to what is offered. */
    public enum State {
        /** Nothing is written there. */
        EMPTY,
        /** What was taken from the same source before is still there, and the source has changed since. */
        NEWER,
        /** The unit has written something else. */
        DIFFERENT,
        /** The same is there already. */
        SAME
    }

    /** What would be put into the report: a text, or an entry. */
    record Content(String text, Entry entry) {}

    public boolean isNew() {
        return state != State.SAME;
    }
}
