package vn.tongket.conclusion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Conclusion.Stage;
import vn.tongket.document.Capacity;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.document.IssuedDocument;
import vn.tongket.document.Signing;
import vn.tongket.document.Signings;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** Signs and issues conclusions, and records the directive that has one carried out. */
@Component
public class Issuance {

    private static final Logger log = LoggerFactory.getLogger(Issuance.class);
    private static final int LONGEST_NUMBER = 6;

    private final Conclusions conclusions;
    private final ConclusionWriter writer;
    private final DirectiveStore directives;
    private final Documents documents;
    private final Signings signings;
    private final Units units;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    Issuance(
            Conclusions conclusions,
            ConclusionWriter writer,
            DirectiveStore directives,
            Documents documents,
            Signings signings,
            Units units,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.conclusions = conclusions;
        this.writer = writer;
        this.directives = directives;
        this.documents = documents;
        this.signings = signings;
        this.units = units;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** Signs the conclusion, after which its clauses never change, or returns it with a reason. */
    @Transactional
    public void decide(UUID id, boolean signed, String reason) {
        Conclusion conclusion = conclusions.requireStage(id, "conclusion.signing.not-now", Stage.SIGNING);
        if (!signed) {
            if (Text.isBlank(reason)) {
                throw Refusal.at("$reason", "conclusion.signing.reason-missing");
            }
            writer.giveBack(id, Text.clean(reason));
            record(conclusion, "conclusion.returned", conclusion.approverUnit(), "reason", Text.clean(reason));
            return;
        }
        Signature signature = signature(conclusion);
        writer.saveSignature(id, signature);
        writer.sign(id, Actors.current().userId());
        if (conclusion.isSpeech()) {
            conclusions
                    .heldOn(conclusion)
                    .ifPresent(day -> writer.saveIssuing(
                            id, new Issuing(null, null, Deadline.day(day).text())));
        }
        record(
                conclusion,
                "conclusion.signed",
                conclusion.approverUnit(),
                "capacity",
                signature.capacity().name());
    }

    /** What was typed, or what the role of whoever signs suggests where nobody typed anything. */
    private Signature signature(Conclusion conclusion) {
        Signature typed = conclusion.signature();
        Signature signature = typed.capacity() == null && Text.isBlank(typed.title())
                ? Signature.of(signings.decided(
                        Signing.NONE, Actors.current(), conclusion.issuer(), conclusion.approverUnit(), Role.APPROVER))
                : typed;
        Refusal.Collector problems = new Refusal.Collector();
        if (signature.capacity() == null) {
            problems.add("capacity", "conclusion.signing.capacity-missing");
        }
        if (Text.isBlank(signature.title())) {
            problems.add("title", "conclusion.signing.title-missing");
        } else if (signature.capacity() == Capacity.HEAD
                && Text.fold(Text.clean(signature.title())).startsWith("pho ")) {
            problems.add("capacity", "conclusion.signing.deputy-as-head", Text.clean(signature.title()));
        }
        problems.refuse();
        return signature;
    }

    /**
     * Gives a document its number, or notes the day of a speech.
     *
     * @return whether a directive has to follow
     */
    @Transactional
    public boolean issue(UUID id) {
        Conclusion conclusion = conclusions.requireStage(id, "conclusion.issuing.not-now", Stage.ISSUING);
        Refusal.Collector problems = new Refusal.Collector();
        LocalDate on = day(conclusion.wanted().date(), "date", problems);
        if (conclusion.isSpeech()) {
            if (!Text.isBlank(conclusion.wanted().number())) {
                problems.add("number", "conclusion.speech.has-no-number");
            }
            if (on != null && on.isAfter(LocalDate.now(clock))) {
                problems.add("date", "document.date-in-future", Deadline.day(on).text());
            }
            problems.refuse();
            writer.spoken(id, on);
            record(conclusion, "conclusion.spoken", conclusion.clerkUnit(), "date", on.toString());
            return conclusion.directiveNeeded();
        }
        Integer number = number(conclusion.wanted().number(), problems);
        problems.refuse();
        IssuedDocument document = documents.issue(new IssueRequest(
                conclusion.issuer(),
                Text.isBlank(conclusion.wanted().documentType())
                        ? DocumentType.CONCLUSION
                        : conclusion.wanted().documentType(),
                number,
                null,
                null,
                on,
                Precision.DAY,
                conclusion.title()));
        writer.issued(id, document);
        record(conclusion, "conclusion.issued", conclusion.clerkUnit(), "symbol", document.symbol());
        log.info("Issued conclusion {} as document {}", id, document.id());
        return conclusion.directiveNeeded();
    }

    /** Records the directive; its number and date may be pending. */
    @Transactional
    public void recordDirective(UUID id) {
        Conclusion conclusion = conclusions.require(id);
        Directive directive =
                directives.find(id).orElseThrow(() -> Refusal.at("subject", "conclusion.directive.subject-missing"));
        if (conclusion.stage() != Stage.ISSUED || directive.recordedAt() != null) {
            throw Refusal.of("conclusion.directive.not-now");
        }
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(directive.issuer())) {
            problems.add("issuer", "conclusion.directive.issuer-missing");
        }
        if (Text.isBlank(directive.documentType())) {
            problems.add("documentType", "document.type-missing");
        }
        if (Text.isBlank(directive.subject())) {
            problems.add("subject", "conclusion.directive.subject-missing");
        }
        LocalDate on = directive.pending() ? null : day(directive.dateText(), "date", problems);
        Integer number = directive.pending() ? null : number(directive.numberText(), problems);
        checkOrder(conclusion, on, problems);
        problems.refuse();
        IssuedDocument document = directive.pending()
                ? documents.announce(
                        directive.issuer(), directive.documentType(), null, directive.field(), directive.subject())
                : documents.issue(new IssueRequest(
                        directive.issuer(),
                        directive.documentType(),
                        number,
                        null,
                        directive.field(),
                        on,
                        Precision.DAY,
                        directive.subject()));
        directives.recorded(id, document, Actors.current().userId());
        if (document.isPending()) {
            notifications.tell(Notice.to(
                            Role.CLERK.group(conclusion.clerkUnit()),
                            "directive-number-pending",
                            "directive-number-pending:" + id)
                    .with("unit", units.names(List.of(conclusion.clerkUnit())).get(conclusion.clerkUnit()))
                    .with("subject", directive.subject())
                    .inCycle(conclusion.cycleId())
                    .linking("/van-ban-trien-khai/" + id));
        }
        record(conclusion, "conclusion.directive-recorded", conclusion.clerkUnit(), "symbol", document.symbol());
    }

