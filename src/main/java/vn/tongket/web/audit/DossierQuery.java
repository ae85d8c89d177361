package vn.tongket.web.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.dossier.Position;
import vn.tongket.audit.dossier.Question;
import vn.tongket.calendar.Deadline;

/**
 * What stands in the address of a dossier, as it was typed.
 *
 * @param nguoi account of who did it
 * @param viec code of an act, {@code mail} or {@code engine}
 * @param donvi code of the unit concerned
 * @param tu first day
 * @param den last day
 * @param q words, with or without accents
 * @param ngay day to jump to
 * @param xep {@code moi} for the newest first, {@code cu} for the oldest
 * @param tiep place behind which the page begins
 * @param lui place before which the page ends
 * @param cuoi anything for the last page
 */
public record DossierQuery(
        String nguoi,
        String viec,
        String donvi,
        String tu,
        String den,
        String q,
        String ngay,
        String xep,
        String tiep,
        String lui,
        String cuoi) {

    private static final int EARLIEST_YEAR = 1945;
    private static final int LATEST_YEAR = 2200;

    /** What is asked for; refuses days that cannot be and periods that end before they begin. */
    Question.Filter filter(List<String> named) {
        Refusal.Collector problems = new Refusal.Collector();
        LocalDate from = day("tu", tu, problems);
        LocalDate to = day("den", den, problems);
        day("ngay", ngay, problems);
        if (from != null && to != null && to.isBefore(from)) {
            problems.add("den", "web.dossier.period-reversed", den, tu);
        }
        problems.refuse();
        return new Question.Filter(
                blankAsNull(nguoi),
                blankAsNull(viec),
                blankAsNull(donvi),
                from == null ? null : start(from),
                to == null ? null : start(to.plusDays(1)),
                blankAsNull(q),
                named);
    }

    /** The same without the days, which could not be read. */
    DossierQuery withoutDays() {
        return new DossierQuery(nguoi, viec, donvi, null, null, q, null, xep, null, null, null);
    }

    boolean oldestFirst(boolean usual) {
        return Text.isBlank(xep) ? usual : "cu".equals(xep);
    }

    /** Whether the page is looked for against the direction of reading. */
    boolean backwards() {
        return !Text.isBlank(lui) || !Text.isBlank(cuoi);
    }

    /** Where the page begins, or ends when it is reached backwards; null at the very beginning or end. */
    Position from(boolean oldestFirst) {
        if (!Text.isBlank(cuoi)) {
            return null;
        }
        if (backwards()) {
            return Position.read(lui).orElse(null);
        }
        if (!Text.isBlank(tiep)) {
            return Position.read(tiep).orElse(null);
        }
        LocalDate day = day("ngay", ngay, new Refusal.Collector());
        return day == null ? null : Position.before(start(oldestFirst ? day : day.plusDays(1)));
    }

    /** Address of a page with everything that is asked for, at a place of it. */
    String at(String path, String name, Object place) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        String[][] asked = {
            {"nguoi", nguoi}, {"viec", viec}, {"donvi", donvi}, {"tu", tu}, {"den", den}, {"q", q}, {"xep", xep}
        };
        for (String[] one : asked) {
            if (!Text.isBlank(one[1])) {
                address.queryParam(one[0], "{" + one[0] + "}");
                address.uriVariables(java.util.Map.of(one[0], one[1]));
            }
        }
        if (place != null) {
            address.queryParam(name, place);
        }
        return address.encode().toUriString();
    }

    private static LocalDate day(String at, String typed, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(Text.clean(typed));
            if (day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR) {
                return day;
            }
            problems.add(
                    at,
                    "web.dossier.day-impossible",
                    typed,
                    String.valueOf(EARLIEST_YEAR),
                    String.valueOf(LATEST_YEAR));
        } catch (DateTimeParseException e) {
            problems.add(at, "web.dossier.day-unreadable", typed);
        }
        return null;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Deadline.ZONE).toInstant();
    }

    private static String blankAsNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
