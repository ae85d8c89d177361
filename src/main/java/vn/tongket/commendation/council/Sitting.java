package vn.tongket.commendation.council;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A meeting of a council at which members vote at their own desks.
 *
 * @param chair who opens and closes the ballot
 * @param votingFrom since when members vote; null before
 */
public record Sitting(
        UUID commendationId,
        int round,
        LocalDate heldOn,
        String place,
        String chair,
        String secretary,
        Instant votingFrom,
        Instant closedAt,
        List<Member> members) {

    /** Where a member is. */
    public enum Attendance {
        PRESENT,
        WRITING,
        ABSENT
    }

    /**
     * A member of the council.
     *
     * @param voted whether a ballot was given; never which one, and never when
     */
    public record Member(String user, String name, String position, Attendance attendance, boolean voted) {}

    public boolean isVoting() {
        return votingFrom != null && closedAt == null;
    }

    public Optional<Member> member(String user) {
        return members.stream().filter(member -> member.user().equals(user)).findFirst();
    }

    public String nameOf(String user) {
        return member(user).map(Member::name).orElse(user);
    }

    public int present() {
        return (int) members.stream()
                .filter(member -> member.attendance() == Attendance.PRESENT)
                .count();
    }

    /** Absent members whose written ballots are there. */
    public int written() {
        return (int) members.stream()
                .filter(member -> member.attendance() == Attendance.WRITING && member.voted())
                .count();
    }

    public int voted() {
        return (int) members.stream().filter(Member::voted).count();
    }
}