    /** Adds number (blank for the next one) and date of a directive that was recorded without; possible once. */
    @Transactional
    public void completeDirective(UUID id, String numberText, String dateText) {
        Conclusion conclusion = conclusions.require(id);
        Directive directive =
                conclusions.directive(id).orElseThrow(() -> Refusal.of("conclusion.directive.not-recorded"));
        Refusal.Collector problems = new Refusal.Collector();
        LocalDate on = day(dateText, "date", problems);
        Integer number = number(numberText, problems);
        checkOrder(conclusion, on, problems);
        problems.refuse();
        IssuedDocument document = documents.complete(directive.documentId(), number, on);
        directives.completed(id, document);
        record(conclusion, "conclusion.directive-numbered", conclusion.clerkUnit(), "symbol", document.symbol());
    }

    private static void checkOrder(Conclusion conclusion, LocalDate on, Refusal.Collector problems) {
        if (on != null && conclusion.issuedOn() != null && on.isBefore(conclusion.issuedOn())) {
            problems.add(
                    "date",
                    "conclusion.directive.before-conclusion",
                    Deadline.day(conclusion.issuedOn()).text());
        }
    }

    private static LocalDate day(String text, String at, Refusal.Collector problems) {
        try {
            Deadline read = Deadline.parse(text);
            if (read.precision() == Precision.DAY) {
                return read.on();
            }
            problems.add(at, read.isKnown() ? "conclusion.date.day-missing" : "document.date-missing");
        } catch (Refusal unreadable) {
            problems.add(at, "conclusion.date.unreadable", Text.clean(text));
        }
        return null;
    }

    private static Integer number(String text, Refusal.Collector problems) {
        if (Text.isBlank(text)) {
            return null;
        }
        String clean = Text.clean(text);
        if (!clean.matches("\\d{1," + LONGEST_NUMBER + "}") || Integer.parseInt(clean) == 0) {
            problems.add("number", "conclusion.number.unreadable", clean);
            return null;
        }
        return Integer.valueOf(clean);
    }

    private void record(Conclusion conclusion, String act, String unit, String name, String value) {
        audit.record(Act.of(act, "conclusion", conclusion.id())
                .inCycle(conclusion.cycleId())
                .ofUnit(unit)
                .with(name, value));
    }
}
