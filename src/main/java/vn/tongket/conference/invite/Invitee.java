package vn.tongket.conference.invite;

import java.time.Instant;
import vn.tongket.Text;
import vn.tongket.conference.Invitation;

/**
 * A unit or a guest by office, with the letter, the answer and whether somebody came.
 *
 * @param ref {@code u:<unit code>} or {@code g:<place in the list of guests>}
 * @param unit null for a guest
 * @param name of the unit, or the office of the guest
 * @param person the guest's name where it is known
 * @param email the address given for the unit or the guest, or null
 * @param letterNo the ordinal of the letter; null before the letters went out
 * @param notedBy how somebody was noted as present, or null
 * @param mail what became of the letter's mail
 */
public record Invitee(
        String ref,
        String unit,
        String name,
        String person,
        String email,
        boolean directing,
        Integer letterNo,
        Invitation.Answer answer,
        String representative,
        String reason,
        Instant repliedAt,
        boolean onBehalf,
        Boolean attended,
        String attendedBy,
        Instant arrivedAt,
        String notedBy,
        Instant remindedAt,
        Mail mail) {

    /** What became of the mailed letter. */
    public enum Mail {
        /** No letter went out yet. */
        NONE,
        WAITING,
        SENT,
        /** Nobody has an address: the letter has to be printed. */
        NO_ADDRESS,
        /** There is no mail server, or it refused the letter until the last attempt. */
        NOT_SENT
    }

    public boolean isGuest() {
        return unit == null;
    }

    /** Name and office in one line. */
    public String addressee() {
        return Text.isBlank(person) ? name : person + ", " + name;
    }

    public boolean isPresent() {
        return Boolean.TRUE.equals(attended);
    }
}
