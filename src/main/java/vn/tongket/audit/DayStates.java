package vn.tongket.audit;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;

/**
 * How things stood at the end of days: the database keeps the rows of their tables after each transaction that changed
 * them, one state per day.
 */
@Component
public class DayStates {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** What is kept by days. */
    public enum Kind {
        CYCLE,
        CONFERENCE,
        CONCLUSION,
        COMMENDATION
    }

    private final JdbcClient jdbc;

    DayStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a query reads instead of a table: the table itself for the present, else its rows of the thing {@code :id} at
     * the end of {@code :day}.
     */
    public static String rows(Kind kind, String table, LocalDate day) {
        return day == null
                ? "app." + table
                : """
                jsonb_populate_recordset(null::app.%s, (select s.content -> '%s' from app.day_state s
                    where s.kind = '%s' and s.id = :id and s.day <= :day order by s.day desc limit 1))
                """.formatted(table, table, kind.name().toLowerCase(Locale.ROOT));
    }

    /** Refuses a day of which nothing was kept; the present is always known. */
    public void require(Kind kind, UUID id, LocalDate day) {
        if (day == null) {
            return;
        }
        LocalDate first = jdbc.sql("select min(day) from app.day_state where kind = :kind and id = :id")
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("id", id)
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .single();
        if (first == null || day.isBefore(first)) {
            throw Refusal.at(
                    "ngay", "as-of.not-kept", WRITTEN.format(day), first == null ? "…" : WRITTEN.format(first));
        }
    }
}
