package vn.tongket.organization.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.organization.Unit;

/** Reads the lines “code; first day; last day” that people type, and says of each line what is wrong with it. */
final class MemberRows {

    private static final int MOST = 2000;

    private MemberRows() {}

    static List<MemberRow> read(String typed, Refusal.Collector problems) {
        List<MemberRow> rows = new ArrayList<>();
        String[] lines = typed == null ? new String[0] : typed.split("\\R");
        if (lines.length > MOST) {
            problems.add("dong", "group.row.too-many", MOST);
            return rows;
        }
        for (int at = 0; at < lines.length; at++) {
            if (Text.isBlank(lines[at])) {
                continue;
            }
            int line = at + 1;
            String[] cells = lines[at].split("[;\\t]", -1);
            if (cells.length > 3) {
                problems.add("dong", "group.row.cells", line);
                continue;
            }
            LocalDate from = cells.length > 1 ? day(cells[1], line, problems) : null;
            LocalDate to = cells.length > 2 ? day(cells[2], line, problems) : null;
            if (from != null && to != null && to.isBefore(from)) {
                problems.add("dong", "group.row.ends-before-start", line, code(cells[0]));
            }
            rows.add(new MemberRow(line, code(cells[0]), from, to));
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            problems.add("dong", "group.row.none");
        }
        return rows;
    }

    /** The rows against the register and against the times that are in the group already. */
    static void check(List<MemberRow> rows, Map<String, Unit> known, List<Member> times, Refusal.Collector problems) {
        Map<String, MemberRow> first = new HashMap<>();
        for (MemberRow row : rows) {
            Unit unit = known.get(row.unit());
            if (unit == null) {
                problems.add("dong", "group.row.unknown", row.line(), row.unit());
                continue;
            }
            if (row.from() != null && unit.validTo() != null && row.from().isAfter(unit.validTo())) {
                problems.add("dong", "group.row.unit-ended", row.line(), unit.name(), text(unit.validTo()));
            }
            if (row.from() != null && row.from().isBefore(unit.validFrom())) {
                problems.add("dong", "group.row.unit-not-yet", row.line(), unit.name(), text(unit.validFrom()));
            }
            MemberRow before = first.putIfAbsent(row.unit(), row);
            if (before != null) {
                problems.add("dong", "group.row.twice", row.line(), unit.name(), before.line());
            }
            times.stream()
                    .filter(member -> member.unit().equals(row.unit()) && overlaps(row, member))
                    .findFirst()
                    .ifPresent(member -> problems.add(
                            "dong",
                            "group.row.inside",
                            row.line(),
                            unit.name(),
                            member.from() == null ? "…" : text(member.from()),
                            member.to() == null ? "…" : text(member.to())));
        }
    }

    static boolean overlaps(MemberRow row, Member member) {
        return (row.to() == null || member.from() == null || !member.from().isAfter(row.to()))
                && (row.from() == null || member.to() == null || !member.to().isBefore(row.from()));
    }

    static String text(LocalDate day) {
        return Deadline.day(day).text();
    }

    static String code(String typed) {
        return typed == null ? "" : Text.clean(typed).toUpperCase(Locale.ROOT);
    }

    private static LocalDate day(String typed, int line, Refusal.Collector problems) {
        Refusal.Collector own = new Refusal.Collector();
        LocalDate day = day(typed, "dong", own);
        if (!own.isEmpty()) {
            problems.add("dong", "group.row.day", line, Text.clean(typed));
        }
        return day;
    }

    /** A whole day, or null where nothing is typed. */
    static LocalDate day(String typed, String at, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            return null;
        }
        try {
            Deadline day = Deadline.parse(typed);
            if (day.isKnown() && day.precision() == Precision.DAY) {
                return day.on();
            }
        } catch (Refusal unreadable) {
            // told below, like everything else that is no day
        }
        problems.add(at, "group.day-unreadable", Text.clean(typed));
        return null;
    }
}
