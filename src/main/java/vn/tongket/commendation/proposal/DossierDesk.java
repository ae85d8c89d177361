package vn.tongket.commendation.proposal;

import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.audit.Readings;
import vn.tongket.commendation.Commendation;
import vn.tongket.commendation.Commendation.Stage;
import vn.tongket.commendation.CommendationAccess;
import vn.tongket.commendation.Commendations;
import vn.tongket.file.FileContents;
import vn.tongket.file.FileIntake;
import vn.tongket.file.FileSource;
import vn.tongket.file.StoredContent;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Files of dossiers: brought by the unit while it writes or supplies, read by it and by those who handle the case. */
@Component
public class DossierDesk {

    private static final int MOST = 200;

    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final Participants participants;
    private final ProposalStore proposals;
    private final DossierFileStore files;
    private final FileIntake intake;
    private final FileContents contents;
    private final Access access;
    private final AuditLog audit;
    private final Readings readings;

    DossierDesk(
            Commendations commendations,
            CommendationAccess handlers,
            Participants participants,
            ProposalStore proposals,
            DossierFileStore files,
            FileIntake intake,
            FileContents contents,
            Access access,
            AuditLog audit,
            Readings readings) {
        this.readings = readings;
        this.commendations = commendations;
        this.handlers = handlers;
        this.participants = participants;
        this.proposals = proposals;
        this.files = files;
        this.intake = intake;
        this.contents = contents;
        this.access = access;
        this.audit = audit;
    }

    /** The unit's own files, for its people. */
    @Transactional(readOnly = true)
    public List<DossierFile> list(Actor actor, UUID id, String unit) {
        participants.require(actor, id, unit);
        return files.of(id, unit);
    }

    /** All files, for those who handle the commendation. */
    @Transactional(readOnly = true)
    public List<DossierFile> of(Actor actor, UUID id, Collection<UUID> lines) {
        handlers.requireReader(actor, commendations.require(id));
        return files.ofLines(id, lines);
    }

    /** Takes a file for a paper of the unit, or of one of its lines. */
    public UUID add(Actor actor, UUID id, String unit, UUID line, String paper, String name, FileSource source) {
        requireOpen(actor, id, unit);
        if (!paper.matches("[A-Z][A-Z_]{0,59}")) {
            throw new NotFound("paper", paper);
        }
        if (line != null
                && proposals.find(id, unit).stream()
                        .flatMap(proposal -> proposal.sheet().lines().stream())
                        .noneMatch(one -> line.equals(one.id()))) {
            throw new NotFound("line", line);
        }
        return intake.take(intake.name(name), source, file -> {
            Commendation commendation = requireOpen(actor, id, unit);
            if (files.of(id, unit).size() >= MOST) {
                throw Refusal.at("attachments", "report.attachment.too-many", MOST);
            }
            record("commendation.paper-attached", commendation, unit);
            return files.add(id, unit, line, paper, file, file.keep(), actor.userId());
        });
    }

    @Transactional
    public void remove(Actor actor, UUID id, String unit, UUID file) {
        Commendation commendation = requireOpen(actor, id, unit);
        if (commendation.stage() != Stage.NOMINATION) {
            throw Refusal.of("commendation.proposal.closed");
        }
        DossierFile found = files.find(id, file)
                .filter(one -> one.unitCode().equals(unit))
                .orElseThrow(() -> new NotFound("file", file));
        files.remove(file);
        contents.forget(found.sha256());
        record("commendation.paper-removed", commendation, unit);
    }

    /** A file for the unit's people and for those who handle the commendation. */
    @Transactional
    public DossierFile find(Actor actor, UUID id, UUID file) {
        Commendation commendation = commendations.require(id);
        DossierFile found = files.find(id, file)
                .filter(one -> handlers.mayRead(actor, commendation)
                        || access.holds(actor, one.unitCode(), Role.DRAFTER, Role.LEADER))
                .orElseThrow(() -> new NotFound("file", file));
        readings.note(
                actor,
                Act.of("commendation.read", "commendation", id)
                        .inCycle(commendation.cycleId())
                        .ofUnit(found.unitCode()));
        return found;
    }

    @Transactional(readOnly = true)
    public void write(DossierFile file, OutputStream out) {
        contents.write(new StoredContent(file.sha256(), file.size()), out);
    }

    /** While the unit writes, or as long as the appraiser still waits for a paper of it. */
    private Commendation requireOpen(Actor actor, UUID id, String unit) {
        Commendation commendation = participants.require(actor, id, unit);
        boolean writing = commendation.stage() == Stage.NOMINATION
                && proposals.find(id, unit).stream().noneMatch(proposal -> proposal.submittedAt() != null);
        if (!writing && commendation.stage() != Stage.APPRAISAL) {
            throw Refusal.at("attachments", "commendation.proposal.closed");
        }
        return commendation;
    }

    private void record(String act, Commendation commendation, String unit) {
        audit.record(Act.of(act, "commendation", commendation.id())
                .inCycle(commendation.cycleId())
                .ofUnit(unit));
    }
}
