package vn.tongket.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.conference.invite.InvitationDesk;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;
import vn.tongket.document.Style;

/** The letter that invites to a conference, with its programme; for an invited unit it names that unit alone. */
@Component
public class InvitationPaper {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH'h'mm");

    private static final int CODE_MILLIMETRES = 38;

    private final Conferences conferences;
    private final ConferenceDesk desk;
    private final InvitationDesk letters;
    private final Documents documents;
    private final Letterheads letterheads;
    private final MessageSource messages;

    InvitationPaper(
            Conferences conferences,
            ConferenceDesk desk,
            InvitationDesk letters,
            Documents documents,
            Letterheads letterheads,
            MessageSource messages) {
        this.letters = letters;
        this.documents = documents;
        this.conferences = conferences;
        this.desk = desk;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    /** Whether the person may read the invitation. */
    @Transactional(readOnly = true)
    public boolean isThere(Actor actor, UUID id) {
        return desk.mayRead(actor, conferences.require(id))
                || !desk.invitationsOf(actor, id).isEmpty();
    }

    /** For those who prepare and approve the conference, and for the units that are invited. */
    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID id) {
        List<Invitation> own = desk.mayRead(actor, conferences.require(id)) ? List.of() : desk.invitationsOf(actor, id);
        return own.isEmpty()
                ? paper(desk.file(actor, id), false)
                : paper(desk.invitationFile(actor, id, own.get(0).unit()), true);
    }

    /** Whether the person gets the letter of the own unit, and not the one that names everybody. */
    @Transactional(readOnly = true)
    public boolean isOwn(Actor actor, UUID id) {
        return !desk.mayRead(actor, conferences.require(id));
    }

    /** The letter to one invitee alone, with the code for the door; for the coordinator. */
    @Transactional
    public Paper to(Actor actor, UUID id, String ref) {
        InvitationDesk.Printed printed = letters.print(actor, id, null, ref).get(0);
        ConferenceFile file = desk.file(actor, id);
        return sheet(file, List.of(printed.invitee().addressee()))
                .add(new Block.Picture(printed.cardCode().png(), CODE_MILLIMETRES, said("code")))
                .prose(said("ordinal", printed.invitee().letterNo()))
                .sentTo(List.of(printed.invitee().addressee()))
                .paper();
    }

    private Paper paper(ConferenceFile file, boolean own) {
        List<String> units =
                file.invitations().stream().map(Invitation::unitName).toList();
        List<String> guests =
                file.agenda().guests().stream().map(InvitationPaper::guest).toList();
        List<String> invited =
                own ? units : Stream.concat(guests.stream(), units.stream()).toList();
        return sheet(file, invited)
                .sentTo(own ? units : List.of(said("to.above")))
                .paper();
    }

    private PaperSheet sheet(ConferenceFile file, List<String> invited) {
        Conference conference = file.conference();
        Agenda agenda = file.agenda();
        Letterhead head = letterheads.of(conference.organizer());
        PaperSheet sheet = new PaperSheet(
                        head,
                        DocumentType.INVITATION,
                        FirstCitation.typeName(DocumentType.INVITATION),
                        said("subject", Phrases.within(conference.title())))
                .numbered(null, day(conference.invitedAt()));
        if (conference.invitationId() != null) {
            sheet.numbered(documents.find(conference.invitationId()));
        }
        sheet.prose(said("opening", head.unitName()));
        if (invited.size() == 1) {
            sheet.prose(Phrases.sentence(invited.get(0)));
        } else {
            sheet.names(invited);
        }
        sheet.prose(said("to", Phrases.within(conference.title())));
        List<String> subjects =
                agenda.subjects().stream().map(InvitationPaper::subject).toList();
        if (!subjects.isEmpty()) {
            sheet.prose(said("content")).bullets(Phrases.sentences(subjects));
        }
        sheet.prose(said("time", time(conference)));
        sheet.prose(said("place", Text.isBlank(conference.place()) ? said("place.later") : conference.place()));
        if (!Text.isBlank(conference.chair().title())) {
            sheet.prose(said("chair", person(conference.chair())));
        }
        if (!agenda.items().isEmpty()) {
            sheet.prose(said("programme.where"));
            sheet.annex(said("programme"), false, programme(agenda.items()));
        }
        if (conference.replyBy() != null) {
            sheet.prose(said("reply-by", FirstCitation.until(Deadline.day(conference.replyBy()))));
        }
        return sheet.prose(said("closing"));
    }

    private Block programme(List<Agenda.Item> items) {
        List<List<String>> rows = new ArrayList<>();
        for (Agenda.Item item : items) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    hours(item.startsAt(), item.endsAt()),
                    item.title(),
                    Text.isBlank(item.presenter()) ? "" : item.presenter()));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 7, Align.CENTER),
                        new Column(said("col.time"), 20, Align.CENTER),
                        new Column(said("col.content"), 48, Align.LEFT),
                        new Column(said("col.presenter"), 25, Align.LEFT)),
                rows);
    }

    private String time(Conference conference) {
        if (!conference.held().isKnown()) {
            return said("time.later");
        }
        String on = FirstCitation.until(conference.held());
        return conference.startsAt() == null ? on : said("time.at", HOUR.format(conference.startsAt()), on);
    }

    static LocalDate day(Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, Deadline.ZONE);
    }

    static String hours(LocalTime from, LocalTime to) {
        return Stream.of(from, to)
                .filter(time -> time != null)
                .map(HOUR::format)
                .reduce((a, b) -> a + " - " + b)
                .orElse("");
    }

    static String subject(Agenda.Subject subject) {
        return Text.isBlank(subject.description())
                ? subject.citation()
                : FirstCitation.of(Style.STATE, subject.citation(), null, null, null, subject.description());
    }

    static String guest(Agenda.Guest guest) {
        return Text.isBlank(guest.name()) ? guest.title() : guest.name() + ", " + guest.title();
    }

    static String person(Chair chair) {
        String title = chair.prefix() == null ? chair.title() : chair.prefix() + " " + chair.title();
        return Text.isBlank(chair.name()) ? title : chair.name() + ", " + title;
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.invitation." + key, args, Locale.ROOT);
    }
}
