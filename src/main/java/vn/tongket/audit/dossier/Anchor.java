package vn.tongket.audit.dossier;

import java.util.List;
import java.util.UUID;

/**
 * What a dossier is about.
 *
 * @param id of the thing, the user or the unit; null for everything that the reader looks over
 * @param things the subjects whose acts belong to it, for reports, tasks and documents
 * @param whole whether the reader sees all of it; else only what concerns the units they look over
 */
public record Anchor(Kind kind, String id, String name, UUID cycleId, String unit, List<Thing> things, boolean whole) {

    /** The kinds, with the word that stands in their addresses. */
    public enum Kind {
        CYCLE("dot"),
        REPORT("bao-cao"),
        TASK("nhiem-vu"),
        DOCUMENT("van-ban"),
        PERSON("nguoi"),
        UNIT("don-vi"),
        ALL("");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    /**
     * @param acts the beginning of the acts that belong to the dossier; empty for all
     */
    public record Thing(String kind, String id, String acts) {

        public Thing(String kind, String id) {
            this(kind, id, "");
        }
    }

    public static Anchor everything() {
        return new Anchor(Kind.ALL, null, null, null, null, List.of(), false);
    }
}
