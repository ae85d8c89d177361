package vn.tongket.conclusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.DocumentType;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;

/** The report on what became of the comments on a draft, with the table of all of them on a wide annex. */
@Component
public class ConsultationPaper {

    private final ConsultationBoard board;
    private final Letterheads letterheads;
    private final MessageSource messages;

    ConsultationPaper(ConsultationBoard board, Letterheads letterheads, MessageSource messages) {
        this.board = board;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    /** For those who may read the conclusion. */
    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID id) {
        ConsultationTable table = board.table(actor, id);
        Letterhead head = letterheads.of(table.conclusion().coordinatorUnit());
        PaperSheet sheet = new PaperSheet(
                        head,
                        DocumentType.REPORT,
                        FirstCitation.typeName(DocumentType.REPORT),
                        said("subject", Phrases.within(table.conclusion().title())))
                .numbered(
                        null, table.dealtWith() == null ? null : LocalDate.ofInstant(table.dealtWith(), Deadline.ZONE));
        sheet.prose(said(
                "opening",
                Phrases.two(table.asked().size()),
                table.dueOn() == null
                        ? Deadline.UNKNOWN.text()
                        : Deadline.day(table.dueOn()).text(),
                Phrases.two(table.asked().size() - table.silent().size()),
                Phrases.two(table.comments().size())));
        sheet.prose(said("result", Phrases.two((int) table.adopted()), Phrases.two((int) table.explained())));
        if (!table.silent().isEmpty()) {
            sheet.prose(said("silent", Phrases.two(table.silent().size())))
                    .names(table.silent().stream()
                            .map(ConsultationTable.Asked::name)
                            .toList());
        }
        sheet.prose(said("annexed"));
        List<List<String>> rows = new ArrayList<>();
        table.comments().forEach(comment -> rows.add(row(rows.size() + 1, comment)));
        sheet.annex(
                said("table"),
                true,
                new Block.Table(
                        null,
                        List.of(
                                new Column(said("col.no"), 5, Align.CENTER),
                                new Column(said("col.unit"), 15, Align.LEFT),
                                new Column(said("col.clause"), 8, Align.CENTER),
                                new Column(said("col.comment"), 21, Align.LEFT),
                                new Column(said("col.result"), 15, Align.LEFT),
                                new Column(said("col.before"), 18, Align.LEFT),
                                new Column(said("col.after"), 18, Align.LEFT)),
                        rows));
        return sheet.sentTo(List.of(table.issuerName())).paper();
    }

    private List<String> row(int number, Comment comment) {
        return List.of(
                String.valueOf(number),
                comment.unitName() + (comment.onBehalf() ? " " + said("on-behalf") : ""),
                comment.clauseRef() == null ? said("whole") : comment.clauseRef(),
                comment.text(),
                result(comment),
                texts(comment, true),
                texts(comment, false));
    }

    private String result(Comment comment) {
        String what = comment.resolution() == null
                ? said("open")
                : said(comment.resolution().name());
        return Text.isBlank(comment.explanation()) ? what : what + " " + comment.explanation();
    }

    private String texts(Comment comment, boolean before) {
        return comment.changes().stream()
                .map(change -> {
                    String text = before ? change.before() : change.after();
                    String name = change.ref().isEmpty() ? said("whole") : change.ref();
                    return name + ": " + (text == null ? said(before ? "not-there" : "left-out") : text);
                })
                .collect(Collectors.joining("\n"));
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.consultation." + key, args, Locale.ROOT);
    }
}
