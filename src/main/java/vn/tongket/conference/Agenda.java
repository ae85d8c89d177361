package vn.tongket.conference;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * What is prepared before a conference.
 *
 * @param dateConfirmed false as long as a person has not confirmed an inferred date
 * @param invited codes of the invited units
 * @param letter how the letters of invitation go out; null leaves it as it is
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
        Integer version,
        Letter letter) {

    /** What is said of the letters stays as it is. */
    public Agenda(
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
        this(title, held, startsAt, dateConfirmed, place, chair, subjects, items, guests, invited, version, null);
    }

    /**
     * How the letters of invitation go out.
     *
     * @param number the number they were given; null unless {@code numbering} is {@code GIVEN}
     * @param replyBy until when answers are asked for, or null
     * @param quorumPercent how many of those invited have to be there, or null
     */
    public record Letter(Conference.Numbering numbering, Integer number, LocalDate replyBy, Integer quorumPercent) {}

    /** A subject that is reviewed, or something that is only heard. */
    public record Subject(Role role, String citation, String description, UUID documentId) {}

    /** Whether a subject is reviewed at the conference or only heard. */
    public enum Role {
        REVIEWED,
        INFORMATION
    }

    /**
     * One line of the programme.
     *
     * @param presenter by office; a name only where it is wanted
     * @param subject which of the subjects it treats, counted from 1; null for none
     */
    public record Item(LocalTime startsAt, LocalTime endsAt, String title, String presenter, Integer subject) {

        public Item(LocalTime startsAt, LocalTime endsAt, String title, String presenter) {
            this(startsAt, endsAt, title, presenter, null);
        }
    }

    /** Someone who comes by office and not for an invited unit; the address gets the letter. */
    public record Guest(String title, String name, boolean directing, String email) {

        public Guest(String title, String name, boolean directing) {
            this(title, name, directing, null);
        }
    }

    public Agenda {
        held = held == null ? Deadline.UNKNOWN : held;
        chair = chair == null ? Chair.UNKNOWN : chair;
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
        items = items == null ? List.of() : List.copyOf(items);
        guests = guests == null ? List.of() : List.copyOf(guests);
        invited = invited == null ? List.of() : List.copyOf(invited);
    }
}
