package vn.tongket.commendation.council;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.commendation.CommendationDesk;
import vn.tongket.commendation.CommendationFile;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.Counts;
import vn.tongket.commendation.Minutes;
import vn.tongket.commendation.Nomination;
import vn.tongket.commendation.Recipient;
import vn.tongket.commendation.Terms;
import vn.tongket.commendation.VoteRules;
import vn.tongket.commendation.council.Sitting.Attendance;
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

/** The minutes of the council: who sat, by which rule, and how the votes fell on each case. */
@Component
public class CouncilMinutesPaper {

    private final Commendations commendations;
    private final CommendationDesk desk;
    private final Sittings sittings;
    private final Letterheads letterheads;
    private final MessageSource messages;

    CouncilMinutesPaper(
            Commendations commendations,
            CommendationDesk desk,
            Sittings sittings,
            Letterheads letterheads,
            MessageSource messages) {
        this.commendations = commendations;
        this.desk = desk;
        this.sittings = sittings;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    /** For those who handle the commendation, once there are figures. */
    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID id) {
        CommendationFile file = desk.file(actor, id);
        String unit = commendations.require(id).councilUnit();
        Minutes minutes = file.minutes();
        if (unit == null || minutes.heldOn() == null || minutes.members() == null || minutes.present() == null) {
            throw new NotFound("minutes", id);
        }
        Sitting sitting = sittings.of(actor, id).orElse(null);
        Letterhead head = letterheads.of(unit);
        PaperSheet sheet = new PaperSheet(
                        head,
                        DocumentType.MINUTES,
                        FirstCitation.typeName(DocumentType.MINUTES),
                        said("subject", text(file.terms().awardName(), said("award")), file.title()))
                .numbered(null, minutes.heldOn());
        meeting(sheet, file, minutes, sitting, head);
        votes(sheet, file, minutes);
        sheet.prose(said("closing"));
        sheet.sentTo(List.of(said("to.members"), said("to.appraiser")));
        sheet.signedBy(new Signature(
                Capacity.HEAD, null, said("chair"), sitting == null ? null : sitting.nameOf(sitting.chair())));
        return sheet.keptBy(new Signature(
                        Capacity.HEAD,
                        null,
                        said("secretary"),
                        sitting == null ? null : sitting.nameOf(sitting.secretary())))
                .paper();
    }

    private void meeting(PaperSheet sheet, CommendationFile file, Minutes minutes, Sitting sitting, Letterhead head) {
        sheet.chapter(said("meeting"));
        sheet.prose(said("time", FirstCitation.day(head.style(), minutes.heldOn())));
        if (sitting != null && sitting.place() != null) {
            sheet.prose(said("place", sitting.place()));
        }
        int written = minutes.written() == null ? 0 : minutes.written();
        sheet.prose(
                written == 0
                        ? said("present", Phrases.two(minutes.present()), Phrases.two(minutes.members()))
                        : said(
                                "present.written",
                                Phrases.two(minutes.present()),
                                Phrases.two(minutes.members()),
                                Phrases.two(written)));
        if (sitting != null) {
            sheet.prose(said("chair.is", sitting.nameOf(sitting.chair())));
            sheet.prose(said("secretary.is", sitting.nameOf(sitting.secretary())));
            sheet.annex(said("members"), false, members(sitting));
        }
        Terms terms = file.terms();
        sheet.prose(said(
                "rules",
                text(terms.regulation(), said("unknown")),
                terms.quorum(),
                terms.threshold(),
                said("base." + VoteRules.Base.valueOf(terms.voteBase()).name()),
                said(Boolean.TRUE.equals(terms.secretBallot()) ? "secret" : "open")));
    }

    private void votes(PaperSheet sheet, CommendationFile file, Minutes minutes) {
        sheet.chapter(said("result"));
        List<Nomination> voted = file.nominations().stream()
                .filter(Nomination::isEligible)
                .sorted(Comparator.comparing(Nomination::place))
                .toList();
        sheet.prose(said("nominees", Counts.of(voted).text()));
        sheet.add(table(voted, minutes));
        List<Nomination> passed = voted.stream().filter(Nomination::isPassed).toList();
        boolean decided =
                voted.stream().anyMatch(nomination -> nomination.vote().passed() != null);
        if (decided) {
            sheet.prose(
                    passed.isEmpty()
                            ? said("nobody")
                            : said("passed", Counts.of(passed).text()));
        }
        if (!Text.isBlank(minutes.note())) {
            sheet.prose(minutes.note());
        }
    }

    private Block table(List<Nomination> voted, Minutes minutes) {
        int ballots = minutes.present() + (minutes.written() == null ? 0 : minutes.written());
        List<List<String>> rows = new ArrayList<>();
        for (Nomination nomination : voted) {
            Nomination.Vote vote = nomination.vote();
            boolean counted = vote.votesFor() != null && vote.votesAgainst() != null;
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    nomination.kind() == Recipient.COLLECTIVE
                            ? nomination.name()
                            : said("person", nomination.name(), text(nomination.position(), ""))
                                    .strip(),
                    text(nomination.unitName(), ""),
                    counted ? String.valueOf(vote.votesFor()) : "",
                    counted ? String.valueOf(vote.votesAgainst()) : "",
                    counted ? String.valueOf(Math.max(0, ballots - vote.votesFor() - vote.votesAgainst())) : "",
                    vote.passed() == null ? "" : said(vote.passed() ? "yes" : "no")));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 6, Align.CENTER),
                        new Column(said("col.who"), 30, Align.LEFT),
                        new Column(said("col.unit"), 22, Align.LEFT),
                        new Column(said("col.for"), 10, Align.CENTER),
                        new Column(said("col.against"), 10, Align.CENTER),
                        new Column(said("col.none"), 10, Align.CENTER),
                        new Column(said("col.passed"), 12, Align.CENTER)),
                rows);
    }

    private Block members(Sitting sitting) {
        List<List<String>> rows = new ArrayList<>();
        sitting.members()
                .forEach(member -> rows.add(List.of(
                        String.valueOf(rows.size() + 1),
                        member.name(),
                        text(member.position(), ""),
                        said("attendance."
                                + (member.attendance() == Attendance.WRITING && !member.voted()
                                        ? Attendance.ABSENT
                                        : member.attendance())))));
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 8, Align.CENTER),
                        new Column(said("col.member"), 36, Align.LEFT),
                        new Column(said("col.position"), 30, Align.LEFT),
                        new Column(said("col.attendance"), 26, Align.CENTER)),
                rows);
    }

    private static String text(String value, String otherwise) {
        return Text.isBlank(value) ? otherwise : Text.clean(value);
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.council." + key, args, Locale.ROOT);
    }
}
