package vn.tongket.audit;

/** How people hold their roles today: as everybody, as acting, or for somebody who is away. Answers from memory. */
public interface Standings {

    /**
     * @param substituteFor user who is away, or null
     */
    record Standing(boolean acting, String substituteFor) {

        public static final Standing REGULAR = new Standing(false, null);
    }

    /** How the person holds the role {@code <unit>.<role>}; regular where nothing else is entered. */
    Standing of(String user, String group);
}
