package vn.tongket.conference;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * What is prepared before a conference.
 *
 * @param dateConfirmed false as long as a person has not confirmed an inferred date
 * @param invited codes of the invited units
 * @param version the version that was read; null saves whatever the version is
 */
public record Agenda(
        String title,
        Deadline held,
        LocalTime startsAt,
        Boolean dateConfirmed,
        String place,
        Chair chair,
        List<Subject> subjects,
        List<Item> items,
        List<Guest> guests,
        List<String> invited,
        Integer version) {

    /** A subject that is reviewed, or something that is only heard. */
    public record Subject(Role role, String citation, String description, UUID documentId) {}

    /** Whether a subject is reviewed at the conference or only heard. */
    public enum Role {
        REVIEWED,
        INFORMATION
    }

    /** One line of the programme. */
    public record Item(LocalTime startsAt, LocalTime endsAt, String title, String presenter) {}

    /** Someone who comes by office and not for an invited unit. */
    public record Guest(String title, String name, boolean directing) {}

    public Agenda {
        held = held == null ? Deadline.UNKNOWN : held;
        chair = chair == null ? Chair.UNKNOWN : chair;
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
        items = items == null ? List.of() : List.copyOf(items);
        guests = guests == null ? List.of() : List.copyOf(guests);
        invited = invited == null ? List.of() : List.copyOf(invited);
    }
}
