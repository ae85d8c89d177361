package vn.tongket.report.offline;

/** The two files that a unit writes without a connection. */
public enum OfflineKind {
    WORD("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    EXCEL("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String ending;
    private final String mediaType;

    OfflineKind(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
