package vn.tongket.archive;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import vn.tongket.calendar.Deadline;

/** How an archive writes moments, in the time of Việt Nam. */
final class Moments {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(Deadline.ZONE);

    private Moments() {}

    /** Of a moment as the database writes it in JSON. */
    static String written(String json) {
        return json == null || json.isEmpty() || json.equals("null")
                ? ""
                : written(OffsetDateTime.parse(json).toInstant());
    }

    static String written(Instant moment) {
        return moment == null ? "" : MOMENT.format(moment);
    }
}
