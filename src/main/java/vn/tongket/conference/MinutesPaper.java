package vn.tongket.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.conference.invite.Invitee;
import vn.tongket.conference.invite.InviteeCounts;
import vn.tongket.conference.invite.InviteeStore;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.Capacity;
import vn.tongket.document.DocumentType;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.Paper.Signature;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;

/** The minutes of a conference: who was there, what was said, what the chair concluded. */
@Component
public class MinutesPaper {

    private final Conferences conferences;
    private final ConferenceDesk desk;
    private final InviteeStore invitees;
    private final Letterheads letterheads;
    private final MessageSource messages;

    MinutesPaper(
            Conferences conferences,
            ConferenceDesk desk,
            InviteeStore invitees,
            Letterheads letterheads,
            MessageSource messages) {
        this.invitees = invitees;
        this.conferences = conferences;
        this.desk = desk;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    /** Whether the conference was held and the person may read its minutes. */
    @Transactional(readOnly = true)
    public boolean isThere(Actor actor, UUID id) {
        Conference conference = conferences.require(id);
        return desk.mayRead(actor, conference)
                && (conference.stage() == Conference.Stage.MINUTES || conference.isClosed());
    }

    /** For those who prepare, record and sign; signed minutes carry the day of the signature. */
    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID id) {
        ConferenceFile file = desk.file(actor, id);
        Conference conference = file.conference();
        Letterhead head = letterheads.of(conference.organizer());
        PaperSheet sheet = new PaperSheet(
                        head, DocumentType.MINUTES, FirstCitation.typeName(DocumentType.MINUTES), conference.title())
                .numbered(null, InvitationPaper.day(conference.minutesSignedAt()));
        circumstances(sheet, conference);
        present(sheet, file);
        course(sheet, file);
        outcome(sheet, file);
        sheet.prose(said("closing"));
        sheet.sentTo(List.of(head.unitName(), said("to.present")));
        sheet.signedBy(new Signature(
                conference.chair().prefix() == null ? Capacity.HEAD : Capacity.ACTING,
                null,
                chairTitle(conference.chair()),
                conference.chair().name()));
        sheet.signedAs(conference.signing());
        return sheet.keptBy(new Signature(Capacity.HEAD, null, said("secretary"), null))
                .paper();
    }

    /** The office in which the chair signs; the first of several that one person holds. */
    private String chairTitle(Chair chair) {
        return Text.isBlank(chair.title()) ? said("chair.title") : chair.signingOffice();
    }

    private void circumstances(PaperSheet sheet, Conference conference) {
        sheet.chapter(said("circumstances"));
        String time = conference.held().isKnown() ? FirstCitation.until(conference.held()) : said("unknown");
        sheet.prose(
                conference.startsAt() == null
                        ? said("time", time)
                        : said("time.at", InvitationPaper.hours(conference.startsAt(), null), time));
        sheet.prose(said("place", Text.isBlank(conference.place()) ? said("unknown") : conference.place()));
    }

    private void present(PaperSheet sheet, ConferenceFile file) {
        Conference conference = file.conference();
        List<Invitation> invited = file.invitations();
        sheet.chapter(said("present"));
        if (!Text.isBlank(conference.chair().title())) {
            sheet.prose(said("chair", InvitationPaper.person(conference.chair())));
        }
        Set<String> absent = file.agenda().guests().isEmpty()
                ? Set.of()
                : invitees.all(conference.id()).stream()
                        .filter(invitee -> invitee.isGuest() && Boolean.FALSE.equals(invitee.attended()))
                        .map(Invitee::ref)
                        .collect(Collectors.toSet());
        List<String> directing = guests(file, true, absent);
        List<String> others = guests(file, false, absent);
        if (!directing.isEmpty()) {
            sheet.prose(said("directing")).names(directing);
        }
        if (!others.isEmpty()) {
            sheet.prose(said("guests")).names(others);
        }
        if (!invited.isEmpty()) {
            long came = invited.stream()
                    .filter(i -> Boolean.TRUE.equals(i.attended()))
                    .count();
            boolean noted = invited.stream().anyMatch(i -> i.attended() != null);
            sheet.prose(
                    noted
                            ? said("units", Phrases.two((int) came), Phrases.two(invited.size()))
                            : said("units.invited", Phrases.two(invited.size())));
            sheet.annex(said("attendance"), false, attendance(invited));
        }
        if (conference.quorumPercent() != null) {
            InviteeCounts counts = invitees.counts(conference.id());
            sheet.prose(said(
                    counts.reaches(conference.quorumPercent()) ? "quorate" : "not-quorate",
                    Phrases.two(counts.present()),
                    Phrases.two(counts.invited()),
                    counts.presentPercent(),
                    conference.quorumPercent()));
        }
    }

