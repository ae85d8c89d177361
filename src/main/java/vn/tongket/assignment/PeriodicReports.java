package vn.tongket.assignment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** Collects the figures of a period, lets the tracker write the report, sends it and turns to the next period. */
@Component
public class PeriodicReports {

    private static final Logger log = LoggerFactory.getLogger(PeriodicReports.class);

    private final JdbcClient jdbc;
    private final FollowUpStore followUps;
    private final PeriodTables tables;
    private final PeriodText words;
    private final Documents documents;
    private final Notifications notifications;
    private final Units units;
    private final AuditLog audit;
    private final MessageSource messages;
    private final ObjectMapper json;
    private final Clock clock;

    PeriodicReports(
            JdbcClient jdbc,
            FollowUpStore followUps,
            PeriodTables tables,
            PeriodText words,
            Documents documents,
            Notifications notifications,
            Units units,
            AuditLog audit,
            MessageSource messages,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.followUps = followUps;
        this.tables = tables;
        this.words = words;
        this.documents = documents;
        this.notifications = notifications;
        this.units = units;
        this.audit = audit;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /** Every report on a conclusion, the newest first. */
    public List<PeriodicReport> of(UUID conclusion) {
        return jdbc.sql("select * from app.periodic_report where conclusion_id = :id order by period_to desc")
                .param("id", conclusion)
                .query(this::read)
                .list();
    }

    /** The report that is being written. */
    public Optional<PeriodicReport> current(UUID conclusion) {
        return jdbc.sql("select * from app.periodic_report where conclusion_id = :id and sent_at is null")
                .param("id", conclusion)
                .query(this::read)
                .optional();
    }

    /** The figures as they are now, e.g. for a page; nothing is kept. */
    @Transactional(readOnly = true)
    public PeriodFigures figuresNow(UUID conclusion) {
        FollowUp followUp = followUps.require(conclusion);
        return tables.figures(conclusion, followUp.periodOn(LocalDate.now(clock)), since(followUp));
    }

    /** Seals the figures of the period that ends and drafts the text of its report. */
    @Transactional
    public void collect(UUID conclusion) {
        FollowUp followUp = followUps.lock(conclusion);
        if (current(conclusion).isPresent()) {
            return;
        }
        PeriodFigures figures = tables.figures(conclusion, followUp.period(), since(followUp));
        String sealed = write(figures);
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.periodic_report (id, conclusion_id, period_from, period_to, collected_at, figures,
                                                         figures_hash, said)
                        values (:id, :conclusion, :from, :to, :now, :figures::jsonb, :hash, :said)
                        """)
                .param("id", id)
                .param("conclusion", conclusion)
                .param("from", figures.from())
                .param("to", figures.to())
                .param("now", now())
                .param("figures", sealed)
                .param("hash", hash(sealed))
                .param("said", words.of(followUp, figures))
                .update();
        record(
                followUp,
                Act.of("periodic-report.collected", "periodic-report", id)
                        .with("periodEnd", figures.to().toString())
                        .with("hash", hash(sealed)));
        log.info("Collected the figures of conclusion {} for the period to {}", conclusion, figures.to());
    }

    /** Saves the text as far as it is typed. */
    @Transactional
    public void save(UUID conclusion, String text, Integer version) {
        int saved = jdbc.sql("""
                        update app.periodic_report set said = :said, version = version + 1
                         where conclusion_id = :id and sent_at is null and (:version::integer is null or version = :version)
                        """)
                .param("said", text == null ? "" : Text.clean(text))
                .param("id", conclusion)
                .param("version", version, Types.INTEGER)
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException(
                    "Periodic report of conclusion '%s' is no longer at version '%s'".formatted(conclusion, version));
        }
    }

    /** The tracker is done with the text. */
    @Transactional
    public void finish(UUID conclusion) {
        PeriodicReport report = requireCurrent(conclusion);
        if (Text.isBlank(report.text())) {
            throw Refusal.at("report.text", "assignment.period.text-missing");
        }
        jdbc.sql("update app.periodic_report set written_at = :now, written_by = :by where id = :id")
                .param("now", now())
                .param("by", Actors.current().userId())
                .param("id", report.id())
                .update();
        record(followUps.require(conclusion), Act.of("periodic-report.written", "periodic-report", report.id()));
    }

    /** Numbers and sends the report, and turns to the next period; answers false when there is no next one. */
    @Transactional
    public boolean send(UUID conclusion) {
        FollowUp followUp = followUps.lock(conclusion);
        Optional<PeriodicReport> waiting = current(conclusion);
        if (waiting.isPresent()) {
            PeriodicReport report = waiting.get();
            String subject =
                    messages.getMessage("assignment.period.subject", new Object[] {followUp.citation()}, Locale.ROOT);
            var issued = documents.issue(
                    IssueRequest.next(followUp.trackerUnit(), DocumentType.REPORT, LocalDate.now(clock), subject));
            jdbc.sql(
                            "update app.periodic_report set sent_at = :now, document_id = :document, symbol = :symbol where id = :id")
                    .param("now", now())
                    .param("document", issued.id())
                    .param("symbol", issued.symbol())
                    .param("id", report.id())
                    .update();
            followUps.moveTo(
                    conclusion, followUp.period().next(followUp.cutOffDay()).to());
            tell(followUp, report, issued.symbol());
            record(
                    followUp,
                    Act.of("periodic-report.sent", "periodic-report", report.id())
                            .with("symbol", issued.symbol())
                            .with("periodEnd", report.figures().to().toString()));
        }
        return goesOn(followUp);
    }

    /** What was closed after the last figures is still to be reported. */
    private boolean goesOn(FollowUp followUp) {
        if (followUp.handedToNextAt() != null) {
            return false;
        }
        return followUp.closedAt() == null || since(followUp).isBefore(followUp.closedAt());
    }

    private void tell(FollowUp followUp, PeriodicReport report, String symbol) {
        String tracker = units.names(List.of(followUp.trackerUnit())).get(followUp.trackerUnit());
        for (Role role : List.of(Role.COORDINATOR, Role.APPROVER)) {
            notifications.tell(Notice.to(
                            role.group(followUp.recipientUnit()),
                            "periodic-report",
                            "periodic-report:" + report.id() + ":" + role.suffix())
                    .with("tracker", tracker)
                    .with("conclusion", followUp.citation())
                    .with("symbol", symbol)
                    .with("from", Deadline.day(report.figures().from()).text())
                    .with("to", Deadline.day(report.figures().to()).text())
                    .with("text", report.text())
                    .inCycle(followUp.cycleId())
                    .linking("/follow-ups/" + followUp.conclusionId()));
        }
    }

    /** The moment of the figures before, or of the split. */
    private Instant since(FollowUp followUp) {
        return jdbc.sql("""
                        select coalesce(max(r.collected_at), f.split_at) as since
                          from app.follow_up f left join app.periodic_report r on r.conclusion_id = f.conclusion_id
                         where f.conclusion_id = :id group by f.split_at
                        """)
                .param("id", followUp.conclusionId())
                .query((row, n) -> AssignmentStore.instant(row, "since"))
                .single();
    }

    private PeriodicReport requireCurrent(UUID conclusion) {
        return current(conclusion).orElseThrow(() -> new NotFound("periodic report", conclusion));
    }

    private PeriodicReport read(ResultSet row, int n) throws SQLException {
        return new PeriodicReport(
                row.getObject("id", UUID.class),
                row.getObject("conclusion_id", UUID.class),
                figures(row.getString("figures")),
                row.getString("figures_hash"),
                row.getString("said"),
                AssignmentStore.instant(row, "collected_at"),
                AssignmentStore.instant(row, "written_at"),
                AssignmentStore.instant(row, "sent_at"),
                row.getString("symbol"),
                row.getInt("version"));
    }

    private PeriodFigures figures(String sealed) {
        try {
            return json.readValue(sealed, PeriodFigures.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Sealed figures cannot be read", e);
        }
    }

    private String write(PeriodFigures figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures cannot be written", e);
        }
    }

    static String hash(String sealed) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sealed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private void record(FollowUp followUp, Act act) {
        audit.record(act.inCycle(followUp.cycleId()).ofUnit(followUp.trackerUnit()));
    }
}
