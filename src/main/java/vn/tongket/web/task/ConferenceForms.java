package vn.tongket.web.task;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.ClockTime;
import vn.tongket.conference.Conference;
import vn.tongket.conference.ConferenceFile;
import vn.tongket.conference.Invitation;
import vn.tongket.conference.Proceedings;

/** Conferences as their forms show them: dates, times and offices are texts that people write. */
final class ConferenceForms {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private ConferenceForms() {}

    record File(
            String title,
            Conference.Stage stage,
            String organizerName,
            String heldText,
            boolean dateInferred,
            String dateSource,
            String place,
            String chair,
            String signatureTitle,
            String minutesRefusal,
            Instant invitedAt,
            AgendaForm agenda,
            ProceedingsForm proceedings,
            List<ReplyRow> replies,
            Counts counts) {}

    record Counts(int invited, int attends, int represented, int declines, int silent) {}

    record AgendaForm(
            String title,
            String held,
            String startsAt,
            Boolean dateConfirmed,
            String place,
            String chairTitle,
            String chairName,
            List<Agenda.Subject> subjects,
            List<ItemRow> items,
            List<Agenda.Guest> guests,
            List<String> invited,
            Integer version,
            LetterForm letter) {

        Agenda read() {
            Refusal.Collector problems = new Refusal.Collector();
            Deadline on = deadline(held, "held", problems);
            LocalTime at = time(startsAt, "startsAt", problems);
            List<ItemRow> rows = items == null ? List.of() : items;
            List<Agenda.Item> programme = IntStream.range(0, rows.size())
                    .mapToObj(n -> new Agenda.Item(
                            time(rows.get(n).startsAt(), "items." + n + ".startsAt", problems),
                            time(rows.get(n).endsAt(), "items." + n + ".endsAt", problems),
                            rows.get(n).title(),
                            rows.get(n).presenter(),
                            whole(rows.get(n).subject(), "items." + n + ".subject", problems)))
                    .toList();
            Agenda.Letter how = letter == null ? null : letter.read(problems);
            problems.refuse();
            return new Agenda(
                    title,
                    on,
                    at,
                    dateConfirmed,
                    place,
                    Chair.of(chairTitle, chairName),
                    subjects,
                    programme,
                    guests,
                    invited,
                    version,
                    how);
        }
    }

    record ItemRow(String startsAt, String endsAt, String title, String presenter, String subject) {}

    /** How the letters go out, as it is typed. */
    record LetterForm(Conference.Numbering numbering, String number, String replyBy, String quorumPercent) {

        Agenda.Letter read(Refusal.Collector problems) {
            Deadline by = deadline(replyBy, "letter.replyBy", problems);
            if (by.isKnown() && by.precision() != Precision.DAY) {
                problems.add("letter.replyBy", "conference.letter.reply-day", Text.clean(replyBy));
            }
            return new Agenda.Letter(
                    numbering == null ? Conference.Numbering.LATER : numbering,
                    whole(number, "letter.number", problems),
                    by.precision() == Precision.DAY ? by.on() : null,
                    whole(quorumPercent, "letter.quorumPercent", problems));
        }

        static LetterForm of(Agenda.Letter letter) {
            return letter == null
                    ? null
                    : new LetterForm(
                            letter.numbering(),
                            text(letter.number()),
                            letter.replyBy() == null
                                    ? null
                                    : Deadline.day(letter.replyBy()).text(),
                            text(letter.quorumPercent()));
        }
    }

    record ProceedingsForm(
            String held,
            String place,
            String chairTitle,
            String chairName,
            String evaluation,
            List<AttendanceRow> attendance,
            List<Proceedings.Speech> speeches,
            List<Proceedings.Weakness> limitations,
            List<RemarkRow> remarks,
            Integer version) {

        Proceedings read() {
            Refusal.Collector problems = new Refusal.Collector();
            Deadline on = deadline(held, "held", problems);
            List<RemarkRow> rows = remarks == null ? List.of() : remarks;
            List<Proceedings.Remark> said = IntStream.range(0, rows.size())
                    .mapToObj(n -> rows.get(n).read("remarks." + n, problems))
                    .toList();
            problems.refuse();
            return new Proceedings(
                    on,
                    place,
                    Chair.of(chairTitle, chairName),
                    evaluation,
                    attendance == null
                            ? null
                            : attendance.stream()
                                    .map(row -> new Proceedings.Attendance(row.unit(), row.attended(), row.by()))
                                    .toList(),
                    speeches,
                    limitations,
                    said,
                    version);
        }
    }

    /** @param notedBy how the door or the list noted it, where it is changed; else null */
    record AttendanceRow(
            String unit, String unitName, Boolean attended, String by, Invitation.Answer answer, String notedBy) {}

    record RemarkRow(boolean general, String said, String leadUnit, String leadGroup, String due) {

