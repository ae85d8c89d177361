package vn.tongket.assignment;

import java.util.Comparator;
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
import vn.tongket.audit.Actor;
import vn.tongket.document.DocumentType;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;

/** The letter that urges a unit to carry out its task. */
@Component
public class UrgingLetterPaper {

    private final AssignmentDesk desk;
    private final Letterheads letterheads;
    private final JdbcClient jdbc;
    private final MessageSource messages;

    UrgingLetterPaper(AssignmentDesk desk, Letterheads letterheads, JdbcClient jdbc, MessageSource messages) {
        this.desk = desk;
        this.letterheads = letterheads;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /**
     * The letter that waits for its signature, for whoever tracks; else the one that was sent last, for the unit as well.
     *
     * @param letter which letter; null for the last
     */
    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID assignment, Long letter) {
        AssignmentFile file = desk.file(actor, assignment);
        Urging wanted = Stream.concat(
                        Stream.ofNullable(file.letter()),
                        file.urgings().stream().filter(urging -> urging.letter() && urging.sentAt() != null))
                .filter(urging -> letter == null || urging.id() == letter)
                .max(Comparator.comparingLong(Urging::id))
                .orElseThrow(() -> new NotFound("letter on assignment", assignment));
        return paper(file, wanted);
    }

    private Paper paper(AssignmentFile file, Urging letter) {
        Assignment assignment = file.assignment();
        Letterhead head = letterheads.of(letter.byPartyOffice() ? office(assignment) : assignment.trackerUnit());
        boolean sent = letter.sentAt() != null;
        String subject = Text.isBlank(letter.subject()) ? "" : letter.subject().replaceFirst("^\\s*V/v\\s+", "");
        PaperSheet sheet = new PaperSheet(
                        head,
                        DocumentType.OFFICIAL_LETTER,
                        FirstCitation.typeName(DocumentType.OFFICIAL_LETTER),
                        Phrases.within(subject))
                .numbered(sent ? letter.symbol() : null, sent ? letter.letterOn() : null)
                .addressedTo(assignment.unitName());
        sheet.prose(withoutAddress(letter.text()));
        return sheet.sentTo(List.of(said("to.above"), conclusionIssuer(assignment)))
                .paper();
    }

    /** The draft begins with “Kính gửi”, which the document prints itself. */
    private static String withoutAddress(String text) {
        return text == null ? "" : Text.clean(text).replaceFirst("^Kính gửi:[^\\n]*\\n+", "");
    }

    /** The office of the committee that concluded; the committee itself where the register has no office of it. */
    private String office(Assignment assignment) {
        return jdbc.sql("""
                        select coalesce((select o.code from app.org_unit o
                                          where o.parent = c.issuer and o.branch = 'PARTY' and o.kind = 'OFFICE'
                                            and o.valid_to is null
                                          order by o.code limit 1), c.issuer)
                          from app.conclusion c where c.id = :id
                        """)
                .param("id", assignment.conclusionId())
                .query(String.class)
                .single();
    }

    private String conclusionIssuer(Assignment assignment) {
        return jdbc.sql("""
                        select u.name from app.conclusion c join app.org_unit u on u.code = c.issuer where c.id = :id
                        """)
                .param("id", assignment.conclusionId())
                .query(String.class)
                .single();
    }

    private String said(String key) {
        return messages.getMessage("paper.urging." + key, null, Locale.ROOT);
    }
}
