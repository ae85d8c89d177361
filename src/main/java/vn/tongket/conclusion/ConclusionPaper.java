package vn.tongket.conclusion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Draft.Item;
import vn.tongket.cycle.CycleCitations;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Subject;
import vn.tongket.document.DocumentType;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;
import vn.tongket.document.Style;
import vn.tongket.organization.Units;

/** A conclusion and the directive that has it carried out, as official documents. */
@Component
public class ConclusionPaper {

    private final Conclusions conclusions;
    private final ConclusionDesk desk;
    private final Cycles cycles;
    private final CycleCitations citations;
    private final Letterheads letterheads;
    private final Units units;
    private final MessageSource messages;

    ConclusionPaper(
            Conclusions conclusions,
            ConclusionDesk desk,
            Cycles cycles,
            CycleCitations citations,
            Letterheads letterheads,
            Units units,
            MessageSource messages) {
        this.conclusions = conclusions;
        this.desk = desk;
        this.cycles = cycles;
        this.citations = citations;
        this.letterheads = letterheads;
        this.units = units;
        this.messages = messages;
    }

    /** Whether the person may read the conclusion. */
    @Transactional(readOnly = true)
    public boolean isThere(Actor actor, UUID id) {
        return desk.mayRead(actor, conclusions.require(id));
    }

    /** Whether a directive was recorded that the person may read. */
    @Transactional(readOnly = true)
    public boolean isDirectiveThere(Actor actor, UUID id) {
        return isThere(actor, id)
                && conclusions
                        .directive(id)
                        .filter(directive -> directive.recordedAt() != null)
                        .isPresent();
    }

    /** The conclusion, for those who may read it; without number and date until it is issued. */
    @Transactional
    public Paper of(Actor actor, UUID id) {
        ConclusionFile file = desk.file(actor, id);
        Conclusion conclusion = file.conclusion();
        desk.noteDraft(actor, conclusion);
        ReviewCycle cycle = cycles.require(conclusion.cycleId());
        Letterhead head = letterheads.of(conclusion.issuer());
        String type = type(conclusion);
        String typeName = conclusion.isSpeech() ? said("speech") : FirstCitation.typeName(type);
        PaperSheet sheet = new PaperSheet(head, type, typeName, subject(conclusion.title(), typeName))
                .numbered(
                        conclusion.isSpeech() ? "" : conclusion.symbol(),
                        conclusion.issuedAt() == null ? null : conclusion.issuedOn());
        List<String> reviewed = citations.subjects(cycle.id(), head.style()).stream()
                .filter(cited -> cited.role() == Subject.Role.REVIEWED)
                .map(CycleCitations.Cited::text)
                .toList();
        sheet.prose(said("opening", Phrases.within(cycle.title()), head.unitName()));
        findings(sheet, file.draft(), reviewed);
        tasks(sheet, file);
        return sheet.signedBy(signature(head, conclusion.signature()))
                .sentTo(recipients(file))
                .paper();
    }

    /** The directive with the tasks of the conclusion, for those who may read the conclusion. */
    @Transactional(readOnly = true)
    public Paper directive(Actor actor, UUID id) {
        ConclusionFile file = desk.file(actor, id);
        Directive directive = file.directive();
        if (directive == null || Text.isBlank(directive.issuer())) {
            throw new NotFound("directive", id);
        }
        Conclusion conclusion = file.conclusion();
        Letterhead head = letterheads.of(directive.issuer());
        String type = Text.isBlank(directive.documentType()) ? DocumentType.OFFICIAL_LETTER : directive.documentType();
        PaperSheet sheet = new PaperSheet(
                        head,
                        type,
                        FirstCitation.typeName(type),
                        Text.isBlank(directive.subject()) ? "" : Phrases.within(directive.subject()))
                .numbered(directive.symbol(), directive.issuedOn());
        Set<String> leads = new LinkedHashSet<>();
        for (Item item : file.draft().clauses()) {
            leads.addAll(leads(item, file));
            item.parts().forEach(part -> leads.addAll(leads(part, file)));
        }
        if (type.equals(DocumentType.OFFICIAL_LETTER)) {
            sheet.addressedTo(leads.toArray(String[]::new));
            if (directive.symbol() == null && !Text.isBlank(directive.field())) {
                sheet.field(directive.field());
            }
        }
        sheet.prose(said("directive.opening", cited(head.style(), file), head.unitName()));
        numbered(sheet, file);
        sheet.prose(said("directive.closing"));
        Set<String> recipients = new LinkedHashSet<>();
        recipients.add(type.equals(DocumentType.OFFICIAL_LETTER) ? said("to.above") : null);
        recipients.add(file.issuerName());
        if (!type.equals(DocumentType.OFFICIAL_LETTER)) {
            recipients.addAll(leads);
        }
        recipients.remove(null);
        return sheet.sentTo(recipients).paper();
    }

    private static String type(Conclusion conclusion) {
        String type = Text.isBlank(conclusion.documentType())
                ? conclusion.wanted().documentType()
                : conclusion.documentType();
        return Text.isBlank(type) ? DocumentType.CONCLUSION : type;
    }

    /** “Kết luận sơ kết 5 năm …” stands under the word “KẾT LUẬN” without repeating it. */
    private static String subject(String title, String typeName) {
        String clean = Text.clean(title);
        boolean repeated = clean.toLowerCase(Locale.ROOT).startsWith(typeName.toLowerCase(Locale.ROOT) + " ");
        return Phrases.within(repeated ? clean.substring(typeName.length() + 1) : clean);
    }

