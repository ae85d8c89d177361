package vn.tongket.conference;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Precision;

/** What is wrong with a programme, and what is only worth a look: times that overlap, times that nobody fills. */
public final class AgendaCheck {

    private static final Duration SHORTEST_GAP = Duration.ofMinutes(5);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+");

    private AgendaCheck() {}

    /** What cannot be saved at all. */
    static void refuse(Agenda agenda, Refusal.Collector problems) {
        for (int i = 0; i < agenda.items().size(); i++) {
            Agenda.Item item = agenda.items().get(i);
            if (item.startsAt() != null
                    && item.endsAt() != null
                    && item.endsAt().isBefore(item.startsAt())) {
                problems.add("items." + i + ".endsAt", "conference.item.ends-before-start", i + 1);
            }
            long subjects = agenda.subjects().stream()
                    .filter(subject -> !Text.isBlank(subject.citation()))
                    .count();
            if (item.subject() != null && (item.subject() < 1 || item.subject() > subjects)) {
                problems.add(
                        "items." + i + ".subject", "conference.item.subject-unknown", i + 1, item.subject(), subjects);
            }
        }
        for (int i = 0; i < agenda.guests().size(); i++) {
            email(agenda.guests().get(i).email(), "guests." + i + ".email", i + 1, problems);
        }
        letter(agenda, problems);
    }

    /** An address may be missing, but not be none. */
    public static void email(String typed, String at, int row, Refusal.Collector problems) {
        if (!Text.isBlank(typed) && !ADDRESS.matcher(Text.clean(typed)).matches()) {
            problems.add(at, "conference.guest.email-shape", row, Text.clean(typed));
        }
    }

    private static void letter(Agenda agenda, Refusal.Collector problems) {
        Agenda.Letter letter = agenda.letter();
        if (letter == null) {
            return;
        }
        if (letter.numbering() == Conference.Numbering.GIVEN && letter.number() == null) {
            problems.add("letter.number", "conference.letter.number-missing");
        }
        if (letter.number() != null && letter.number() < 1) {
            problems.add("letter.number", "document.number-not-positive", letter.number());
        }
        LocalDate by = letter.replyBy();
        if (by != null
                && agenda.held().precision() == Precision.DAY
                && by.isAfter(agenda.held().on())) {
            problems.add("letter.replyBy", "conference.letter.reply-after");
        }
        if (letter.quorumPercent() != null && (letter.quorumPercent() < 1 || letter.quorumPercent() > 100)) {
            problems.add("letter.quorumPercent", "conference.letter.quorum-range", letter.quorumPercent());
        }
    }

    /** Something worth a look; {@code item} counts from 1. */
    public record Warning(String key, int item, List<Object> args) {}

    /** Overlaps and gaps between neighbours, items without a presenter, subjects that no item treats. */
    public static List<Warning> warnings(Agenda agenda) {
        List<Warning> found = new ArrayList<>();
        LocalTime end = null;
        int endOf = 0;
        for (int i = 0; i < agenda.items().size(); i++) {
            Agenda.Item item = agenda.items().get(i);
            int number = i + 1;
            if (item.startsAt() != null && end != null) {
                Duration between = Duration.between(end, item.startsAt());
                if (between.isNegative()) {
                    found.add(
                            warning("overlap", number, endOf, between.negated().toMinutes()));
                } else if (between.compareTo(SHORTEST_GAP) >= 0) {
                    found.add(warning("gap", number, endOf, between.toMinutes()));
                }
            }
            if (Text.isBlank(item.presenter())) {
                found.add(warning("no-presenter", number));
            }
            if (item.endsAt() != null && (end == null || item.endsAt().isAfter(end))) {
                end = item.endsAt();
                endOf = number;
            }
        }
        first(agenda, found);
        untreated(agenda, found);
        return found;
    }

    private static void first(Agenda agenda, List<Warning> found) {
        LocalTime first =
                agenda.items().isEmpty() ? null : agenda.items().get(0).startsAt();
        if (first != null && agenda.startsAt() != null && first.isBefore(agenda.startsAt())) {
            found.add(warning("before-start", 1));
        }
    }

    private static void untreated(Agenda agenda, List<Warning> found) {
        boolean linked = agenda.items().stream().anyMatch(item -> item.subject() != null);
        for (int n = 1; linked && n <= agenda.subjects().size(); n++) {
            int subject = n;
            if (agenda.items().stream()
                    .noneMatch(item -> Integer.valueOf(subject).equals(item.subject()))) {
                found.add(warning("untreated", n));
            }
        }
    }

    private static Warning warning(String kind, int item, Object... more) {
        List<Object> args = new ArrayList<>();
        args.add(item);
        args.addAll(List.of(more));
        return new Warning("conference.programme." + kind, item, args);
    }

    /** From the first beginning to the last end; null where the times do not say it. */
    public static Duration total(List<Agenda.Item> items) {
        LocalTime from = items.stream()
                .map(Agenda.Item::startsAt)
                .filter(time -> time != null)
                .min(LocalTime::compareTo)
                .orElse(null);
        LocalTime to = items.stream()
                .map(Agenda.Item::endsAt)
                .filter(time -> time != null)
                .max(LocalTime::compareTo)
                .orElse(null);
        return from == null || to == null || to.isBefore(from) ? null : Duration.between(from, to);
    }
}
