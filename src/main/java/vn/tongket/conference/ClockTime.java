package vn.tongket.conference;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import vn.tongket.Refusal;
import vn.tongket.Text;

/** Times of the day as people write them: 08:00, 8:00, 8h, 8h30, 8 giờ 30. */
public final class ClockTime {

    private ClockTime() {}

    /** @throws Refusal {@code conference.time.unreadable} at the place, for what is no time; nothing typed is null */
    public static LocalTime read(String typed, String at) {
        if (Text.isBlank(typed)) {
            return null;
        }
        String[] parts = Text.clean(typed).toLowerCase(Locale.ROOT).split("\\s*(?:h|giờ|:|\\.)\\s*", -1);
        try {
            int minute = parts.length < 2 || parts[1].isBlank()
                    ? 0
                    : Integer.parseInt(parts[1].replace("phút", "").trim());
            return LocalTime.of(Integer.parseInt(parts[0].trim()), minute);
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw Refusal.at(at, "conference.time.unreadable", Text.clean(typed));
        }
    }
}
