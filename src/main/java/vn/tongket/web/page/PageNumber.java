package vn.tongket.web.page;

/** Which page of a list is asked for. */
public final class PageNumber {

    /** Far behind the last page of any list, and the lines before it can still be counted. */
    private static final int LAST = 100_000;

    private PageNumber() {}

    /** The page that was asked for, from 0; what no list can have is brought to its ends. */
    public static int of(int asked) {
        return Math.max(0, Math.min(LAST, asked));
    }
}
