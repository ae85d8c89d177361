package vn.tongket.organization.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.organization.Unit;
import vn.tongket.organization.change.UnitWords;

/**
 * What would come of each row of a list. A list enters new units and completes what is known of others; that a unit is called
 * otherwise, stands elsewhere or ends is a decision of its own and refused here.
 */
final class ListRules {

    static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.0+)?");
    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);
    private static final int LONGEST_CODE = 30;

    private final Map<String, Unit> known;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Unit> made = new LinkedHashMap<>();

    ListRules(Map<String, Unit> known) {
        this.known = known;
    }

    /** The rows with their verdicts, and the units as they are after the list. */
    record Judged(List<ListRow> rows, Map<String, Unit> units) {}

    Judged judge(List<ListRow> rows, Map<Integer, List<String>> formulas) {
        List<ListRow> judged = new ArrayList<>();
        for (ListRow row : rows) {
            judged.add(judge(row, formulas.getOrDefault(row.line(), List.of())));
        }
        return new Judged(withParents(judged), made);
    }

    private ListRow judge(ListRow row, List<String> formulas) {
        List<Refusal.Problem> problems = new ArrayList<>();
        formulas.forEach(column -> add(problems, "list.row.formula", row.line(), column));
        String code = row.code().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
            add(problems, "list.row.code", row.line(), row.code());
        } else {
            Integer before = lines.putIfAbsent(code, row.line());
            if (before != null) {
                add(problems, "list.row.code-twice", row.line(), code, before);
            }
        }
        Unit old = known.get(code);
        String branch = UnitWords.branch(row.branch()).orElse(null);
        String level = UnitWords.level(row.level()).orElse(null);
        if (branch == null && !(old != null && row.branch().isEmpty())) {
            add(problems, "list.row.branch", row.line(), row.branch());
        }
        if (level == null && !(old != null && row.level().isEmpty())) {
            add(problems, "list.row.level", row.line(), row.level());
        }
        if (!row.email().isEmpty() && !EMAIL.matcher(row.email()).matches()) {
            add(problems, "list.row.email", row.line(), row.email());
        }
        LocalDate from = day(row.starts(), row.line(), problems);
        LocalDate to = day(row.ends(), row.line(), problems);
        if (from != null && to != null && to.isBefore(from)) {
            add(problems, "list.row.ends-before-start", row.line());
        }
        if (old == null && row.name().isEmpty()) {
            add(problems, "list.row.name", row.line());
        }
        Unit unit = old == null
                ? new Unit(
                        code,
                        row.name(),
                        "COMMITTEE",
                        branch,
                        level,
                        parent(row),
                        blank(row.place()),
                        blank(row.email()),
                        from == null ? ALWAYS : from,
                        to)
                : completed(old, row, branch, level);
        if (old != null) {
            decisions(old, row, from, to, problems);
        }
        if (!problems.isEmpty()) {
            return row.judged(ListRow.Verdict.REFUSED, problems);
        }
        made.put(code, unit);
        ListRow.Verdict verdict =
                old == null ? ListRow.Verdict.NEW : unit.equals(old) ? ListRow.Verdict.SAME : ListRow.Verdict.CHANGED;
        return row.judged(verdict, List.of());
    }

    /** An empty cell says nothing new about a known unit. */
    private static Unit completed(Unit old, ListRow row, String branch, String level) {
        return new Unit(
                old.code(),
                row.name().isEmpty() ? old.name() : row.name(),
                old.kind(),
                branch == null ? old.branch() : branch,
                level == null ? old.level() : level,
                old.parent(),
                row.place().isEmpty() ? old.place() : row.place(),
                row.email().isEmpty() ? old.email() : row.email(),
                old.validFrom(),
                old.validTo());
    }

    private void decisions(Unit old, ListRow row, LocalDate from, LocalDate to, List<Refusal.Problem> problems) {
        if (!row.name().isEmpty() && !same(row.name(), old.name())) {
            add(problems, "list.row.renamed", row.line(), old.code(), old.name());
        }
        if (!row.parent().isEmpty() && !Objects.equals(parent(row), old.parent())) {
            add(problems, "list.row.moved", row.line(), old.code(), old.parent() == null ? "–" : old.parent());
        }
        if (from != null && !from.equals(old.validFrom()) || to != null && !to.equals(old.validTo())) {
            add(problems, "list.row.dates", row.line(), old.code());
        }
    }

    /** Accents, capitals and blanks are slips; other letters are another name. */
    private static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String name) {
        return Text.fold(name).replaceAll("[\\s\\p{Punct}–—]+", " ").strip();
    }

    /** Units whose superior is nowhere, or is refused itself, are refused too; so are circles. */
    private List<ListRow> withParents(List<ListRow> rows) {
        List<ListRow> judged = new ArrayList<>(rows);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < judged.size(); i++) {
                ListRow row = judged.get(i);
                if (row.verdict() != ListRow.Verdict.NEW || parent(row) == null) {
                    continue;
                }
                String parent = parent(row);
                String problem = null;
                if (!known.containsKey(parent) && !made.containsKey(parent)) {
                    problem = lines.containsKey(parent) ? "list.row.parent-refused" : "list.row.parent-unknown";
                } else if (circles(row.code().toUpperCase(Locale.ROOT))) {
                    problem = "list.row.circle";
                }
                if (problem != null) {
                    List<Refusal.Problem> why = new ArrayList<>();
                    add(why, problem, row.line(), parent, lines.getOrDefault(parent, 0));
                    judged.set(i, row.judged(ListRow.Verdict.REFUSED, why));
                    made.remove(row.code().toUpperCase(Locale.ROOT));
                    changed = true;
                }
            }
        }
        return judged;
    }

    private boolean circles(String code) {
        Set<String> seen = new HashSet<>();
        for (String at = code; at != null; at = parentOf(at)) {
            if (!seen.add(at)) {
                return true;
            }
        }
        return false;
    }

    private String parentOf(String code) {
        Unit unit = made.getOrDefault(code, known.get(code));
        return unit == null ? null : unit.parent();
    }

    static String parent(ListRow row) {
        return row.parent().isEmpty() ? null : row.parent().toUpperCase(Locale.ROOT);
    }

    private static String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private static LocalDate day(String typed, int line, List<Refusal.Problem> problems) {
        if (typed.isEmpty()) {
            return null;
        }
        if (SERIAL.matcher(typed).matches()) {
            return SERIAL_START.plusDays(Long.parseLong(typed.substring(0, 5)));
        }
        try {
            Deadline day = Deadline.parse(typed);
            if (day.precision() == Precision.DAY) {
                return day.on();
            }
        } catch (Refusal unreadable) {
            // told below, like everything else that is no day
        }
        add(problems, "list.row.day", line, typed);
        return null;
    }

    private static void add(List<Refusal.Problem> problems, String key, Object... args) {
        problems.add(new Refusal.Problem("row", key, List.of(args)));
    }
}