    private String cited(Style style, ConclusionFile file) {
        Conclusion conclusion = file.conclusion();
        return conclusion.symbol() == null
                ? said("directive.speech", Phrases.within(conclusion.title()))
                : FirstCitation.of(
                        style,
                        conclusion.symbol(),
                        conclusion.issuedOn(),
                        vn.tongket.calendar.Precision.DAY,
                        file.issuerName(),
                        subject(conclusion.title(), FirstCitation.typeName(type(conclusion))));
    }

    private void findings(PaperSheet sheet, Draft draft, List<String> reviewed) {
        List<String> limitations = Phrases.sentences(
                draft.limitations().stream().map(Draft.Weakness::text).toList());
        if (Text.isBlank(draft.generalPart()) && limitations.isEmpty() && reviewed.isEmpty()) {
            return;
        }
        sheet.chapter(said("findings"));
        if (!reviewed.isEmpty()) {
            sheet.prose(said("reviewed")).bullets(Phrases.sentences(reviewed));
        }
        if (limitations.isEmpty()) {
            sheet.prose(draft.generalPart());
            return;
        }
        boolean both = !Text.isBlank(draft.generalPart());
        if (both) {
            sheet.heading(2, "1", said("results")).prose(draft.generalPart());
        }
        sheet.heading(2, both ? "2" : null, said("limitations")).bullets(limitations);
    }

    private void tasks(PaperSheet sheet, ConclusionFile file) {
        if (file.draft().clauses().isEmpty()) {
            return;
        }
        sheet.chapter(said("tasks"));
        file.draft().clauses().stream()
                .filter(Item::general)
                .forEach(item -> sheet.prose(Phrases.sentence(item.text())));
        numbered(sheet, file);
    }

    /** The tasks with the numbers that people cite. */
    private void numbered(PaperSheet sheet, ConclusionFile file) {
        for (Item item : file.draft().clauses()) {
            if (!item.general()) {
                sheet.prose(item.ref() + ". " + task(item, file));
                for (Item part : item.parts()) {
                    sheet.prose(letter(part.ref(), item.ref()) + ") " + task(part, file));
                }
            }
        }
    }

    private static String letter(String ref, String parent) {
        return ref.startsWith(parent) && ref.length() > parent.length() ? ref.substring(parent.length()) : ref;
    }

    private String task(Item item, ConclusionFile file) {
        List<String> details = new ArrayList<>();
        List<String> leads = leads(item, file);
        List<String> others = named(item.cooperatingUnits(), item.cooperatingGroups(), file);
        if (!leads.isEmpty()) {
            details.add(said("lead", String.join(", ", leads)));
        }
        if (!others.isEmpty()) {
            details.add(said("cooperating", String.join(", ", others)));
        }
        target(item).ifPresent(details::add);
        if (!Text.isBlank(item.deliverable())) {
            details.add(said("deliverable", Phrases.within(item.deliverable())));
        }
        if (!Text.isBlank(item.due())) {
            details.add(said("due", due(item.due())));
        }
        return details.isEmpty()
                ? Phrases.sentence(item.text())
                : Phrases.open(item.text()) + " (" + String.join("; ", details) + ").";
    }

    private Optional<String> target(Item item) {
        if (Text.isBlank(item.targetName()) && Text.isBlank(item.target())) {
            return Optional.empty();
        }
        String unit = Text.isBlank(item.targetUnit()) ? "" : item.targetUnit();
        String value = Text.isBlank(item.target())
                ? ""
                : item.target() + (unit.equals("%") ? unit : " " + unit).stripTrailing();
        return Optional.of(said(
                "target",
                Stream.of(item.targetName(), value)
                        .filter(text -> !Text.isBlank(text))
                        .map(Phrases::within)
                        .reduce((a, b) -> a + " " + b)
                        .orElse("")));
    }

    private static String due(String typed) {
        try {
            return FirstCitation.until(Deadline.parse(typed));
        } catch (Refusal unreadable) {
            return typed;
        }
    }

    private static List<String> leads(Item item, ConclusionFile file) {
        return named(item.leadUnits(), item.leadGroups(), file);
    }

    private static List<String> named(List<String> units, List<String> groups, ConclusionFile file) {
        return Stream.concat(
                        units.stream().map(code -> file.unitNames().getOrDefault(code, code)),
                        groups.stream().map(code -> file.groupNames().getOrDefault(code, code)))
                .toList();
    }

    private Set<String> recipients(ConclusionFile file) {
        Set<String> names = new LinkedHashSet<>();
        for (Item item : file.draft().clauses()) {
            Stream.concat(Stream.of(item), item.parts().stream()).forEach(clause -> {
                names.addAll(leads(clause, file));
                names.addAll(named(clause.cooperatingUnits(), clause.cooperatingGroups(), file));
            });
        }
        Conclusion conclusion = file.conclusion();
        names.addAll(units.names(List.of(conclusion.coordinatorUnit())).values());
        names.remove(file.issuerName());
        return names;
    }

    private static Paper.Signature signature(Letterhead head, Signature signature) {
        if (signature == null || signature.capacity() == null) {
            return head.signature(null);
        }
        return head.signature(signature.capacity(), signature.title(), signature.name());
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.conclusion." + key, args, Locale.ROOT);
    }
}
