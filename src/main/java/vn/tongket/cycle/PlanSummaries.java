package vn.tongket.cycle;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.cycle.PlanSummary.GroupView;
import vn.tongket.cycle.PlanSummary.MilestoneView;
import vn.tongket.cycle.PlanSummary.PreviousView;
import vn.tongket.cycle.PlanSummary.SubjectView;
import vn.tongket.cycle.PlanSummary.WriterView;
import vn.tongket.document.Documents;
import vn.tongket.organization.Units;

/** Puts complete plans into words for their readers. */
@Repository
class PlanSummaries {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    private final JdbcClient jdbc;
    private final CycleStore cycles;
    private final PlanStore plans;
    private final Documents documents;
    private final Units units;

    PlanSummaries(JdbcClient jdbc, CycleStore cycles, PlanStore plans, Documents documents, Units units) {
        this.jdbc = jdbc;
        this.cycles = cycles;
        this.plans = plans;
        this.documents = documents;
        this.units = units;
    }

    private record Reporter(String kind, String groupCode, String unitCode, String writtenBy) {}

    PlanSummary of(ReviewCycle cycle) {
        UUID id = cycle.id();
        List<Reporter> reporters =
                jdbc.sql("""
                        select kind, group_code, unit_code, written_by
                          from app.plan_reporter where cycle_id = :cycle order by ordinal
                        """).param("cycle", id).query(Reporter.class).list();
        Plan.Reporters read = read(reporters);
        Map<String, List<String>> members = plans.members(read.groups());
        Map<String, String> names = units.names(Stream.of(
                        Stream.of(
                                cycle.organizer(),
                                cycle.coordinatorUnit(),
                                cycle.approverUnit(),
                                cycle.reviewerUnit(),
                                cycle.clerkUnit(),
                                cycle.councilUnit(),
                                cycle.trackerUnit()),
                        read.units().stream(),
                        read.except().stream(),
                        read.writers().keySet().stream(),
                        read.writers().values().stream())
                .flatMap(codes -> codes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        PlanStore.State state = plans.state(id);
        PlanIssue issue = plans.issue(id).orElse(new PlanIssue(null, null));
        return new PlanSummary(
                cycle.title(),
                cycle.kind(),
                cycle.qualifier(),
                period(cycle),
                names.get(cycle.organizer()),
                names.get(cycle.coordinatorUnit()),
                names.get(cycle.approverUnit()),
                names.get(cycle.reviewerUnit()),
                names.get(cycle.clerkUnit()),
                cycle.councilUnit() == null ? null : names.get(cycle.councilUnit()),
                cycle.trackerUnit() == null ? null : names.get(cycle.trackerUnit()),
                cycle.purpose(),
                cycle.phases().stream().sorted().toList(),
                subjects(id),
                cycles.milestones(id).stream()
                        .map(m -> new MilestoneView(m.kind(), m.on().text(), m.place(), m.note()))
                        .toList(),
                cycles.outline(id),
                cycles.indicators(id),
                groups(members),
                named(read.units(), names),
                named(read.except(), names),
                read.writers().entrySet().stream()
                        .map(entry -> new WriterView(names.get(entry.getKey()), names.get(entry.getValue())))
                        .toList(),
                PlanCheck.writers(read, members).size(),
                cycle.due().isKnown() ? cycle.due().text() : null,
                closing(id),
                state.refusal(),
                state.document() == null
                        ? null
                        : documents.find(state.document()).symbol(),
                issue.number(),
                issue.date(),
                previous(id),
                cycle.version());
    }

    private static Plan.Reporters read(List<Reporter> reporters) {
        List<String> groups = new ArrayList<>();
        List<String> units = new ArrayList<>();
        Set<String> except = new HashSet<>();
        Map<String, String> writers = new LinkedHashMap<>();
        for (Reporter reporter : reporters) {
            switch (reporter.kind()) {
                case "GROUP" -> groups.add(reporter.groupCode());
                case "EXCEPT" -> except.add(reporter.unitCode());
                default -> {
                    if (reporter.writtenBy() == null) {
                        units.add(reporter.unitCode());
                    } else {
                        writers.put(reporter.unitCode(), reporter.writtenBy());
                    }
                }
            }
        }
        return new Plan.Reporters(groups, units, except, writers);
    }

    private List<GroupView> groups(Map<String, List<String>> members) {
        Map<String, String> names = plans.groupNames(members.keySet());
        return members.entrySet().stream()
                .map(entry -> new GroupView(
                        names.get(entry.getKey()), entry.getValue().size()))
                .toList();
    }

    private List<SubjectView> subjects(UUID cycle) {
        return jdbc.sql("""
                        select s.role, s.citation, s.issuer, s.dated_on, s.description,
                               coalesce(d.confidence = 'FULL', false) as confirmed
                          from app.review_subject s left join app.cited_document d on d.id = s.document_id
                         where s.cycle_id = :cycle order by s.ordinal
                        """)
                .param("cycle", cycle)
                .query((row, n) -> new SubjectView(
                        Subject.Role.valueOf(row.getString("role")),
                        row.getString("citation"),
                        row.getString("issuer"),
                        day(row.getObject("dated_on", LocalDate.class)),
                        row.getString("description"),
                        row.getBoolean("confirmed")))
                .list();
    }

    private PreviousView previous(UUID cycle) {
        return jdbc.sql("""
                        select p.id, p.title
                          from app.review_cycle c join app.review_cycle p on p.id = c.previous_cycle_id
                         where c.id = :cycle
                        """)
                .param("cycle", cycle)
                .query(PreviousView.class)
                .optional()
                .orElse(null);
    }

    private String closing(UUID cycle) {
        return day(jdbc.sql("select coalesce(closing_on, (closing_at at time zone 'Asia/Ho_Chi_Minh')::date)"
                        + " from app.review_cycle where id = :cycle")
                .param("cycle", cycle)
                .query(LocalDate.class)
                .optional()
                .orElse(null));
    }

    private static String period(ReviewCycle cycle) {
        if (cycle.periodFrom() == null && cycle.periodTo() == null) {
            return null;
        }
        return "%s – %s"
                .formatted(
                        cycle.periodFrom() == null ? "…" : day(cycle.periodFrom()),
                        cycle.periodTo() == null ? "…" : day(cycle.periodTo()));
    }

    private static List<String> named(Collection<String> codes, Map<String, String> names) {
        return codes.stream()
                .map(names::get)
                .sorted(Collator.getInstance(VIETNAMESE))
                .toList();
    }

    private static String day(LocalDate day) {
        return day == null ? null : PlanReader.day(day);
    }
}
