package vn.tongket.assignment.urging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.DocumentType;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;

/** The letter that urges a unit, with a table of everything that is overdue. */
@Component
public class UrgingLetterPaper {

    private final UrgingDesk desk;
    private final UrgingLetters letters;
    private final Letterheads letterheads;
    private final JdbcClient jdbc;
    private final MessageSource messages;

    UrgingLetterPaper(
            UrgingDesk desk, UrgingLetters letters, Letterheads letterheads, JdbcClient jdbc, MessageSource messages) {
        this.desk = desk;
        this.letters = letters;
        this.letterheads = letterheads;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** A draft for whoever signs; once it was sent, for the unit as well. */
    @Transactional
    public Paper of(Actor actor, UUID id) {
        UrgingFile file = desk.file(actor, id);
        UrgingCase letter = file.subject();
        if (letter.kind() != CaseKind.LETTER || letter.droppedAt() != null) {
            throw new NotFound("letter", id);
        }
        boolean sent = letter.sentAt() != null;
        List<CaseItem> items = file.items().stream()
                .filter(item -> sent ? file.wasUrged(item) : item.live())
                .toList();
        String subject = letters.subjectOf(letter, items).replaceFirst("^\\s*V/v\\s+", "");
        PaperSheet sheet = new PaperSheet(
                        letterheads.of(letter.senderUnit()),
                        DocumentType.OFFICIAL_LETTER,
                        FirstCitation.typeName(DocumentType.OFFICIAL_LETTER),
                        Phrases.within(subject))
                .numbered(sent ? letter.symbol() : null, sent ? letter.letterOn() : null)
                .addressedTo(letter.unitName());
        sheet.prose(withoutAddress(letters.textOf(letter, items)));
        sheet.add(table(items));
        sheet.prose(said("closing"));
        List<String> copies = new ArrayList<>(List.of(said("to.above")));
        copies.addAll(issuers(id));
        return sheet.signedAs(letter.signing()).sentTo(copies).paper();
    }

    private Block.Table table(List<CaseItem> items) {
        List<List<String>> rows = new ArrayList<>();
        for (CaseItem item : items) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    item.ref() + ". " + item.task(),
                    item.conclusion(),
                    item.dueText(),
                    String.valueOf(item.daysLate())));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 7, Align.CENTER),
                        new Column(said("col.task"), 43, Align.LEFT),
                        new Column(said("col.conclusion"), 20, Align.LEFT),
                        new Column(said("col.due"), 17, Align.CENTER),
                        new Column(said("col.late"), 13, Align.CENTER)),
                rows);
    }

    /** Texts typed over an older draft may begin with “Kính gửi”, which the document prints itself. */
    private static String withoutAddress(String text) {
        return Text.clean(text).replaceFirst("^Kính gửi:[^\\n]*\\n+", "");
    }

    /** Whoever concluded gets a copy. */
    private List<String> issuers(UUID id) {
        return jdbc.sql("""
                        select distinct u.name
                          from app.urging g
                          join app.assignment a on a.id = g.assignment_id
                          join app.conclusion k on k.id = a.conclusion_id
                          join app.org_unit u on u.code = k.issuer
                         where g.case_id = :id order by u.name
                        """).param("id", id).query(String.class).list();
    }

    private String said(String key) {
        return messages.getMessage("paper.urging." + key, null, Locale.ROOT);
    }
}
