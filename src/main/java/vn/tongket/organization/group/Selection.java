package vn.tongket.organization.group;

/** Units that are meant together, as it is typed: all below one unit, of a branch and a level, as they stood on a day. */
public record Selection(String below, String branch, String level, String day) {

    public static final Selection NONE = new Selection("", "", "", "");
}
