package vn.tongket.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.tongket.Refusal;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/**
 * The day at whose end a page is read; a controller that declares it as a parameter gets it from {@code ?ngay=}, and its
 * template finds it as {@code asOf}. Today is the present and no past day.
 *
 * @param path address of the page, without its parameters
 * @param kept what else stands in the address: the chooser keeps it
 */
public record AsOf(LocalDate day, LocalDate today, String path, List<Kept> kept) {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** One parameter of the address. */
    public record Kept(String name, String value) {}

    /** Reads what was typed; what is no day, and what has not come yet, is refused with a sentence. */
    static AsOf read(String typed, LocalDate today, String path, List<Kept> kept) {
        Deadline meant;
        try {
            meant = Deadline.parse(typed);
        } catch (Refusal unreadable) {
            throw Refusal.at("ngay", "as-of.unreadable", typed);
        }
        if (!meant.isKnown()) {
            return new AsOf(today, today, path, kept);
        }
        if (meant.precision() != Precision.DAY) {
            throw Refusal.at("ngay", "as-of.unreadable", typed);
        }
        if (meant.on().isAfter(today)) {
            throw Refusal.at("ngay", "as-of.future", WRITTEN.format(meant.on()), WRITTEN.format(today));
        }
        return new AsOf(meant.on(), today, path, kept);
    }

    public boolean past() {
        return day.isBefore(today);
    }

    /** The day where it is past, else nothing. */
    public LocalDate pastDay() {
        return past() ? day : null;
    }

    /** The end of the day, or nothing for the present. */
    public Instant at() {
        return past() ? Deadline.day(day).dueAt() : null;
    }

    /** What links carry on: the day where it is past, else nothing. */
    public String ngay() {
        return past() ? day.toString() : null;
    }

    /** An address with the day carried on. */
    public String carried(String href) {
        return past() ? href + (href.indexOf('?') < 0 ? "?" : "&") + "ngay=" + day : href;
    }

    /** Refuses a day before the first one that the record knows of. */
    public AsOf since(Instant begins) {
        if (past() && begins != null) {
            LocalDate first = begins.atZone(Deadline.ZONE).toLocalDate();
            if (day.isBefore(first)) {
                throw Refusal.at("ngay", "as-of.before", WRITTEN.format(day), WRITTEN.format(first));
            }
        }
        return this;
    }
}
