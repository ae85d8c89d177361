package vn.tongket.archive;

/** What archives call themselves; a reader refuses what it does not know. */
public final class ArchiveFormat {

    public static final String NAME = "tongket-luu-tru";
    public static final int VERSION = 1;
    /** What the archive says of itself, for machines. */
    public static final String ABOUT = "thong-tin.json";

    public static final String INDEX = "index.html";
    public static final String LIST = "muc-luc.xlsx";
    /** The list of files for machines; the workbook says the same for people. */
    public static final String ENTRIES = "muc-luc.jsonl";

    private ArchiveFormat() {}
}
