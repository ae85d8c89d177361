package vn.tongket.cycle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/** Reads what was typed into a plan, and names everything in it that cannot be read or contradicts itself. */
class PlanReader {

    private static final Plan.Reporters NOBODY = new Plan.Reporters(List.of(), List.of(), Set.of(), Map.of());

    private final PlanDraft draft;
    private final Refusal.Collector problems;

    PlanReader(PlanDraft draft, Refusal.Collector problems) {
        this.draft = draft;
        this.problems = problems;
    }

    /** The plan as far as it can be read; it is sound only when no problem was collected. */
    Plan read() {
        if (Text.isBlank(draft.title())) {
            problems.add("title", "cycle.title.missing");
        }
        ReviewKind kind = constant(ReviewKind.class, draft.kind(), "kind");
        if (kind == null && Text.isBlank(draft.kind())) {
            problems.add("kind", "cycle.kind.missing");
        }
        Deadline from = deadline(draft.periodFrom(), "periodFrom");
        Deadline to = deadline(draft.periodTo(), "periodTo");
        LocalDate periodFrom = from.isKnown() ? from.on() : null;
        LocalDate periodTo = to.isKnown() ? to.lastDay() : null;
        if (periodFrom != null && periodTo != null && periodTo.isBefore(periodFrom)) {
            problems.add("periodTo", "cycle.period.backwards");
        }
        Set<Phase> phases = phases();
        boolean reports = phases.contains(Phase.REPORTS);
        Deadline due = reports ? due(periodFrom) : Deadline.UNKNOWN;
        return new Plan(
                clean(draft.title()),
                kind,
                constant(Qualifier.class, draft.qualifier(), "qualifier"),
                periodFrom,
                periodTo,
                roles(),
                clean(draft.purpose()),
                phases,
                subjects(),
                milestones(periodFrom),
                outline(phases),
                new IndicatorReader(draft.indicators(), problems).read(),
                reports ? reporters() : NOBODY,
                due,
                reports ? closing(due) : null,
                previousCycle());
    }

    private UUID previousCycle() {
        UUID previous = PreviousCycles.id(draft.previousCycle());
        if (previous == null && !Text.isBlank(draft.previousCycle())) {
            problems.add("previousCycle", "cycle.previous.unknown");
        }
        return previous;
    }

    private Set<Phase> phases() {
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        for (Phase phase : Phase.values()) {
            if (Boolean.TRUE.equals(draft.phases().get(phase.name()))) {
                phases.add(phase);
            }
        }
        if (phases.isEmpty()) {
            problems.add("phases", "cycle.phases.missing");
        }
        if (phases.contains(Phase.FOLLOW_UP) && !phases.contains(Phase.CONCLUSION)) {
            problems.add("phases", "cycle.phases.follow-up-needs-conclusion");
        }
        return phases;
    }

    private Plan.Roles roles() {
        return new Plan.Roles(
                clean(draft.organizer()),
                clean(draft.approverUnit()),
                clean(draft.reviewerUnit()),
                clean(draft.clerkUnit()),
                clean(draft.councilUnit()),
                clean(draft.trackerUnit()));
    }

    private List<Plan.Cited> subjects() {
        List<Plan.Cited> subjects = new ArrayList<>();
        for (int i = 0; i < draft.subjects().size(); i++) {
            PlanDraft.SubjectLine line = draft.subjects().get(i);
            String at = "subjects." + i + ".";
            if (Text.isBlank(line.citation())) {
                problems.add(at + "citation", "cycle.subject.citation-missing", i + 1);
            }
            Deadline dated = deadline(line.date(), at + "date");
            if (dated.isKnown() && dated.precision() != Precision.DAY) {
                problems.add(at + "date", "cycle.subject.date-not-a-day", i + 1);
            }
            Subject.Role role = constant(Subject.Role.class, line.role(), at + "role");
            subjects.add(new Plan.Cited(
                    role == null ? Subject.Role.REVIEWED : role,
                    clean(line.citation()),
                    clean(line.issuer()),
                    dated.on(),
                    clean(line.description())));
        }
        if (subjects.isEmpty()) {
            problems.add("subjects", "cycle.subjects.missing");
        }
        return subjects;
    }

    private List<Milestone> milestones(LocalDate periodFrom) {
        Set<String> kinds = new HashSet<>();
        List<Milestone> milestones = new ArrayList<>();
        for (int i = 0; i < draft.milestones().size(); i++) {
            PlanDraft.MilestoneLine line = draft.milestones().get(i);
            String at = "milestones." + i + ".";
            if (Text.isBlank(line.kind())) {
                problems.add(at + "kind", "cycle.milestone.kind-missing", i + 1);
            } else if (!kinds.add(clean(line.kind()))) {
                problems.add(at + "kind", "cycle.milestone.kind-repeated", i + 1);
            }
            Deadline on = deadline(line.on(), at + "on");
            if (on.isKnown() && periodFrom != null && on.lastDay().isBefore(periodFrom)) {
                problems.add(at + "on", "cycle.date.before-period", on.text(), day(periodFrom));
            }
            milestones.add(new Milestone(clean(line.kind()), on, clean(line.place()), clean(line.note())));
        }
        return milestones;
    }

