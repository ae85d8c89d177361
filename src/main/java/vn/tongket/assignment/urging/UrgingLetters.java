package vn.tongket.assignment.urging;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actors;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.document.IssuedDocument;
import vn.tongket.document.Signing;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.organization.Role;

/** Letters that urge: one per unit with all its overdue tasks, signed one by one or many at once. */
@Component
public class UrgingLetters {

    private final CaseStore store;
    private final UrgingCases cases;
    private final UrgingNotices notices;
    private final UrgingCaseWorkflow workflow;
    private final Documents documents;
    private final Signings signings;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;

    UrgingLetters(
            CaseStore store,
            UrgingCases cases,
            UrgingNotices notices,
            UrgingCaseWorkflow workflow,
            Documents documents,
            Signings signings,
            JdbcClient jdbc,
            MessageSource messages,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.notices = notices;
        this.workflow = workflow;
        this.documents = documents;
        this.signings = signings;
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    /** The subject that was typed, or the one that every such letter has. */
    public String subjectOf(UrgingCase letter, List<CaseItem> items) {
        return letter.subject() == null
                ? said("urging.letter.subject", (int)
                        items.stream().filter(CaseItem::live).count())
                : letter.subject();
    }

    /** The text that was typed, or the one that every such letter has; the table of tasks follows it in print. */
    public String textOf(UrgingCase letter, List<CaseItem> items) {
        return letter.text() == null
                ? said("urging.letter.text", letter.unitName(), (int)
                        items.stream().filter(CaseItem::live).count())
                : letter.text();
    }

    /** Signs the letter from its task. */
    @Transactional
    public String sign(UUID id) {
        return sign(id, null);
    }

    /** Signs the letter from the board, with the capacity that was typed there; its task ends. */
    @Transactional
    public String signFromBoard(UUID id, SigningEntry typed) {
        String symbol = sign(id, typed);
        workflow.settled(List.of(id));
        return symbol;
    }

    private String sign(UUID id, SigningEntry typed) {
        UrgingCase letter = requireLetter(store.lock(id));
        List<CaseItem> items = store.items(id).stream().filter(CaseItem::live).toList();
        if (items.isEmpty()) {
            throw Refusal.of("urging.letter-empty", letter.unitName());
        }
        Refusal.Collector problems = new Refusal.Collector();
        Signing signing = signings.typedOr(
                        typed == null ? letter.signing().entry() : typed,
                        Actors.current(),
                        letter.senderUnit(),
                        Role.TRACKER)
                .check(typed == null ? "letter.signing" : "signing", problems);
        String subject = subjectOf(letter, items);
        if (Text.isBlank(subject)) {
            problems.add("letter.subject", "assignment.letter.subject-missing");
        }
        if (Text.isBlank(textOf(letter, items))) {
            problems.add("letter.text", "assignment.letter.text-missing");
        }
        if (letter.isNumberedElsewhere() && Text.isBlank(letter.symbol())) {
            problems.add("letter.symbol", "assignment.letter.symbol-missing");
        }
        if (letter.isNumberedElsewhere() && letter.letterOn() == null) {
            problems.add("letter.letterOn", "assignment.letter.date-missing");
        }
        if (letter.letterOn() != null && letter.letterOn().isAfter(LocalDate.now(clock))) {
            problems.add("letter.letterOn", "assignment.letter.date-in-future");
        }
        problems.refuse();
        String symbol = letter.symbol();
        LocalDate on = letter.letterOn();
        UUID document = null;
        if (!letter.isNumberedElsewhere()) {
            on = LocalDate.now(clock);
            IssuedDocument issued =
                    documents.issue(IssueRequest.next(letter.senderUnit(), DocumentType.OFFICIAL_LETTER, on, subject));
            symbol = issued.symbol();
            document = issued.id();
        }
        write(letter, items, signing, document, symbol, on);
        cases.record(letter, "assignment.urged", Map.of("symbol", symbol));
        return symbol;
    }

    private void write(
            UrgingCase letter, List<CaseItem> items, Signing signing, UUID document, String symbol, LocalDate on) {
        String subject = subjectOf(letter, items);
        String text = textOf(letter, items);
        List<UUID> told = notices.letterSent(letter, items, subject, text, symbol);
        jdbc.sql("""
                        update app.urging_case
                           set subject = :subject, said = :said, document_id = :document, symbol = :symbol, letter_on = :on,
                               signing_capacity = :capacity, signer_title = :title, signer_name = :name, signed_by = :by,
                               sent_at = :now, settled_at = :now, gathering = false, notices = :told::uuid[]
                         where id = :id
                        """)
                .param("subject", subject)
                .param("said", text)
                .param("document", document, Types.OTHER)
                .param("symbol", symbol)
                .param("on", on)
                .param("capacity", signing.code())
                .param("title", signing.position(), Types.VARCHAR)
                .param("name", signing.name(), Types.VARCHAR)
                .param("by", Actors.current().userId())
                .param("now", now())
                .param("told", told.stream().map(UUID::toString).toArray(String[]::new))
                .param("id", letter.id())
                .update();
        jdbc.sql("""
                        update app.urging
                           set sent_at = case when assignment_id = any(:live::uuid[]) then :now::timestamptz end,
                               dropped_at = case when assignment_id = any(:live::uuid[]) then null else :now::timestamptz end,
                               symbol = :symbol, letter_on = :on, signed_by = :by, notices = :told::uuid[]
                         where case_id = :id and dropped_at is null
                        """)
                .param(
                        "live",
                        items.stream().map(item -> item.assignment().toString()).toArray(String[]::new))
                .param("now", now())
                .param("symbol", symbol)
                .param("on", on)
                .param("by", Actors.current().userId())
                .param("told", told.stream().map(UUID::toString).toArray(String[]::new))
                .param("id", letter.id())
                .update();
    }

    /** No letter after all, e.g. because the unit has answered by other means. */
    @Transactional
    public void drop(UUID id) {
        UrgingCase letter = requireLetter(store.lock(id));
        if (Text.isBlank(letter.dropReason())) {
            throw Refusal.at("letter.dropReason", "assignment.letter.reason-missing");
        }
        jdbc.sql("""
                        update app.urging_case
                           set dropped_at = :now, dropped_by = :by, settled_at = :now, gathering = false where id = :id
                        """)
                .param("now", now())
                .param("by", Actors.current().userId())
                .param("id", id)
                .update();
        jdbc.sql("update app.urging set dropped_at = :now where case_id = :id and dropped_at is null")
                .param("now", now())
                .param("id", id)
                .update();
        cases.record(letter, "assignment.letter-dropped", Map.of("reason", letter.dropReason()));
    }

    private static UrgingCase requireLetter(UrgingCase one) {
        if (one.kind() != CaseKind.LETTER || one.isSettled() || one.openedAt() == null) {
            throw Refusal.of("assignment.letter.gone");
        }
        return one;
    }

    private String said(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ROOT);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
