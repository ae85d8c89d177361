package vn.tongket.conference.correct;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.conference.Conference;
import vn.tongket.conference.ConferenceDesk;
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

/** The note that corrects signed minutes; the minutes themselves print as they were signed. */
@Component
public class CorrectionPaper {

    private final ConferenceDesk desk;
    private final CorrectionStore store;
    private final Letterheads letterheads;
    private final MessageSource messages;

    CorrectionPaper(ConferenceDesk desk, CorrectionStore store, Letterheads letterheads, MessageSource messages) {
        this.desk = desk;
        this.store = store;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    /** @param no which correction, counted from 1 */
    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID id, int no) {
        Conference conference = desk.readable(actor, id);
        Correction correction = store.all(id).stream()
                .filter(each -> each.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotFound("correction", no));
        Letterhead head = letterheads.of(conference.organizer());
        boolean confirmed = Boolean.TRUE.equals(correction.confirmed());
        PaperSheet sheet = new PaperSheet(
                        head,
                        DocumentType.MINUTES,
                        said("type"),
                        said("subject", no, Phrases.within(conference.title())))
                .numbered(null, confirmed ? day(correction.decidedAt()) : null);
        LocalDate signed = day(conference.minutesSignedAt());
        sheet.prose(said("opening", conference.title(), FirstCitation.until(Deadline.day(signed))));
        sheet.add(new Block.Table(
                null,
                List.of(
                        new Column(said("col.part"), 22, Align.LEFT),
                        new Column(said("col.was"), 39, Align.LEFT),
                        new Column(said("col.shall-be"), 39, Align.LEFT)),
                List.of(List.of(said("part." + correction.part()), correction.was(), correction.shallBe()))));
        sheet.prose(said("reason", Phrases.sentence(correction.reason())));
        sheet.prose(said("rest"));
        sheet.sentTo(List.of(head.unitName(), said("to.present")));
        return sheet.signedAs(correction.signing()).paper();
    }

    private static LocalDate day(java.time.Instant at) {
        return LocalDate.ofInstant(at, Deadline.ZONE);
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.correction." + key, args, Locale.ROOT);
    }
}
