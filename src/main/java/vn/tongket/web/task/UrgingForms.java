package vn.tongket.web.task;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.assignment.urging.CaseItem;
import vn.tongket.assignment.urging.CaseText;
import vn.tongket.assignment.urging.UrgingCase;
import vn.tongket.assignment.urging.UrgingFile;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;

/** Cases of urging as their forms show and send them. */
final class UrgingForms {

    private UrgingForms() {}

    /** One case; the parts of other kinds are null. */
    record File(
            UUID id,
            String kind,
            String unitName,
            String senderName,
            boolean waits,
            LocalDate begunOn,
            LocalDate answerBy,
            List<Item> items,
            UrgingFile.Missing before,
            List<Explanation> explanations,
            List<Signings.Option> capacities,
            LetterForm letter,
            ExplanationForm explanation,
            CriticismForm criticism) {}

    /** One overdue task. */
    record Item(UUID id, String ref, String task, String conclusion, String due, int daysLate, LocalDate reportedOn) {}

    /** What the unit explained before. */
    record Explanation(String answer, LocalDate promisedOn, Instant answeredAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LetterForm(
            String subject,
            String text,
            String symbol,
            String letterOn,
            boolean numberedElsewhere,
            SigningEntry signing,
            String dropReason,
            Integer version) {

        CaseText read() {
            return CaseText.letter(
                    subject,
                    text,
                    symbol,
                    day("letter.letterOn", letterOn),
                    signing == null ? null : signing.read(),
                    dropReason);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExplanationForm(String answer, String promisedOn, Integer version) {

        CaseText read() {
            return CaseText.explanation(answer, day("explanation.promisedOn", promisedOn));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CriticismForm(String reason, String dropReason, String decision, Integer version) {

        CaseText proposal() {
            return CaseText.proposal(reason, dropReason);
        }

        CaseText chairs() {
            return CaseText.decision(decision);
        }
    }

    static File of(UrgingFile file) {
        UrgingCase one = file.subject();
        return new File(
                one.id(),
                one.kind().name(),
                one.unitName(),
                one.senderName(),
                !one.isSettled(),
                one.begunOn(),
                one.answerBy(),
                file.live().stream().map(UrgingForms::item).toList(),
                file.before(),
                file.explanations().stream()
                        .map(said -> new Explanation(said.answer(), said.promisedOn(), said.answeredAt()))
                        .toList(),
                file.capacities(),
                new LetterForm(
                        file.letterSubject(),
                        file.letterText(),
                        one.symbol(),
                        text(one.letterOn()),
                        one.isNumberedElsewhere(),
                        file.signing(),
                        one.dropReason(),
                        one.version()),
                new ExplanationForm(one.answer(), text(one.promisedOn()), one.version()),
                new CriticismForm(one.reason(), one.dropReason(), one.decision(), one.version()));
    }

    private static Item item(CaseItem item) {
        return new Item(
                item.assignment(),
                item.ref(),
                item.task(),
                item.conclusion(),
                item.dueText(),
                item.daysLate(),
                item.reportedOn());
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static LocalDate day(String at, String typed) {
        if (Text.isBlank(typed)) {
            return null;
        }
        Deadline read;
        try {
            read = Deadline.parse(typed);
        } catch (Refusal unreadable) {
            throw Refusal.at(at, "calendar.deadline.unreadable", typed);
        }
        if (read.precision() != Precision.DAY) {
            throw Refusal.at(at, "calendar.deadline.unreadable", typed);
        }
        return read.on();
    }
}
