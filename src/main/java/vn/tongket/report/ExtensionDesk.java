package vn.tongket.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.DeadlineExtension;
import vn.tongket.cycle.DeadlineExtensions;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;
import vn.tongket.report.check.ReportRules;

/** Asking for more time, and answering: both are kept as typed until they are sent. */
@Component
public class ExtensionDesk {

    /**
     * A request and its answer while they are written.
     *
     * @param until the date asked for, as typed
     * @param grantedUntil another date than the one asked for, as typed; blank where that one is granted
     */
    public record Draft(String reason, String until, String answer, String grantedUntil) {

        static final Draft EMPTY = new Draft(null, null, null, null);
    }

    private final Obligations obligations;
    private final Cycles cycles;
    private final DeadlineExtensions extensions;
    private final ReportNotices notices;
    private final SecrecyGuard secrecy;
    private final Access access;
    private final Units units;
    private final JdbcClient jdbc;

    ExtensionDesk(
            Obligations obligations,
            Cycles cycles,
            DeadlineExtensions extensions,
            ReportNotices notices,
            SecrecyGuard secrecy,
            Access access,
            Units units,
            JdbcClient jdbc) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.extensions = extensions;
        this.notices = notices;
        this.secrecy = secrecy;
        this.access = access;
        this.units = units;
        this.jdbc = jdbc;
    }

    Draft draft(UUID id) {
        return jdbc.sql(
                        "select reason, until_typed, answer, granted_typed from app.extension_draft where obligation_id = :id")
                .param("id", id)
                .query((row, n) -> new Draft(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .optional()
                .orElse(Draft.EMPTY);
    }

    List<DeadlineExtension> of(UUID id) {
        return extensions.of(id);
    }

    /** A request with what is written about it so far. */
    public record Asked(String title, String unit, String due, DeadlineExtension request, Draft draft) {}

    /** The request that waits, for the coordinator who answers it. */
    @Transactional(readOnly = true)
    public Asked asked(Actor actor, UUID id) {
        ReviewCycle cycle = requireCoordinator(actor, id);
        Obligation obligation = obligations.require(id);
        DeadlineExtension request = extensions.pending(id).orElseThrow(() -> new NotFound("extension", id));
        String unit = units.names(List.of(obligation.reporterUnit())).get(obligation.reporterUnit());
        return new Asked(cycle.title(), unit, obligation.due().text(), request, draft(id));
    }

    /** Keeps the unit's half of the draft; nothing is written while both fields are empty and were. */
    void keepRequest(UUID id, String reason, String until) {
        secrecy.check("extension.reason", reason);
        secrecy.check("extension.until", until);
        if (Text.isBlank(reason) && Text.isBlank(until) && draft(id).equals(Draft.EMPTY)) {
            return;
        }
        jdbc.sql("""
                        insert into app.extension_draft (obligation_id, reason, until_typed) values (:id, :reason, :until)
                        on conflict (obligation_id) do update
                           set reason = excluded.reason, until_typed = excluded.until_typed
                        """)
                .param("id", id)
                .param("reason", ReportDesk.compose(reason))
                .param("until", ReportDesk.compose(until))
                .update();
    }

    /** Keeps the coordinator's half of the draft. */
    @Transactional
    public void keepAnswer(Actor actor, UUID id, String answer, String grantedUntil) {
        requireCoordinator(actor, id);
        secrecy.check("answer", answer);
        secrecy.check("grantedUntil", grantedUntil);
        jdbc.sql("""
                        insert into app.extension_draft (obligation_id, answer, granted_typed) values (:id, :answer, :until)
                        on conflict (obligation_id) do update
                           set answer = excluded.answer, granted_typed = excluded.granted_typed
                        """)
                .param("id", id)
                .param("answer", ReportDesk.compose(answer))
                .param("until", ReportDesk.compose(grantedUntil))
                .update();
    }

    /** Sends the request that the unit's people wrote. */
    @Transactional
    public void request(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        if (!access.holds(actor, obligation.reporterUnit(), Role.DRAFTER, Role.LEADER)) {
            throw new NotFound("report", id);
        }
        if (obligation.submittedAt() != null) {
            throw Refusal.at("extension.reason", "report.extension.closed");
        }
        if (extensions.pending(id).isPresent()) {
            throw Refusal.at("extension.reason", "report.extension.waiting");
        }
        Draft draft = draft(id);
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(draft.reason())) {
            problems.add("extension.reason", "report.extension.reason-missing");
        }
        LocalDate until = ReportRules.day(draft.until());
        if (Text.isBlank(draft.until())) {
            problems.add("extension.until", "report.extension.date-missing");
        } else if (until == null) {
            problems.add("extension.until", "report.extension.date-unreadable", Text.clean(draft.until()));
        }
        problems.refuse();
        try {
            extensions.request(id, draft.reason(), until);
        } catch (Refusal refusal) {
            throw placed(refusal, "extension.");
        }
        clear(id);
    }

    /** Answers the request with what the coordinator wrote; a granted date moves the due date. */
    @Transactional
    public void decide(UUID id, boolean granted) {
        ReviewCycle cycle = requireCoordinator(Actors.current(), id);
        Draft draft = draft(id);
        LocalDate until = ReportRules.day(draft.grantedUntil());
        if (granted && !Text.isBlank(draft.grantedUntil()) && until == null) {
            throw Refusal.at("grantedUntil", "report.extension.date-unreadable", Text.clean(draft.grantedUntil()));
        }
        try {
            extensions.decide(id, granted, draft.answer(), granted ? until : null);
        } catch (Refusal refusal) {
            throw placed(refusal, "");
        }
        clear(id);
        notices.extensionDecided(obligations.require(id), cycle, granted);
    }

    private static Refusal placed(Refusal refusal, String prefix) {
        return new Refusal(refusal.problems().stream()
                .map(problem -> {
                    String at = prefix + problem.at();
                    if (prefix.isEmpty()) {
                        at = Optional.of(problem.at())
                                .map(place -> place.equals("reason") ? "answer" : place)
                                .map(place -> place.equals("until") ? "grantedUntil" : place)
                                .get();
                    }
                    return new Refusal.Problem(at, problem.key(), problem.args());
                })
                .toList());
    }

    private void clear(UUID id) {
        jdbc.sql("delete from app.extension_draft where obligation_id = :id")
                .param("id", id)
                .update();
    }

    private ReviewCycle requireCoordinator(Actor actor, UUID id) {
        ReviewCycle cycle = cycles.require(obligations.require(id).cycleId());
        if (!access.holds(actor, cycle.coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("extension", id);
        }
        return cycle;
    }
}