    private static List<String> guests(ConferenceFile file, boolean directing, Set<String> absent) {
        List<Agenda.Guest> all = file.agenda().guests();
        return IntStream.range(0, all.size())
                .filter(n -> all.get(n).directing() == directing && !absent.contains("g:" + (n + 1)))
                .mapToObj(n -> InvitationPaper.guest(all.get(n)))
                .toList();
    }

    private Block attendance(List<Invitation> invited) {
        List<List<String>> rows = new ArrayList<>();
        for (Invitation invitation : invited) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    invitation.unitName(),
                    invitation.attended() == null ? "" : said(invitation.attended() ? "came" : "stayed-away"),
                    who(invitation)));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 7, Align.CENTER),
                        new Column(said("col.unit"), 45, Align.LEFT),
                        new Column(said("col.attended"), 15, Align.CENTER),
                        new Column(said("col.who"), 33, Align.LEFT)),
                rows);
    }

    private static String who(Invitation invitation) {
        if (Boolean.FALSE.equals(invitation.attended())) {
            return Text.isBlank(invitation.reason()) ? "" : invitation.reason();
        }
        String by = Text.isBlank(invitation.attendedBy()) ? invitation.representative() : invitation.attendedBy();
        return Text.isBlank(by) ? "" : by;
    }

    private void course(PaperSheet sheet, ConferenceFile file) {
        Map<String, String> names = file.unitNames();
        sheet.chapter(said("course"));
        List<String> subjects =
                file.agenda().subjects().stream().map(InvitationPaper::subject).toList();
        if (!subjects.isEmpty()) {
            sheet.prose(said("subjects")).bullets(Phrases.sentences(subjects));
        }
        List<String> items = file.agenda().items().stream()
                .map(item ->
                        Text.isBlank(item.presenter()) ? item.title() : said("item", item.title(), item.presenter()))
                .toList();
        if (!items.isEmpty()) {
            sheet.prose(said("items")).names(items);
        }
        if (!file.proceedings().speeches().isEmpty()) {
            sheet.prose(said("speeches"));
            file.proceedings().speeches().forEach(speech -> {
                String unit = speech.unit() == null ? null : names.get(speech.unit());
                String speaker = Text.isBlank(unit) || speech.speaker().contains(unit)
                        ? speech.speaker()
                        : speech.speaker() + " (" + unit + ")";
                sheet.prose(said("speech", speaker, Phrases.sentence(speech.said())));
            });
        }
    }

    private void outcome(PaperSheet sheet, ConferenceFile file) {
        Proceedings said = file.proceedings();
        if (Text.isBlank(said.evaluation())
                && said.limitations().isEmpty()
                && said.remarks().isEmpty()) {
            return;
        }
        sheet.chapter(said("outcome"));
        long parts = Stream.of(
                        !Text.isBlank(said.evaluation()),
                        !said.limitations().isEmpty(),
                        !said.remarks().isEmpty())
                .filter(Boolean::booleanValue)
                .count();
        int part = 0;
        if (!Text.isBlank(said.evaluation())) {
            sheet.heading(2, numbered(++part, parts), said("evaluation")).prose(said.evaluation());
        }
        if (!said.limitations().isEmpty()) {
            sheet.heading(2, numbered(++part, parts), said("limitations"))
                    .bullets(Phrases.sentences(
                            said.limitations().stream().map(this::limitation).toList()));
        }
        if (!said.remarks().isEmpty()) {
            sheet.heading(2, numbered(++part, parts), said("remarks"));
            said.remarks().stream()
                    .filter(Proceedings.Remark::general)
                    .forEach(remark -> sheet.prose(remark(remark, file.unitNames())));
            int number = 0;
            for (Proceedings.Remark remark : said.remarks()) {
                if (!remark.general()) {
                    sheet.prose("(" + ++number + ") " + remark(remark, file.unitNames()));
                }
            }
        }
    }

    private String limitation(Proceedings.Weakness weakness) {
        return Text.isBlank(weakness.raisedBy())
                ? weakness.said()
                : Phrases.open(weakness.said()) + said("raised-by", weakness.raisedBy());
    }

    /** A part that stands alone has no number. */
    private static String numbered(int part, long parts) {
        return parts > 1 ? String.valueOf(part) : null;
    }

    private String remark(Proceedings.Remark remark, Map<String, String> names) {
        List<String> details = new ArrayList<>();
        if (remark.leadUnit() != null) {
            details.add(said("lead", names.get(remark.leadUnit())));
        }
        if (remark.due().isKnown()) {
            details.add(said("due", FirstCitation.until(remark.due())));
        }
        return details.isEmpty()
                ? Phrases.sentence(remark.said())
                : Phrases.open(remark.said()) + " (" + String.join("; ", details) + ").";
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.minutes." + key, args, Locale.ROOT);
    }
}
