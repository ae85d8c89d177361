package vn.tongket.commendation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Readings;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.CycleCitations;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.Capacity;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;
import vn.tongket.document.Signing;
import vn.tongket.organization.Units;

/** The decision that commends, with the lists of those honoured: collectives before individuals. */
@Component
public class DecisionPaper {

    private final CommendationDesk desk;
    private final Commendations commendations;
    private final CycleCitations citations;
    private final DecisionSigning decisionSigning;
    private final Documents documents;
    private final Letterheads letterheads;
    private final Units units;
    private final MessageSource messages;
    private final Readings readings;

    DecisionPaper(
            CommendationDesk desk,
            Commendations commendations,
            CycleCitations citations,
            DecisionSigning decisionSigning,
            Documents documents,
            Letterheads letterheads,
            Units units,
            MessageSource messages,
            Readings readings) {
        this.readings = readings;
        this.desk = desk;
        this.commendations = commendations;
        this.citations = citations;
        this.decisionSigning = decisionSigning;
        this.documents = documents;
        this.letterheads = letterheads;
        this.units = units;
        this.messages = messages;
    }

    /** Whether there is a list to decide on that the person may read. */
    @Transactional(readOnly = true)
    public boolean isThere(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        return desk.mayRead(actor, commendation) && commendation.stage().compareTo(Commendation.Stage.SIGNATURE) >= 0;
    }

    /** For those who handle the commendation; before the signature with those whom the council passed so far. */
    @Transactional
    public Paper of(Actor actor, UUID id) {
        CommendationFile file = desk.file(actor, id);
        Commendation commendation = commendations.require(id);
        if (commendation.issuedAt() == null) {
            readings.note(
                    actor,
                    Act.of("draft.read", "commendation", id)
                            .inCycle(commendation.cycleId())
                            .ofUnit(commendation.coordinatorUnit()));
        }
        Letterhead head = letterheads.of(commendation.terms().awardingUnit());
        List<Nomination> honoured =
                file.honoured().isEmpty() ? DecisionBook.recipients(file.nominations()) : file.honoured();
        List<Nomination> collectives = of(honoured, Recipient.COLLECTIVE);
        List<Nomination> individuals = of(honoured, Recipient.INDIVIDUAL);
        String award = Text.isBlank(file.terms().awardName())
                ? said("award")
                : file.terms().awardName();
        PaperSheet sheet = new PaperSheet(
                        head,
                        DocumentType.DECISION,
                        FirstCitation.typeName(DocumentType.DECISION),
                        subject(file, award))
                .basedOn(bases(file, commendation, head));
        if (commendation.documentId() != null) {
            sheet.numbered(documents.find(commendation.documentId()));
        }
        Signing signing = decisionSigning.of(id);
        boolean signed = signing.isChosen() && commendation.stage().compareTo(Commendation.Stage.SIGNATURE) > 0;
        sheet.signedBy(
                signed && signing.capacity() != Capacity.HEAD
                        ? head.signature(signing.capacity(), signing.position(), signing.name())
                        : head.signature(Capacity.HEAD, file.terms().awardingTitle(), signed ? signing.name() : null));
        articles(sheet, file, honoured, award);
        if (!collectives.isEmpty()) {
            sheet.annex(said("collectives", Phrases.two(collectives.size())), false, list(collectives, false));
        }
        if (!individuals.isEmpty()) {
            sheet.annex(said("individuals", Phrases.two(individuals.size())), false, list(individuals, true));
        }
        return sheet.sentTo(recipients(commendation)).paper();
    }

    /** What is printed under “Quyết định” says “Về việc”, however the signer typed it. */
    private String subject(CommendationFile file, String award) {
        String typed = Text.isBlank(file.effectiveSubject())
                ? said("subject", award, Phrases.within(file.title()))
                : file.effectiveSubject();
        String clean = Phrases.open(typed);
        return clean.toLowerCase(Locale.ROOT).startsWith("về ") ? clean : said("about", Phrases.within(clean));
    }

