package vn.tongket.commendation.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.Commendation;
import vn.tongket.commendation.Commendation.Stage;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.Counts;
import vn.tongket.commendation.CycleEvidence;
import vn.tongket.commendation.Evidence;
import vn.tongket.commendation.ProposedLines;
import vn.tongket.commendation.Recipient;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** What the people of a unit do: write whom the unit proposes, and send it when somebody signs for the unit. */
@Component
public class ProposalDesk {

    private final Commendations commendations;
    private final Participants participants;
    private final ProposalStore store;
    private final DossierFileStore files;
    private final DossierPapers papers;
    private final PaperRequests requests;
    private final ProposedLines list;
    private final Evidence evidence;
    private final Access access;
    private final Units units;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;
    private final Clock clock;

    ProposalDesk(
            Commendations commendations,
            Participants participants,
            ProposalStore store,
            DossierFileStore files,
            DossierPapers papers,
            PaperRequests requests,
            ProposedLines list,
            Evidence evidence,
            Access access,
            Units units,
            SecrecyGuard secrecy,
            AuditLog audit,
            Clock clock) {
        this.commendations = commendations;
        this.participants = participants;
        this.store = store;
        this.files = files;
        this.papers = papers;
        this.requests = requests;
        this.list = list;
        this.evidence = evidence;
        this.access = access;
        this.units = units;
        this.secrecy = secrecy;
        this.audit = audit;
        this.clock = clock;
    }

    /** The answer to a saving: the new version, and what the server worked out for single places. */
    public record Saved(int version, Map<String, Object> marks) {}

    /** Whether this person writes or signs for a unit that may propose. */
    @Transactional(readOnly = true)
    public boolean concerns(Actor actor, Commendation commendation) {
        return !participants.of(actor, commendation).isEmpty();
    }

    /** The units for which this person writes or signs in this cycle; nobody's is answered as not found. */
    @Transactional(readOnly = true)
    public List<Unit> choices(Actor actor, UUID id) {
        List<Unit> mine = units.all(participants.of(actor, commendations.require(id)));
        if (mine.isEmpty()) {
            throw new NotFound("commendation", id);
        }
        return mine;
    }

    @Transactional(readOnly = true)
    public ProposalFile file(Actor actor, UUID id, String unit) {
        Commendation commendation = participants.require(actor, id, unit);
        UnitProposal proposal = store.find(id, unit).orElseGet(() -> empty(id, unit));
        Call call = store.call(id);
        List<DossierFile> uploaded = files.of(id, unit);
        List<DossierPaper> needed = needed(commendation);
        LocalDate today = LocalDate.now(clock);
        boolean writable = commendation.stage() == Stage.NOMINATION && proposal.submittedAt() == null;
        List<ProposalSheet.Line> lines = proposal.sheet().lines().stream()
                .map(line -> line.with(line.id(), papersOf(line, needed, uploaded)))
                .toList();
        long collectives = lines.stream()
                .filter(line -> ProposalRules.kind(line) == Recipient.COLLECTIVE)
                .count();
        return new ProposalFile(
                id,
                commendation.cycleId(),
                commendation.title(),
                commendation.terms().awardName(),
                unit,
                units.require(unit).name(),
                proposal.state(),
                call.dueOn() == null ? null : Deadline.day(call.dueOn()).text(),
                call.dueOn() != null && today.isAfter(call.dueOn()),
                Quota.of(call, proposal).text(),
                call.note(),
                proposal.submittedAt() == null ? proposal.returnReason() : null,
                new Counts((int) collectives, (int) (lines.size() - collectives)).text(),
                writable,
                writable && access.holds(actor, unit, Role.LEADER),
                lines,
                complete(proposal.sheet().papers(), needed, DossierPaper.Per.UNIT, null, uploaded),
                evidence.of(
                                commendation.cycleId(),
                                List.of(unit),
                                new CycleEvidence.Span(commendation.meritFrom(), commendation.meritTo()))
                        .getOrDefault(unit, List.of()),
                requests.of(id, unit),
                store.results(id, unit),
                proposal.version());
    }

    /** Keeps whatever is typed, readable or not. */
    @Transactional
    public Saved save(Actor actor, UUID id, String unit, ProposalSheet sheet) {
        Commendation commendation = writable(actor, id, unit);
        checkSecrecy(sheet);
        UnitProposal proposal = store.lock(id, unit);
        requireNotSent(proposal);
        List<DossierPaper> needed = needed(commendation);
        List<DossierFile> uploaded = files.of(id, unit);
        Map<String, Object> marks = new LinkedHashMap<>();
        Set<UUID> known = new TreeSet<>();
        List<ProposalSheet.Line> lines = new ArrayList<>();
        for (int i = 0; i < sheet.lines().size(); i++) {
            ProposalSheet.Line line = sheet.lines().get(i);
            boolean taken = line.id() == null || !known.add(line.id());
            UUID given = taken ? UUID.randomUUID() : line.id();
            ProposalSheet.Line with = line.with(given, line.papers());
            with = with.with(given, papersOf(with, needed, uploaded));
            lines.add(with);
            if (taken) {
                marks.put("lines." + i + ".id", given);
            }
            if (with.papers().size() != line.papers().size()) {
                marks.put("lines." + i + ".papers", with.papers());
            }
        }
        int version = store.save(proposal, new ProposalSheet(lines, sheet.papers(), sheet.version()), actor.userId());
        return new Saved(version, marks);
    }