    private List<Section> outline(Set<Phase> phases) {
        Set<String> codes = new LinkedHashSet<>();
        Set<String> parents = new HashSet<>();
        List<PlanDraft.SectionLine> lines = draft.sections();
        for (int i = 0; i < lines.size(); i++) {
            String code = code(lines.get(i));
            String at = "sections." + i + ".code";
            if (code == null) {
                problems.add(at, "cycle.section.code-missing", i + 1);
            } else if (!code.matches("[0-9]+(\\.[0-9]+)*")) {
                problems.add(at, "cycle.section.code-shape", code);
            } else if (!codes.add(code)) {
                problems.add(at, "cycle.section.code-repeated", code);
            }
            parents.add(parent(code));
        }
        List<Section> outline = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            PlanDraft.SectionLine line = lines.get(i);
            String code = code(line);
            String at = "sections." + i + ".";
            if (Text.isBlank(line.title())) {
                problems.add(at + "title", "cycle.section.title-missing", code == null ? String.valueOf(i + 1) : code);
            }
            if (parent(code) != null && !codes.contains(parent(code))) {
                problems.add(at + "code", "cycle.section.parent-missing", code, parent(code));
            }
            outline.add(new Section(
                    code,
                    parent(code),
                    i + 1,
                    clean(line.title()),
                    clean(line.guidance()),
                    !parents.contains(code),
                    !Boolean.FALSE.equals(line.required()),
                    words(line.minWords(), at + "minWords")));
        }
        if (phases.contains(Phase.REPORTS) && outline.isEmpty()) {
            problems.add("sections", "cycle.outline.missing");
        }
        return outline;
    }

    private int words(String typed, String at) {
        BigDecimal words = Figures.read(typed).orElse(null);
        if (words == null) {
            if (!Text.isBlank(typed)) {
                problems.add(at, "cycle.section.words", typed);
            }
            return 0;
        }
        if (words.signum() < 0 || words.stripTrailingZeros().scale() > 0 || words.compareTo(Figures.TEN_THOUSAND) > 0) {
            problems.add(at, "cycle.section.words", typed);
            return 0;
        }
        return words.intValue();
    }

    private Plan.Reporters reporters() {
        Map<String, String> writers = new LinkedHashMap<>();
        for (int i = 0; i < draft.writers().size(); i++) {
            PlanDraft.WriterLine line = draft.writers().get(i);
            if (Text.isBlank(line.scope()) || Text.isBlank(line.writer())) {
                problems.add("writers." + i, "cycle.writer.incomplete", i + 1);
            } else {
                writers.put(clean(line.scope()), clean(line.writer()));
            }
        }
        if (draft.groups().isEmpty() && draft.units().isEmpty() && writers.isEmpty()) {
            problems.add("units", "cycle.reporters.missing");
        }
        return new Plan.Reporters(
                codes(draft.groups()), codes(draft.units()), Set.copyOf(codes(draft.except())), writers);
    }

    private Deadline due(LocalDate periodFrom) {
        Deadline due = deadline(draft.due(), "due");
        if (!due.isKnown() && Text.isBlank(draft.due())) {
            problems.add("due", "cycle.due.missing");
        }
        if (due.isKnown() && periodFrom != null && due.lastDay().isBefore(periodFrom)) {
            problems.add("due", "cycle.date.before-period", due.text(), day(periodFrom));
        }
        return due;
    }

    private LocalDate closing(Deadline due) {
        Deadline closing = deadline(draft.closing(), "closing");
        if (!closing.isKnown()) {
            return null;
        }
        if (due.isKnown() && closing.lastDay().isBefore(due.lastDay())) {
            problems.add("closing", "cycle.closing.before-due", closing.text(), due.text());
        }
        return closing.lastDay();
    }

    private Deadline deadline(String typed, String at) {
        try {
            return Deadline.parse(typed);
        } catch (Refusal unreadable) {
            unreadable
                    .problems()
                    .forEach(problem ->
                            problems.add(at, problem.key(), problem.args().toArray()));
            return Deadline.UNKNOWN;
        }
    }

    private <E extends Enum<E>> E constant(Class<E> type, String name, String at) {
        return Figures.constant(type, name).orElseGet(() -> {
            if (!Text.isBlank(name)) {
                problems.add(at, "cycle.choice.unknown", name);
            }
            return null;
        });
    }

    private static List<String> codes(List<String> typed) {
        return typed.stream()
                .filter(code -> !Text.isBlank(code))
                .map(Text::clean)
                .distinct()
                .toList();
    }

    private static String code(PlanDraft.SectionLine line) {
        String code = clean(line.code());
        return code == null ? null : code.replaceAll("\\.+$", "");
    }

    private static String parent(String code) {
        return code == null || !code.contains(".") ? null : code.substring(0, code.lastIndexOf('.'));
    }

    static String day(LocalDate day) {
        return Deadline.day(day).text();
    }

    static String clean(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