    private List<String> bases(CommendationFile file, Commendation commendation, Letterhead head) {
        List<String> bases = new ArrayList<>();
        if (!Text.isBlank(file.decisionBasis())) {
            file.decisionBasis()
                    .lines()
                    .filter(line -> !Text.isBlank(line))
                    .map(Text::clean)
                    .map(line -> line.matches("(?i)(căn cứ|theo|xét|thực hiện)\\b.*") ? line : said("basis", line))
                    .forEach(bases::add);
        }
        if (!Text.isBlank(file.terms().regulation())) {
            bases.add(said("basis", Phrases.open(file.terms().regulation())));
        }
        citations.plan(commendation.cycleId(), head.style()).ifPresent(plan -> bases.add(said("basis", plan)));
        if (file.minutes() != null && file.minutes().heldOn() != null) {
            bases.add(said(
                    "basis.council",
                    FirstCitation.day(head.style(), file.minutes().heldOn())));
        }
        if (!commendation.reviewerUnit().equals(head.issuer())) {
            bases.add(said(
                    "basis.proposed",
                    units.names(List.of(commendation.reviewerUnit())).get(commendation.reviewerUnit())));
        }
        return bases;
    }

    private void articles(PaperSheet sheet, CommendationFile file, List<Nomination> honoured, String award) {
        String counts =
                honoured.isEmpty() ? said("nobody") : Counts.of(honoured).text();
        article(
                sheet,
                1,
                said(
                        "article.1",
                        award,
                        Text.isBlank(file.terms().awardingTitle())
                                ? ""
                                : said("article.1.of", file.terms().awardingTitle()),
                        counts,
                        period(file.terms()),
                        file.title()));
        article(sheet, 2, said("article.2"));
        article(sheet, 3, said("article.3"));
    }

    private void article(PaperSheet sheet, int number, String text) {
        sheet.heading(1, said("article", number), text);
    }

    private String period(Terms terms) {
        if (Text.isBlank(terms.meritFrom()) || Text.isBlank(terms.meritTo())) {
            return "";
        }
        return said("period", day(terms.meritFrom()), day(terms.meritTo()));
    }

    private static String day(String stored) {
        return Deadline.parse(stored).text();
    }

    private static List<Nomination> of(List<Nomination> honoured, Recipient kind) {
        return honoured.stream().filter(line -> line.kind() == kind).toList();
    }

    private Block list(List<Nomination> lines, boolean persons) {
        List<List<String>> rows = new ArrayList<>();
        for (Nomination line : lines) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(rows.size() + 1), line.name()));
            if (persons) {
                row.add(Text.isBlank(line.position()) ? "" : line.position());
            }
            row.add(line.unitName() == null || line.unitName().equals(line.name()) ? "" : line.unitName());
            row.add(Text.isBlank(line.merit()) ? "" : Text.clean(line.merit()));
            rows.add(row);
        }
        List<Column> columns = new ArrayList<>(List.of(
                new Column(said("col.no"), 7, Align.CENTER),
                new Column(said(persons ? "col.person" : "col.collective"), persons ? 25 : 33, Align.LEFT)));
        if (persons) {
            columns.add(new Column(said("col.position"), 16, Align.LEFT));
        }
        columns.add(new Column(said("col.unit"), persons ? 24 : 28, Align.LEFT));
        columns.add(new Column(said("col.merit"), persons ? 28 : 32, Align.LEFT));
        return new Block.Table(null, columns, rows);
    }

    private Set<String> recipients(Commendation commendation) {
        Set<String> names = new LinkedHashSet<>();
        names.add(said("to.article"));
        names.addAll(units.names(List.of(commendation.reviewerUnit(), commendation.coordinatorUnit()))
                .values());
        names.remove(units.names(List.of(commendation.terms().awardingUnit()))
                .get(commendation.terms().awardingUnit()));
        return names;
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.decision." + key, args, Locale.ROOT);
    }
}