    /** Nothing with a secrecy mark is stored, not even in a draft. */
    private void checkSecrecy(ProposalSheet sheet) {
        for (int i = 0; i < sheet.lines().size(); i++) {
            ProposalSheet.Line line = sheet.lines().get(i);
            String at = "lines." + i + ".";
            secrecy.check(at + "name", line.name());
            secrecy.check(at + "position", line.position());
            secrecy.check(at + "merit", line.merit());
            secrecy.check(at + "dissolvedBasis", line.dissolvedBasis());
            for (int p = 0; p < line.papers().size(); p++) {
                secrecy.check(
                        at + "papers." + p + ".reference", line.papers().get(p).reference());
            }
        }
        for (int p = 0; p < sheet.papers().size(); p++) {
            secrecy.check("papers." + p + ".reference", sheet.papers().get(p).reference());
        }
    }

    /** The unit's proposal goes to the coordinator; what is missing is said with its row and nothing is sent. */
    @Transactional
    public void submit(Actor actor, UUID id, String unit) {
        Commendation commendation = writable(actor, id, unit);
        if (!access.holds(actor, unit, Role.LEADER)) {
            throw Refusal.of("commendation.proposal.leader-sends");
        }
        UnitProposal proposal = store.lock(id, unit);
        requireNotSent(proposal);
        List<DossierPaper> needed = needed(commendation);
        List<DossierFile> uploaded = files.of(id, unit);
        ProposalSheet sheet = new ProposalSheet(
                proposal.sheet().lines().stream()
                        .map(line -> line.with(line.id(), papersOf(line, needed, uploaded)))
                        .toList(),
                complete(proposal.sheet().papers(), needed, DossierPaper.Per.UNIT, null, uploaded),
                proposal.version());
        Call call = store.call(id);
        Set<String> own = new TreeSet<>(access.unitsBelow(unit));
        own.add(unit);
        Quota quota = Quota.of(call, proposal);
        ProposalRules rules = new ProposalRules(sheet, uploaded);
        rules.deadline(call.dueOn(), LocalDate.now(clock));
        rules.quota(quota.collectives(), quota.individuals());
        rules.lines(own);
        rules.papers();
        rules.refuse();
        list.take(
                id,
                unit,
                sheet.lines().stream().map(line -> line(line, unit, sheet)).toList());
        store.submit(proposal, actor.userId());
        long collectives = sheet.lines().stream()
                .filter(line -> ProposalRules.kind(line) == Recipient.COLLECTIVE)
                .count();
        audit.record(Act.of("commendation.proposed", "commendation", id)
                .inCycle(commendation.cycleId())
                .ofUnit(unit)
                .with("collectives", collectives)
                .with("individuals", sheet.lines().size() - collectives));
    }

    private static ProposedLines.Line line(ProposalSheet.Line line, String unit, ProposalSheet sheet) {
        List<String> cited = new ArrayList<>();
        sheet.papers().forEach(paper -> cited.add(cited(paper)));
        line.papers().forEach(paper -> cited.add(cited(paper)));
        return new ProposedLines.Line(
                line.id(),
                ProposalRules.kind(line),
                Text.isBlank(line.unit()) ? unit : Text.clean(line.unit()),
                Text.clean(line.name()),
                Text.isBlank(line.position()) ? null : Text.clean(line.position()),
                Text.clean(line.merit()),
                cited.isEmpty() ? null : String.join("; ", cited),
                Text.isBlank(line.dissolvedBasis()) ? null : Text.clean(line.dissolvedBasis()));
    }

    private static String cited(ProposalSheet.Paper paper) {
        return Text.isBlank(paper.reference())
                ? paper.name()
                : paper.name() + " (" + Text.clean(paper.reference()) + ")";
    }

    private Commendation writable(Actor actor, UUID id, String unit) {
        Commendation commendation = participants.require(actor, id, unit);
        if (commendation.stage() != Stage.NOMINATION) {
            throw Refusal.of("commendation.proposal.closed");
        }
        return commendation;
    }

    private static void requireNotSent(UnitProposal proposal) {
        if (proposal.submittedAt() != null) {
            throw Refusal.of("commendation.proposal.sent-already");
        }
    }

    private List<DossierPaper> needed(Commendation commendation) {
        return papers.needed(commendation.terms().awardName(), LocalDate.now(clock));
    }

    private static List<ProposalSheet.Paper> papersOf(
            ProposalSheet.Line line, List<DossierPaper> needed, List<DossierFile> uploaded) {
        return complete(line.papers(), needed, null, line, uploaded);
    }

    /** What the configuration asks for, with what the unit said about it. */
    private static List<ProposalSheet.Paper> complete(
            List<ProposalSheet.Paper> said,
            List<DossierPaper> needed,
            DossierPaper.Per per,
            ProposalSheet.Line line,
            List<DossierFile> uploaded) {
        return needed.stream()
                .filter(paper -> per == null ? paper.isFor(ProposalRules.kind(line)) : paper.per() == per)
                .map(paper -> {
                    ProposalSheet.Paper before = said.stream()
                            .filter(one -> paper.code().equals(one.code()))
                            .findFirst()
                            .orElse(null);
                    UUID of = line == null ? null : line.id();
                    int count = (int) uploaded.stream()
                            .filter(file -> file.paperCode().equals(paper.code())
                                    && java.util.Objects.equals(of, file.lineId()))
                            .count();
                    return new ProposalSheet.Paper(
                            paper.code(),
                            paper.name(),
                            paper.confirmed(),
                            before == null ? null : before.reference(),
                            before != null && Boolean.TRUE.equals(before.confirmed()),
                            count);
                })
                .toList();
    }

    private static UnitProposal empty(UUID id, String unit) {
        return new UnitProposal(
                id, unit, null, null, new ProposalSheet(List.of(), List.of(), null), 0, null, null, null);
    }
}
