package vn.tongket.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.notification.MailAddresses.Person;

/**
 * One mail per person and working day with everything that could wait. A notice knows the day on whose mail it stands when
 * it is written, so that a mail that has been put together never changes; on days off none is sent.
 */
@Component
public class Digests {

    /** What is told until then stands in the mail of the day. */
    static final LocalTime CLOSED = LocalTime.of(8, 30);

    /** When the mails of the day are put together: whoever wrote a notice before has committed it by then. */
    public static final LocalTime GATHERED = LocalTime.of(8, 35);

    /** A day that nobody gathered, e.g. because the machine was off, is made up for as long as this. */
    private static final int LONGEST_BREAK = 60;

    /** How many recipients are gathered in one transaction. */
    static final int PAGE = 250;

    static final String NO_ADDRESS = "NO_ADDRESS";

    private final JdbcClient jdbc;
    private final MailAddresses addresses;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Digests(JdbcClient jdbc, MailAddresses addresses, WorkingCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The day whose mail lists what is told now: today until the mails are put together, else the next working day. */
    public LocalDate nextDay() {
        ZonedDateTime now = clock.instant().atZone(Deadline.ZONE);
        LocalDate today = now.toLocalDate();
        return calendar.isWorkingDay(today) && now.toLocalTime().isBefore(CLOSED)
                ? today
                : calendar.nextWorkingDay(today);
    }

    /** When the mails of the day are put together. */
    public Instant at(LocalDate day) {
        return day.atTime(GATHERED).atZone(Deadline.ZONE).toInstant();
    }

    private record Progress(LocalDate day, String after) {}

    /** Puts the mails of the next recipients together; answers whether there were any, so that there may be more. */
    @Transactional
    public boolean gatherNext() {
        LocalDate day = dayToGather().orElse(null);
        if (day == null) {
            return false;
        }
        jdbc.sql("insert into app.digest_day (day) values (:day) on conflict (day) do nothing")
                .param("day", day)
                .update();
        Optional<Progress> locked = jdbc.sql("""
                        select day, after_recipient from app.digest_day
                         where day = :day and gathered_at is null for update skip locked
                        """)
                .param("day", day)
                .query((row, n) ->
                        new Progress(row.getObject("day", LocalDate.class), row.getString("after_recipient")))
                .optional();
        locked.ifPresent(this::gather);
        return locked.isPresent();
    }

    /** The first day that is due and not yet gathered whole; none on a day off or before the hour. */
    private Optional<LocalDate> dayToGather() {
        ZonedDateTime now = clock.instant().atZone(Deadline.ZONE);
        if (!calendar.isWorkingDay(now.toLocalDate()) || now.toLocalTime().isBefore(GATHERED)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select s.day::date
                          from generate_series(cast(:today as date) - :most, cast(:today as date), interval '1 day') s(day)
                         where exists (select from app.notice n where n.digest_on = s.day::date)
                           and not exists (select from app.digest_day d
                                            where d.day = s.day::date and d.gathered_at is not null)
                         order by 1 limit 1
                        """)
                .param("today", now.toLocalDate())
                .param("most", LONGEST_BREAK)
                .query(LocalDate.class)
                .optional();
    }

    private void gather(Progress progress) {
        List<String> recipients = jdbc.sql("""
                        select distinct recipient from app.notice
                         where digest_on = :day and (:after::text is null or recipient > :after)
                         order by recipient limit :most
                        """)
                .param("day", progress.day())
                .param("after", progress.after(), java.sql.Types.VARCHAR)
                .param("most", PAGE)
                .query(String.class)
                .list();
        Map<String, List<Person>> people = addresses.people(recipients);
        Map<String, TreeSet<String>> mails = new TreeMap<>();
        List<String> unreachable = new ArrayList<>();
        for (String recipient : recipients) {
            List<Person> reached = people.getOrDefault(recipient, List.of()).stream()
                    .filter(person -> person.address() != null)
                    .toList();
            reached.forEach(person -> mails.computeIfAbsent(person.address(), address -> new TreeSet<>())
                    .add(recipient));
            if (reached.isEmpty()) {
                unreachable.add(recipient);
            }
        }
        write(progress.day(), mails, unreachable);
        boolean more = recipients.size() == PAGE;
        jdbc.sql("""
                        update app.digest_day
                           set after_recipient = coalesce(:after, after_recipient), recipients = recipients + :recipients,
                               mails = (select count(*) from app.mail where digest_on = :day),
                               gathered_at = case when :more then null else :now::timestamptz end
                         where day = :day
                        """)
                .param(
                        "after",
                        recipients.isEmpty() ? null : recipients.get(recipients.size() - 1),
                        java.sql.Types.VARCHAR)
                .param("recipients", recipients.size())
                .param("more", more)
                .param("now", OffsetDateTime.now(clock))
                .param("day", progress.day())
                .update();
    }

    private void write(LocalDate day, Map<String, TreeSet<String>> mails, List<String> unreachable) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (!mails.isEmpty()) {
            jdbc.sql("""
                            insert into app.mail (id, digest_on, address, recipients, next_attempt_at)
                            select m.id, :day, m.address, string_to_array(m.recipients, ' '), :now
                              from unnest(:ids::uuid[], :addresses::text[], :recipients::text[]) m(id, address, recipients)
                            on conflict (digest_on, address) where digest_on is not null
                            do update set recipients = app.mail.recipients || excluded.recipients
                            """)
                    .param("day", day)
                    .param("now", now)
                    .param(
                            "ids",
                            mails.keySet().stream()
                                    .map(address -> "" + UUID.randomUUID())
                                    .toArray(String[]::new))
                    .param("addresses", mails.keySet().toArray(String[]::new))
                    .param(
                            "recipients",
                            mails.values().stream()
                                    .map(of -> String.join(" ", of))
                                    .toArray(String[]::new))
                    .update();
        }
        if (!unreachable.isEmpty()) {
            jdbc.sql("""
                            update app.notice set last_error = :reason
                             where digest_on = :day and recipient = any(:recipients)
                            """)
                    .param("reason", NO_ADDRESS)
                    .param("day", day)
                    .param("recipients", unreachable.toArray(String[]::new))
                    .update();
        }
    }
}
