package vn.tongket.audit.dossier;

import java.util.List;

/** Where lines of a dossier come from; each answers with a constant number of statements. */
public interface Source {

    /** Order among lines of the same moment; unique. */
    int rank();

    Found find(Question question);

    /**
     * @param lines in the direction asked for, at most as many as asked for
     * @param stopped the place up to which was looked when there may be more behind; null when that is not known to matter
     */
    record Found(List<Line> lines, Position stopped) {

        public static final Found NOTHING = new Found(List.of(), null);

        public static Found of(List<Line> lines) {
            return new Found(lines, null);
        }
    }
}