        Proceedings.Remark read(String at, Refusal.Collector problems) {
            if (!Text.isBlank(leadUnit) && !Text.isBlank(leadGroup)) {
                problems.add(at + ".leadGroup", "conference.remark.two-leads");
            }
            return new Proceedings.Remark(general, said, leadUnit, leadGroup, deadline(due, at + ".due", problems));
        }
    }

    record ReplyRow(
            String unit,
            String unitName,
            Invitation.Answer answer,
            String representative,
            String reason,
            Instant repliedAt,
            boolean onBehalf) {}

    static File of(ConferenceFile file) {
        Conference conference = file.conference();
        Map<String, Invitation> invitations = file.invitations().stream()
                .collect(java.util.stream.Collectors.toMap(Invitation::unit, Function.identity()));
        return new File(
                conference.title(),
                conference.stage(),
                file.organizerName(),
                conference.held().text(),
                conference.dateState() == Conference.DateState.NEEDS_CONFIRMATION,
                conference.dateSource(),
                conference.place(),
                written(conference.chair()),
                conference.chair().signatureTitle(),
                conference.minutesRefusal(),
                conference.invitedAt(),
                agenda(file.agenda()),
                proceedings(file.proceedings(), invitations),
                file.invitations().stream().map(ConferenceForms::reply).toList(),
                counts(file.invitations()));
    }

    private static AgendaForm agenda(Agenda agenda) {
        return new AgendaForm(
                agenda.title(),
                text(agenda.held()),
                text(agenda.startsAt()),
                agenda.dateConfirmed(),
                agenda.place(),
                written(agenda.chair()),
                agenda.chair().name(),
                agenda.subjects(),
                agenda.items().stream()
                        .map(item -> new ItemRow(
                                text(item.startsAt()),
                                text(item.endsAt()),
                                item.title(),
                                item.presenter(),
                                text(item.subject())))
                        .toList(),
                agenda.guests(),
                agenda.invited(),
                agenda.version(),
                LetterForm.of(agenda.letter()));
    }

    private static ProceedingsForm proceedings(Proceedings proceedings, Map<String, Invitation> invitations) {
        return new ProceedingsForm(
                text(proceedings.held()),
                proceedings.place(),
                written(proceedings.chair()),
                proceedings.chair().name(),
                proceedings.evaluation(),
                proceedings.attendance().stream()
                        .map(row -> new AttendanceRow(
                                row.unit(),
                                invitations.get(row.unit()).unitName(),
                                row.attended(),
                                row.by(),
                                invitations.get(row.unit()).answer(),
                                invitations.get(row.unit()).notedBy()))
                        .toList(),
                proceedings.speeches(),
                proceedings.limitations(),
                proceedings.remarks().stream()
                        .map(remark -> new RemarkRow(
                                remark.general(),
                                remark.said(),
                                remark.leadUnit(),
                                remark.leadGroup(),
                                text(remark.due())))
                        .toList(),
                proceedings.version());
    }

    static ReplyRow reply(Invitation invitation) {
        return new ReplyRow(
                invitation.unit(),
                invitation.unitName(),
                invitation.answer(),
                invitation.representative(),
                invitation.reason(),
                invitation.repliedAt(),
                invitation.onBehalf());
    }

    private static Counts counts(List<Invitation> invitations) {
        return new Counts(
                invitations.size(),
                count(invitations, Invitation.Answer.ATTENDS),
                count(invitations, Invitation.Answer.REPRESENTED),
                count(invitations, Invitation.Answer.DECLINES),
                count(invitations, null));
    }

    private static int count(List<Invitation> invitations, Invitation.Answer answer) {
        return (int) invitations.stream()
                .filter(invitation -> invitation.answer() == answer)
                .count();
    }

    private static String written(Chair chair) {
        return chair.prefix() == null ? chair.title() : chair.prefix() + " " + chair.title();
    }

    private static String text(Deadline deadline) {
        return deadline.isKnown() ? deadline.text() : null;
    }

    private static String text(Integer number) {
        return number == null ? null : number.toString();
    }

    private static Integer whole(String typed, String at, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            return null;
        }
        try {
            return Integer.valueOf(Text.clean(typed).replaceFirst("\\s*%$", ""));
        } catch (NumberFormatException unreadable) {
            problems.add(at, "conference.number.unreadable", Text.clean(typed));
            return null;
        }
    }

    private static String text(LocalTime time) {
        return time == null ? null : CLOCK.format(time);
    }

    private static Deadline deadline(String typed, String at, Refusal.Collector problems) {
        try {
            return Deadline.parse(typed);
        } catch (Refusal unreadable) {
            problems.add(at, "calendar.deadline.unreadable", Text.clean(typed));
            return Deadline.UNKNOWN;
        }
    }

    private static LocalTime time(String typed, String at, Refusal.Collector problems) {
        try {
            return ClockTime.read(typed, at);
        } catch (Refusal unreadable) {
            unreadable
                    .problems()
                    .forEach(one -> problems.add(at, one.key(), one.args().toArray()));
            return null;
        }
    }
}
