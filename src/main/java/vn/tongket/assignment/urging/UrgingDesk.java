package vn.tongket.assignment.urging;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.SecrecyGuard;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Readings;
import vn.tongket.document.Documents;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** What people do at the desk of a case; checks who they are. */
@Component
public class UrgingDesk {

    private final CaseStore store;
    private final UrgingLetters letters;
    private final Signings signings;
    private final Documents documents;
    private final Access access;
    private final SecrecyGuard secrecy;
    private final JdbcClient jdbc;
    private final Readings readings;

    UrgingDesk(
            CaseStore store,
            UrgingLetters letters,
            Signings signings,
            Documents documents,
            Access access,
            SecrecyGuard secrecy,
            JdbcClient jdbc,
            Readings readings) {
        this.readings = readings;
        this.store = store;
        this.letters = letters;
        this.signings = signings;
        this.documents = documents;
        this.access = access;
        this.secrecy = secrecy;
        this.jdbc = jdbc;
    }

    /** For who signs or tracks; for the unit once it was asked or urged; for the chair once criticism was proposed. */
    @Transactional
    public UrgingFile file(Actor actor, UUID id) {
        UrgingCase one = store.require(id);
        if (!tracks(actor, one) && !ofUnit(actor, one) && !chairs(actor, one)) {
            throw new NotFound("urging case", id);
        }
        if (one.kind() != CaseKind.LETTER) {
            readings.note(actor, Act.of("urging.read", "urging", id).ofUnit(one.unit()));
        }
        List<CaseItem> items = store.items(id);
        boolean letter = one.kind() == CaseKind.LETTER;
        return new UrgingFile(
                one,
                items,
                letter ? urged(id) : Set.of(),
                one.kind() == CaseKind.CRITICISM ? missing(id) : null,
                one.kind() == CaseKind.CRITICISM ? explanations(id) : List.of(),
                letter ? letters.subjectOf(one, items) : null,
                letter ? letters.textOf(one, items) : null,
                letter
                        ? signings.typedOr(one.signing().entry(), actor, one.senderUnit(), Role.TRACKER)
                        : SigningEntry.NONE,
                letter ? signings.capacities(documents.styleOf(one.senderUnit())) : List.of());
    }

    private Set<UUID> urged(UUID id) {
        return jdbc
                .sql("select assignment_id from app.urging where case_id = :id and sent_at is not null")
                .param("id", id)
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private UrgingFile.Missing missing(UUID id) {
        return jdbc.sql("""
                        select count(*) filter (where e.kind = 'LETTER' and e.sent_at is not null) = 0 as letter,
                               count(*) filter (where e.kind = 'EXPLANATION') = 0 as explanation
                          from app.urging_case e
                         where exists (select from app.urging g join app.urging h on h.assignment_id = g.assignment_id
                                        where g.case_id = e.id and h.case_id = :id)
                        """).param("id", id).query(UrgingFile.Missing.class).single();
    }

    /** What the unit has explained about the same tasks. */
    private List<UrgingCase> explanations(UUID id) {
        return jdbc.sql(UrgingCase.SELECT + """
                         where e.kind = 'EXPLANATION' and e.answered_at is not null
                           and exists (select from app.urging g join app.urging h on h.assignment_id = g.assignment_id
                                        where g.case_id = e.id and h.case_id = :id)
                         order by e.answered_at desc
                        """)
                .param("id", id)
                .query(UrgingCase::read)
                .list();
    }

    /** Saves a letter as far as it is typed; answers the new version. */
    @Transactional
    public int saveLetter(Actor actor, UUID id, CaseText typed, Integer version) {
        UrgingCase one = requireSigner(actor, id);
        CaseStore.require(one, CaseKind.LETTER);
        secrecy.check("letter.subject", typed.subject());
        secrecy.check("letter.text", typed.text());
        secrecy.check("letter.dropReason", typed.dropReason());
        return store.save(id, typed, version);
    }

    /** Saves why criticism is proposed or not. */
    @Transactional
    public int saveProposal(Actor actor, UUID id, CaseText typed, Integer version) {
        UrgingCase one = requireSigner(actor, id);
        CaseStore.require(one, CaseKind.CRITICISM);
        secrecy.check("criticism.reason", typed.reason());
        secrecy.check("criticism.dropReason", typed.dropReason());
        return store.save(id, typed, version);
    }

    /** Saves what the unit explains. */
    @Transactional
    public int saveExplanation(Actor actor, UUID id, CaseText typed, Integer version) {
        UrgingCase one = store.require(id);
        if (one.sentAt() == null || !access.holds(actor, one.unit(), Role.LEADER)) {
            throw new NotFound("urging case", id);
        }
        CaseStore.require(one, CaseKind.EXPLANATION);
        secrecy.check("explanation.answer", typed.answer());
        return store.save(id, typed, version);
    }

    /** Saves why the chair decides as it does. */
    @Transactional
    public int saveDecision(Actor actor, UUID id, CaseText typed, Integer version) {
        UrgingCase one = store.require(id);
        if (one.proposedAt() == null || !access.holds(actor, one.chairUnit(), Role.APPROVER)) {
            throw new NotFound("urging case", id);
        }
        secrecy.check("criticism.decision", typed.decision());
        return store.save(id, typed, version);
    }

    /** Signs one letter from the board; answers its number and symbol. */
    @Transactional
    public String sign(Actor actor, UUID id, SigningEntry signing) {
        requireSigner(actor, id);
        return letters.signFromBoard(id, signing);
    }

    private UrgingCase requireSigner(Actor actor, UUID id) {
        UrgingCase one = store.require(id);
        if (!access.holds(actor, one.signerUnit(), Role.TRACKER)) {
            throw new NotFound("urging case", id);
        }
        return one;
    }

    private boolean tracks(Actor actor, UrgingCase one) {
        return access.holds(actor, one.signerUnit(), Role.TRACKER, Role.AUDITOR)
                || access.holds(actor, one.trackerUnit(), Role.TRACKER, Role.AUDITOR);
    }

    private boolean ofUnit(Actor actor, UrgingCase one) {
        boolean told = one.kind() == CaseKind.CRITICISM ? Boolean.TRUE.equals(one.criticised()) : one.sentAt() != null;
        return told && access.holds(actor, one.unit(), Role.LEADER, Role.DRAFTER, Role.AUDITOR);
    }

    private boolean chairs(Actor actor, UrgingCase one) {
        return one.chairUnit() != null
                && one.proposedAt() != null
                && access.holds(actor, one.chairUnit(), Role.APPROVER, Role.AUDITOR);
    }
}
