package vn.tongket.conference.invite;

/** How many invitees there are of each kind; {@code unnoted} are those of whom nobody said whether they came. */
public record InviteeCounts(
        int invited, int attends, int represented, int declines, int silent, int present, int unnoted) {

    /** Those who are there, of all who are invited, in whole percent. */
    public int presentPercent() {
        return invited == 0 ? 0 : (int) (100L * present / invited);
    }

    public boolean reaches(Integer quorumPercent) {
        return quorumPercent == null || 100L * present >= (long) quorumPercent * invited;
    }
}
