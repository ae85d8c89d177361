package vn.tongket.conference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;

/** The programme of a conference to be printed: what, when, by whom, about which subject. */
@Component
public class ProgrammePaper {

    private static final String TYPE = "CTr";

    private final ConferenceDesk desk;
    private final Letterheads letterheads;
    private final MessageSource messages;

    ProgrammePaper(ConferenceDesk desk, Letterheads letterheads, MessageSource messages) {
        this.desk = desk;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID id) {
        ConferenceFile file = desk.file(actor, id);
        Conference conference = file.conference();
        PaperSheet sheet =
                new PaperSheet(letterheads.of(conference.organizer()), TYPE, said("type"), conference.title());
        String day = conference.held().isKnown() ? FirstCitation.until(conference.held()) : said("later");
        sheet.prose(said(
                "time",
                conference.startsAt() == null ? day : InvitationPaper.hours(conference.startsAt(), null) + ", " + day));
        sheet.prose(said("place", Text.isBlank(conference.place()) ? said("later") : conference.place()));
        if (!Text.isBlank(conference.chair().title())) {
            sheet.prose(said("chair", InvitationPaper.person(conference.chair())));
        }
        List<Agenda.Subject> subjects = file.agenda().subjects();
        if (!subjects.isEmpty()) {
            List<String> numbered = new ArrayList<>();
            for (Agenda.Subject subject : subjects) {
                String information = subject.role() == Agenda.Role.INFORMATION ? said("information") : "";
                numbered.add("(" + (numbered.size() + 1) + ") " + InvitationPaper.subject(subject) + information);
            }
            sheet.prose(said("subjects")).bullets(Phrases.sentences(numbered));
        }
        if (!file.agenda().items().isEmpty()) {
            sheet.add(table(file.agenda().items()));
        }
        Duration total = AgendaCheck.total(file.agenda().items());
        if (total != null) {
            sheet.prose(said("total", total.toHours(), total.toMinutesPart()));
        }
        return sheet.paper();
    }

    private Block table(List<Agenda.Item> items) {
        List<List<String>> rows = new ArrayList<>();
        for (Agenda.Item item : items) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    InvitationPaper.hours(item.startsAt(), item.endsAt()),
                    item.title(),
                    Text.isBlank(item.presenter()) ? "" : item.presenter(),
                    item.subject() == null ? "" : "(" + item.subject() + ")"));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 7, Align.CENTER),
                        new Column(said("col.time"), 19, Align.CENTER),
                        new Column(said("col.content"), 40, Align.LEFT),
                        new Column(said("col.presenter"), 24, Align.LEFT),
                        new Column(said("col.subject"), 10, Align.CENTER)),
                rows);
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.programme." + key, args, Locale.ROOT);
    }
}
