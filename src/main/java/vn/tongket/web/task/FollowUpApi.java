package vn.tongket.web.task;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.assignment.AssignmentRow;
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.PeriodKind;
import vn.tongket.assignment.SetUp;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.assignment.period.FollowUpFile;
import vn.tongket.assignment.period.PeriodFigures;
import vn.tongket.assignment.period.PeriodPart;
import vn.tongket.assignment.period.PeriodicReport;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.web.page.PageNumber;

/** What the forms of a follow-up read and save, and every unit's progress for whoever tracks. */
@RestController
@RequestMapping("/api/follow-ups/{conclusion}")
class FollowUpApi {

    private final FollowUpDesk desk;

    FollowUpApi(FollowUpDesk desk) {
        this.desk = desk;
    }

    record Saved(int version) {}

    /** What the coordinator settles; the day stays as typed so that the answer can say what is wrong with it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SetUpForm(
            String trackerUnit,
            String recipientUnit,
            String periodKind,
            String cutOffDay,
            String nextReviewOn,
            Integer version) {

        SetUp read() {
            Refusal.Collector problems = new Refusal.Collector();
            SetUp read = new SetUp(
                    trackerUnit,
                    recipientUnit,
                    Text.isBlank(periodKind) ? null : PeriodKind.valueOf(periodKind),
                    day(problems),
                    review(problems),
                    version);
            problems.refuse();
            return read;
        }

        private LocalDate review(Refusal.Collector problems) {
            if (Text.isBlank(nextReviewOn)) {
                return null;
            }
            try {
                return Deadline.parse(nextReviewOn).lastDay();
            } catch (Refusal unreadable) {
                problems.add("nextReviewOn", "calendar.deadline.unreadable", nextReviewOn);
                return null;
            }
        }

        private Integer day(Refusal.Collector problems) {
            if (Text.isBlank(cutOffDay)) {
                return null;
            }
            try {
                return Integer.valueOf(Text.clean(cutOffDay));
            } catch (NumberFormatException e) {
                problems.add("cutOffDay", "assignment.cut-off.wrong", cutOffDay);
                return null;
            }
        }
    }

    /** The periodic report that is being written. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReportForm(
            PeriodFigures figures,
            String text,
            List<PeriodPart> parts,
            List<String> copies,
            SigningEntry signing,
            Integer version) {

        FollowUpDesk.ReportEntry read() {
            Map<String, String> texts = new LinkedHashMap<>();
            if (text != null) {
                texts.put("GENERAL", text);
            }
            if (parts != null) {
                parts.stream().filter(part -> part.code() != null).forEach(part -> texts.put(part.code(), part.text()));
            }
            return new FollowUpDesk.ReportEntry(texts, signing, copies, version);
        }
    }

    /** One report that was sent. */
    record SentRow(String symbol, LocalDate to, java.time.Instant sentAt) {}

    record File(
            UUID cycleId,
            String conclusion,
            String title,
            boolean trackerNamed,
            String trackerName,
            String recipientName,
            int assignments,
            List<String> unitsWithoutPeople,
            List<String> clausesOfNobody,
            SetUpForm setUp,
            ReportForm report,
            List<Signings.Option> capacities,
            List<SentRow> sent) {}

    @GetMapping
    File file(@PathVariable UUID conclusion) {
        FollowUpFile file = desk.file(Actors.current(), conclusion);
        FollowUp followUp = file.followUp();
        PeriodicReport report = file.report();
        Optional<Signings.Form> signing =
                report == null ? Optional.empty() : desk.signing(Actors.current(), conclusion);
        return new File(
                followUp.cycleId(),
                followUp.citation(),
                followUp.title(),
                file.trackerNamed(),
                file.unitNames().get(followUp.trackerUnit()),
                file.unitNames().get(followUp.recipientUnit()),
                file.assignments(),
                file.unitsWithoutPeople(),
                file.clausesOfNobody(),
                new SetUpForm(
                        followUp.trackerUnit(),
                        followUp.recipientUnit(),
                        followUp.periodKind() == null
                                ? null
                                : followUp.periodKind().name(),
                        String.valueOf(followUp.cutOffDay()),
                        followUp.nextReviewOn() == null
                                ? null
                                : Deadline.day(followUp.nextReviewOn()).text(),
                        followUp.version()),
                report == null
                        ? null
                        : new ReportForm(
                                report.figures(),
                                null,
                                report.parts(),
                                report.copies(),
                                signing.map(Signings.Form::signing)
                                        .orElse(report.signing().entry()),
                                report.version()),
                signing.map(Signings.Form::capacities).orElse(List.of()),
                file.sent().stream()
                        .map(sent -> new SentRow(sent.symbol(), sent.figures().to(), sent.sentAt()))
                        .toList());
    }

    @GetMapping("/assignments")
    List<AssignmentRow> assignments(
            @PathVariable UUID conclusion,
            @RequestParam(required = false) String unit,
            @RequestParam(required = false) String ref,
            @RequestParam(defaultValue = "0") int page) {
        return desk.assignments(Actors.current(), conclusion, unit, ref, PageNumber.of(page));
    }

    @GetMapping("/figures")
    PeriodFigures figures(@PathVariable UUID conclusion) {
        return desk.figures(Actors.current(), conclusion);
    }

    @PutMapping("/set-up")
    Saved saveSetUp(@PathVariable UUID conclusion, @RequestBody SetUpForm setUp) {
        return new Saved(desk.saveSetUp(Actors.current(), conclusion, setUp.read()));
    }

    @PutMapping("/report")
    Saved saveReport(@PathVariable UUID conclusion, @RequestBody ReportForm report) {
        return new Saved(desk.saveReport(Actors.current(), conclusion, report.read()));
    }
}
