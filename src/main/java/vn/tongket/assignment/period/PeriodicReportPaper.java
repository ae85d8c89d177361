package vn.tongket.assignment.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.assignment.FollowUp;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.DocumentType;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.organization.Units;

/** The report on one period of a follow-up, with its sealed figures as annexes. */
@Component
public class PeriodicReportPaper {

    private final FollowUpDesk desk;
    private final PeriodicReports reports;
    private final PeriodAnnexes annexes;
    private final Units units;
    private final Letterheads letterheads;
    private final MessageSource messages;

    PeriodicReportPaper(
            FollowUpDesk desk,
            PeriodicReports reports,
            PeriodAnnexes annexes,
            Units units,
            Letterheads letterheads,
            MessageSource messages) {
        this.desk = desk;
        this.reports = reports;
        this.annexes = annexes;
        this.units = units;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    /** The reports that were sent, the newest first; none for whoever may not see the follow-up. */
    @Transactional(readOnly = true)
    public List<PeriodicReport> sent(Actor actor, UUID conclusion) {
        return desk.isVisible(actor, conclusion)
                ? reports.of(conclusion).stream()
                        .filter(report -> report.sentAt() != null)
                        .toList()
                : List.of();
    }

    /**
     * For those who may see the follow-up.
     *
     * @param report which one; null for the one that is written now, else the last that was sent
     */
    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID conclusion, UUID report) {
        FollowUpFile file = desk.file(actor, conclusion);
        PeriodicReport wanted = Stream.concat(Stream.ofNullable(file.report()), file.sent().stream())
                .filter(known -> report == null || known.id().equals(report))
                .findFirst()
                .orElseThrow(() -> new NotFound("periodic report", conclusion));
        return paper(file, wanted);
    }

    private Paper paper(FollowUpFile file, PeriodicReport report) {
        Map<String, String> copies = units.names(report.copies());
        FollowUp followUp = file.followUp();
        Letterhead head = letterheads.of(followUp.trackerUnit());
        PaperSheet sheet = new PaperSheet(
                        head,
                        DocumentType.REPORT,
                        FirstCitation.typeName(DocumentType.REPORT),
                        said(
                                "subject",
                                FirstCitation.of(head.style(), followUp.citation(), null, null, null, null),
                                day(report.figures().from()),
                                day(report.figures().to())))
                .numbered(
                        report.symbol(),
                        report.sentAt() == null ? null : LocalDate.ofInstant(report.sentAt(), Deadline.ZONE))
                .addressedTo(file.unitNames().get(followUp.recipientUnit()));
        if (report.isPlain()) {
            text(sheet, report.text());
        } else {
            parts(sheet, report.parts());
        }
        annexes.add(sheet, report, file.sent());
        List<String> recipients = new ArrayList<>(List.of(said("to.above")));
        recipients.addAll(copies.values());
        return sheet.signedAs(report.signing()).sentTo(recipients).paper();
    }

    /** The clauses come together in a chapter of their own; every other part is a chapter. */
    private void parts(PaperSheet sheet, List<PeriodPart> parts) {
        boolean within = false;
        for (PeriodPart part : parts) {
            if (part.ref() == null && Text.isBlank(part.text())) {
                continue;
            }
            if (part.ref() != null && !within) {
                heading(sheet, 1, clausesTitle());
            }
            within = part.ref() != null;
            if (within) {
                sheet.heading(2, null, part.title());
            } else {
                heading(sheet, 1, part.title());
            }
            text(sheet, part.text());
        }
    }

    private String clausesTitle() {
        return messages.getMessage("assignment.period.clauses", null, Locale.ROOT);
    }

    private static void heading(PaperSheet sheet, int level, String title) {
        int point = title.indexOf('.');
        sheet.heading(
                level, title.substring(0, point), title.substring(point + 1).strip());
    }

    /** The tracker's text: lines in capitals with a Roman number are headings, lines with a dash are lists. */
    private static void text(PaperSheet sheet, String text) {
        List<String> bullets = new ArrayList<>();
        for (String line : Objects.toString(text, "").lines().toList()) {
            String clean = Text.clean(line);
            if (clean.matches("[-+–] .*")) {
                bullets.add(clean.substring(2).strip());
                continue;
            }
            sheet.bullets(bullets);
            bullets.clear();
            if (clean.matches("[IVX]+\\. \\p{Lu}[^\\p{Ll}]*")) {
                int point = clean.indexOf('.');
                sheet.heading(
                        1, clean.substring(0, point), clean.substring(point + 1).strip());
            } else if (!clean.startsWith("Báo cáo kết quả thực hiện ")) {
                sheet.prose(clean);
            }
        }
        sheet.bullets(bullets);
    }

    private static String day(LocalDate day) {
        return Deadline.day(day).text();
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.period." + key, args, Locale.ROOT);
    }
}
