package vn.tongket.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;

/** How pages write dates, moments and codes; templates call it as {@code @words}. */
@Component
public class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(Deadline.ZONE);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy").withZone(Deadline.ZONE);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    private final MessageSource messages;

    public Words(MessageSource messages) {
        this.messages = messages;
    }

    public String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public String day(Instant moment) {
        return moment == null ? "" : DAY.format(moment.atZone(Deadline.ZONE));
    }

    public String moment(Instant moment) {
        return moment == null ? "" : MOMENT.format(moment);
    }

    public String second(Instant moment) {
        return moment == null ? "" : SECOND.format(moment);
    }

    public String time(LocalTime time) {
        return time == null ? "" : CLOCK.format(time);
    }

    /** A sentence with what stands in it. */
    public String said(String key, List<?> arguments) {
        return messages.getMessage(key, arguments.toArray(), VIETNAMESE);
    }

    /** The text of a code, {@code web.status.OVERDUE}; a code without a text is shown as it is. */
    public String of(String prefix, Object code) {
        return code == null ? "" : messages.getMessage(prefix + "." + code, null, String.valueOf(code), Locale.ROOT);
    }
}
