package vn.tongket.calendar;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;

/** Where administrators and process owners enter days off, swaps and whether a year's official table is complete. */
@Component
public class CalendarDesk {

    private static final String PROCESS_OWNER = "process-owner";
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final AuditLog audit;

    CalendarDesk(JdbcClient jdbc, WorkingCalendar calendar, AuditLog audit) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.audit = audit;
    }

    /** Enters a day, or corrects what was entered for it. */
    @Transactional
    public void enter(Actor actor, SpecialDay day) {
        requireEditor(actor);
        check(day);
        String before = jdbc.sql("select kind from app.working_calendar where day = :day")
                .param("day", day.day())
                .query(String.class)
                .optional()
                .orElse(null);
        jdbc.sql("""
                        insert into app.working_calendar (day, kind, basis_document, provisional)
                        values (:day, :kind, :basis, :provisional)
                        on conflict (day) do update set kind = excluded.kind,
                          basis_document = excluded.basis_document, provisional = excluded.provisional
                        """)
                .param("day", day.day())
                .param("kind", day.kind().name())
                .param("basis", Text.clean(day.basisDocument()))
                .param("provisional", day.provisional())
                .update();
        audit.record(Act.of("calendar.day-entered", "day", day.day())
                .with("kind", day.kind().name())
                .with("kindBefore", before)
                .with("basis", Text.clean(day.basisDocument())));
        forget();
    }

    /** Removes what was entered for a day; removing it again changes nothing. */
    @Transactional
    public void remove(Actor actor, LocalDate day) {
        requireEditor(actor);
        int removed = jdbc.sql("delete from app.working_calendar where day = :day")
                .param("day", day)
                .update();
        if (removed > 0) {
            audit.record(Act.of("calendar.day-removed", "day", day));
            forget();
        }
    }

    /** Declares the year's official table entered whole: from now on nothing is computed for it. */
    @Transactional
    public void complete(Actor actor, int year, String basisDocument) {
        requireEditor(actor);
        Refusal.Collector problems = new Refusal.Collector();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            problems.add("year", "calendar.year-out-of-range", FIRST_YEAR, LAST_YEAR);
        }
        if (Text.isBlank(basisDocument)) {
            problems.add("basisDocument", "calendar.basis-missing");
        }
        problems.refuse();
        jdbc.sql("""
                        insert into app.calendar_year (year, basis_document) values (:year, :basis)
                        on conflict (year) do update set basis_document = excluded.basis_document
                        """)
                .param("year", year)
                .param("basis", Text.clean(basisDocument))
                .update();
        audit.record(Act.of("calendar.year-completed", "year", year).with("basis", Text.clean(basisDocument)));
        forget();
    }

    /** Takes the declaration back: the year is computed again, with what was entered on top. */
    @Transactional
    public void reopen(Actor actor, int year) {
        requireEditor(actor);
        int removed = jdbc.sql("delete from app.calendar_year where year = :year")
                .param("year", year)
                .update();
        if (removed > 0) {
            audit.record(Act.of("calendar.year-reopened", "year", year));
            forget();
        }
    }

    private static void check(SpecialDay day) {
        Refusal.Collector problems = new Refusal.Collector();
        if (day.day().getYear() < FIRST_YEAR || day.day().getYear() > LAST_YEAR) {
            problems.add("day", "calendar.year-out-of-range", FIRST_YEAR, LAST_YEAR);
        }
        if (Text.isBlank(day.basisDocument())) {
            problems.add("basisDocument", "calendar.basis-missing");
        }
        boolean weekend = StatutoryHolidays.isWeekend(day.day());
        if (day.isWorked() && !weekend) {
            problems.add("kind", "calendar.worked-anyway");
        }
        if (day.kind() == SpecialDay.Kind.SWAP_OFF && weekend) {
            problems.add("kind", "calendar.off-anyway");
        }
        problems.refuse();
    }

    private static void requireEditor(Actor actor) {
        if (!actor.isSystem()
                && !actor.isAdministrator()
                && actor.unitsWith(PROCESS_OWNER).isEmpty()) {
            throw new NotFound("page", "calendar");
        }
    }

    private void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calendar.refresh();
            }
        });
    }
}
