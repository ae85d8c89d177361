package vn.tongket.document;

/** The abbreviations of document types that the product issues itself; any other abbreviation is accepted as well. */
public final class DocumentType {

    public static final String PLAN = "KH";
    public static final String REPORT = "BC";
    public static final String CONCLUSION = "KL";
    public static final String NOTICE = "TB";
    public static final String DECISION = "QĐ";
    public static final String DIRECTIVE = "CT";
    public static final String OFFICIAL_LETTER = "CV";
    public static final String INVITATION = "GM";
    public static final String MINUTES = "BB";

    private DocumentType() {}
}
