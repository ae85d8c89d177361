package vn.tongket.cycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Readings;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.IssuedDocument;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;
import vn.tongket.document.Signing;
import vn.tongket.organization.Access;

/** The plan of a cycle as an official document, with its outline, its indicators and those who report as annexes. */
@Component
public class PlanPaper {

    private final Cycles cycles;
    private final CycleBoard board;
    private final PlanSummaries summaries;
    private final PlanStore plans;
    private final PlanSigning signing;
    private final CycleCitations citations;
    private final Letterheads letterheads;
    private final Documents documents;
    private final Access access;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Readings readings;

    PlanPaper(
            Cycles cycles,
            CycleBoard board,
            PlanSummaries summaries,
            PlanStore plans,
            PlanSigning signing,
            CycleCitations citations,
            Letterheads letterheads,
            Documents documents,
            Access access,
            JdbcClient jdbc,
            MessageSource messages,
            Readings readings) {
        this.readings = readings;
        this.cycles = cycles;
        this.board = board;
        this.summaries = summaries;
        this.plans = plans;
        this.signing = signing;
        this.citations = citations;
        this.letterheads = letterheads;
        this.documents = documents;
        this.access = access;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    private record Owed(String scope, String writer, String due) {}

    /** For those who work on the cycle; once it is issued, for the units that report as well. */
    @Transactional
    public Paper of(Actor actor, UUID id) {
        ReviewCycle cycle = cycles.find(id).orElseThrow(() -> new NotFound("cycle", id));
        if (!CycleReaders.mayRead(access, actor, cycle)) {
            board.see(actor, id);
            if (cycle.planIssuedAt() == null) {
                throw new NotFound("cycle", id);
            }
        }
        if (cycle.planIssuedAt() == null) {
            readings.note(actor, Act.of("draft.read", "cycle", id).inCycle(id).ofUnit(cycle.coordinatorUnit()));
        }
        Letterhead head = letterheads.of(cycle.organizer());
        PlanSummary plan = summaries.of(cycle);
        UUID document = plans.state(id).document();
        IssuedDocument issued = document == null ? null : documents.find(document);
        PaperSheet sheet = new PaperSheet(
                        head, DocumentType.PLAN, CycleCitations.planType(), Phrases.within(plan.title()))
                .numbered(issued);
        List<Owed> owed = issued == null ? owed(id) : owedAtFirst(id);
        aim(sheet, head, cycle, plan);
        reporters(sheet, plan);
        timing(
                sheet,
                plan,
                issued == null || owed.isEmpty() ? plan.due() : owed.get(0).due());
        organisation(sheet, plan);
        sheet.prose(said("closing"));
        annexes(sheet, owed, plan);
        return sheet.signedAs(cycle.planApprovedAt() == null ? Signing.NONE : signing.of(id))
                .sentTo(recipients(plan))
                .paper();
    }

    private void aim(PaperSheet sheet, Letterhead head, ReviewCycle cycle, PlanSummary plan) {
        List<CycleCitations.Cited> subjects = citations.subjects(cycle.id(), head.style());
        List<String> reviewed = texts(subjects, Subject.Role.REVIEWED);
        List<String> heard = texts(subjects, Subject.Role.INFORMATION);
        sheet.prose(said("opening", head.unitName(), Phrases.within(plan.title())));
        sheet.chapter(said("aim"));
        sheet.prose(Text.isBlank(plan.purpose()) ? said("aim.usual") : plan.purpose());
        sheet.chapter(said("content"));
        if (!reviewed.isEmpty()) {
            sheet.prose(said("subjects")).bullets(Phrases.sentences(reviewed));
        }
        if (!heard.isEmpty()) {
            sheet.prose(said("information")).bullets(Phrases.sentences(heard));
        }
        if (plan.period() != null) {
            sheet.prose(said("period", plan.period()));
        }
        if (!plan.outline().isEmpty()) {
            sheet.prose(said("outline.where", Phrases.roman(1)));
        }
        if (!plan.indicators().isEmpty()) {
            sheet.prose(said("indicators.where", Phrases.roman(plan.outline().isEmpty() ? 1 : 2)));
        }
    }

    private void reporters(PaperSheet sheet, PlanSummary plan) {
        if (plan.reporters() == 0) {
            return;
        }
        sheet.chapter(said("reporters"));
        sheet.prose(said("reporters.count", Phrases.two(plan.reporters())));
        List<String> named = new ArrayList<>();
        plan.groups().forEach(group -> named.add(said("reporters.group", group.name(), Phrases.two(group.units()))));
        if (!plan.units().isEmpty()) {
            named.add(String.join(", ", plan.units()));
        }
        plan.writers().forEach(line -> named.add(said("reporters.writer", line.writer(), line.scope())));
        if (!plan.except().isEmpty()) {
            named.add(said("reporters.except", String.join(", ", plan.except())));
        }
        sheet.names(named);
    }

    private void timing(PaperSheet sheet, PlanSummary plan, String due) {
        List<String> dates = new ArrayList<>();
        if (due != null) {
            dates.add(said("due", due, plan.reviewer()));
        }
        if (plan.closing() != null) {
            dates.add(said("last-day", plan.closing()));
        }
        plan.milestones().forEach(stone -> dates.add(milestone(stone)));
        if (!dates.isEmpty()) {
            sheet.chapter(said("timing")).names(dates);
        }
    }

    private String milestone(PlanSummary.MilestoneView stone) {
        String name = messages.getMessage("cycle.milestone.kind." + stone.kind(), null, stone.kind(), Locale.ROOT);
        StringBuilder line = new StringBuilder(name).append(": ").append(stone.on());
        if (!Text.isBlank(stone.place())) {
            line.append(", ").append(said("at", Text.clean(stone.place())));
        }
        if (!Text.isBlank(stone.note())) {
            line.append(" (").append(Phrases.open(stone.note())).append(')');
        }
        return line.toString();
    }

    private void organisation(PaperSheet sheet, PlanSummary plan) {
        List<String> tasks = new ArrayList<>();
        tasks.add(said("task.coordinator", plan.coordinator()));
        if (plan.phases().contains(Phase.REPORTS) || plan.phases().contains(Phase.CONSOLIDATION)) {
            tasks.add(said("task.reviewer", plan.reviewer()));
        }
        if (plan.reporters() > 0) {
            tasks.add(said("task.reporters"));
        }
        if (plan.phases().contains(Phase.COMMENDATION) && plan.council() != null) {
            tasks.add(said("task.council", plan.council()));
        }
        if (plan.phases().contains(Phase.FOLLOW_UP) && plan.tracker() != null) {
            tasks.add(said("task.tracker", plan.tracker()));
        }
        sheet.chapter(said("organisation"));
        for (int i = 0; i < tasks.size(); i++) {
            sheet.prose((i + 1) + ". " + tasks.get(i));
        }
    }

    private void annexes(PaperSheet sheet, List<Owed> owed, PlanSummary plan) {
        if (!plan.outline().isEmpty()) {
            sheet.annex(said("outline"), false, outline(plan.outline()));
        }
        if (!plan.indicators().isEmpty()) {
            sheet.annex(said("indicators"), true, indicators(plan.indicators()));
        }
        if (!owed.isEmpty()) {
            sheet.annex(said("list"), false, list(owed));
        }
    }

    private Block list(List<Owed> owed) {
        boolean writers = owed.stream().anyMatch(line -> !line.writer().equals(line.scope()));
        List<Column> columns = new ArrayList<>(
                List.of(new Column(said("col.no"), 8, Align.CENTER), new Column(said("col.unit"), 46, Align.LEFT)));
        if (writers) {
            columns.add(new Column(said("col.writer"), 26, Align.LEFT));
        }
        columns.add(new Column(said("col.due"), 26, Align.CENTER));
        List<List<String>> rows = new ArrayList<>();
        for (Owed line : owed) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(rows.size() + 1), line.scope()));
            if (writers) {
                row.add(line.writer().equals(line.scope()) ? "" : line.writer());
            }
            row.add(line.due());
            rows.add(row);
        }
        return new Block.Table(null, columns, rows);
    }

    private List<Block> outline(List<Section> outline) {
        List<Block> blocks = new ArrayList<>();
        for (Section section : outline) {
            blocks.add(PaperSheet.headingOf(section.code(), section.title()));
            List<String> asks = new ArrayList<>();
            if (!Text.isBlank(section.guidance())) {
                asks.add(Phrases.sentence(section.guidance()));
            }
            if (section.leaf() && section.minWords() > 0) {
                asks.add(said("min-words", String.valueOf(section.minWords())));
            }
            if (section.leaf() && !section.required()) {
                asks.add(said("not-required"));
            }
            if (!asks.isEmpty()) {
                blocks.add(new Block.Prose(String.join(" ", asks)));
            }
        }
        return blocks;
    }

    private Block indicators(List<Indicator> indicators) {
        List<List<String>> rows = new ArrayList<>();
        for (Indicator indicator : indicators) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    indicator.code(),
                    indicator.name(),
                    indicator.unit(),
                    messages.getMessage("paper.plan.kind." + indicator.kind(), null, Locale.ROOT),
                    said(indicator.yearly() ? "yearly" : "whole"),
                    target(indicator),
                    said(indicator.required() ? "must" : "may")));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 5, Align.CENTER),
                        new Column(said("col.code"), 10, Align.LEFT),
                        new Column(said("col.indicator"), 35, Align.LEFT),
                        new Column(said("col.measure"), 10, Align.CENTER),
                        new Column(said("col.kind"), 12, Align.LEFT),
                        new Column(said("col.span"), 12, Align.LEFT),
                        new Column(said("col.target"), 10, Align.CENTER),
                        new Column(said("col.required"), 8, Align.CENTER)),
                rows);
    }

    private String target(Indicator indicator) {
        return indicator.target() == null || indicator.direction() == null
                ? ""
                : messages.getMessage(
                        "aggregation.target." + indicator.direction(),
                        new Object[] {Phrases.number(indicator.target())},
                        Locale.ROOT);
    }

    private List<Owed> owed(UUID cycle) {
        return owed(cycle, "o.due_on, o.due_precision", "o.withdrawn_at is null");
    }

    /** What the plan asked for on the day of its issue: its document never says what was changed since. */
    private List<Owed> owedAtFirst(UUID cycle) {
        return owed(cycle, """
                case when o.due_at = o.original_due_at then o.due_on
                     else (o.original_due_at at time zone 'Asia/Ho_Chi_Minh')::date end as due_on,
                case when o.due_at = o.original_due_at then o.due_precision else 'DAY' end as due_precision""", "o.created_at = (select min(created_at) from app.obligation where cycle_id = :cycle)");
    }

    private List<Owed> owed(UUID cycle, String due, String which) {
        return jdbc.sql("""
                        select s.name as scope, w.name as writer, %s
                          from app.obligation o
                          join app.org_unit s on s.code = o.scope_unit
                          join app.org_unit w on w.code = o.reporter_unit
                         where o.cycle_id = :cycle and %s
                         order by s.name, s.code
                        """.formatted(due, which))
                .param("cycle", cycle)
                .query((row, n) -> new Owed(
                        row.getString("scope"),
                        row.getString("writer"),
                        CycleStore.deadline(row, "due_on", "due_precision").text()))
                .list();
    }

    private List<String> recipients(PlanSummary plan) {
        return Stream.concat(
                        plan.reporters() > 0
                                ? Stream.of(said("to.reporters", Phrases.roman(3)))
                                : Stream.<String>empty(),
                        Stream.of(plan.coordinator(), plan.reviewer(), plan.council(), plan.tracker()))
                .filter(name -> name != null && !name.equals(plan.organizer()))
                .toList();
    }

    private static List<String> texts(List<CycleCitations.Cited> subjects, Subject.Role role) {
        return subjects.stream()
                .filter(subject -> subject.role() == role)
                .map(CycleCitations.Cited::text)
                .toList();
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.plan." + key, args, Locale.ROOT);
    }
}
