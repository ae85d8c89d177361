package vn.tongket.assignment.period;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.FollowUpStore;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.document.Signing;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
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
    private final Signings signings;
    private final AuditLog audit;
    private final MessageSource messages;
    private final PeriodJson json;
    private final Clock clock;

    PeriodicReports(
            JdbcClient jdbc,
            FollowUpStore followUps,
            PeriodTables tables,
            PeriodText words,
            Documents documents,
            Notifications notifications,
            Units units,
            Signings signings,
            AuditLog audit,
            MessageSource messages,
            PeriodJson json,
            Clock clock) {
        this.jdbc = jdbc;
        this.followUps = followUps;
        this.tables = tables;
        this.words = words;
        this.documents = documents;
        this.notifications = notifications;
        this.units = units;
        this.signings = signings;
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
        List<PeriodPart> parts = words.of(figures);
        String sealed = json.write(figures);
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.periodic_report (id, conclusion_id, period_from, period_to, collected_at, as_of,
                                                         figures, figures_hash, parts, said)
                        values (:id, :conclusion, :from, :to, :now, :asOf, :figures::jsonb, :hash, :parts::jsonb, :said)
                        """)
                .param("id", id)
                .param("conclusion", conclusion)
                .param("from", figures.from())
                .param("to", figures.to())
                .param("now", now())
                .param("figures", sealed)
                .param("hash", PeriodJson.hash(sealed))
                .param("asOf", figures.asOf().atOffset(ZoneOffset.UTC))
                .param("parts", json.write(parts))
                .param("said", PeriodPart.whole(parts))
                .update();
        record(
                followUp,
                Act.of("periodic-report.collected", "periodic-report", id)
                        .with("periodEnd", figures.to().toString())
                        .with("hash", PeriodJson.hash(sealed)));
        log.info("Collected the figures of conclusion {} for the period to {}", conclusion, figures.to());
    }

    /**
     * Saves what is typed; parts keep their codes and titles, and a part that was not sent along stays as it is.
     *
     * @param texts the texts of parts by their codes
     * @param copies codes of units besides the recipient; null leaves them as they are
     */
    @Transactional
    public void save(
            UUID conclusion, Map<String, String> texts, SigningEntry signing, List<String> copies, Integer version) {
        PeriodicReport report = requireCurrent(conclusion);
        List<PeriodPart> parts = report.parts().stream()
                .map(part -> texts.containsKey(part.code()) ? part.saying(typed(texts.get(part.code()))) : part)
                .toList();
        Signing signed = signing == null ? report.signing() : signing.read();
        int saved = jdbc.sql("""
                        update app.periodic_report
                           set parts = :parts::jsonb, said = :said, copies = coalesce(:copies::text[], copies),
                               signing_capacity = :capacity, signer_title = :title, signer_name = :name,
                               version = version + 1
                         where id = :id and sent_at is null and (:version::integer is null or version = :version)
                        """)
                .param("parts", json.write(parts))
                .param("said", PeriodPart.whole(parts))
                .param("copies", copies == null ? null : copies.toArray(String[]::new), Types.ARRAY)
                .param("capacity", signed.code(), Types.VARCHAR)
                .param("title", signed.position(), Types.VARCHAR)
                .param("name", signed.name(), Types.VARCHAR)
                .param("id", report.id())
                .param("version", version, Types.INTEGER)
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException(
                    "Periodic report of conclusion '%s' is no longer at version '%s'".formatted(conclusion, version));
        }
    }

    private static String typed(String text) {
        return text == null ? "" : Text.clean(text);
    }

    /** The tracker is done with the text: nothing of it is empty but what may be, and it is said who signs. */
    @Transactional
    public void finish(UUID conclusion) {
        PeriodicReport report = requireCurrent(conclusion);
        FollowUp followUp = followUps.require(conclusion);
        Refusal.Collector problems = new Refusal.Collector();
        for (int n = 0; n < report.parts().size(); n++) {
            PeriodPart part = report.parts().get(n);
            if (Text.isBlank(part.text()) && !part.code().equals(PeriodPart.PROPOSALS)) {
                problems.add("report.parts." + n + ".text", "assignment.period.part-missing", part.title());
            }
        }
        problems.refuse();
        String tracker = followUp.trackerUnit();
        Signing signing = signings.decided(report.signing(), Actors.current(), tracker, tracker, Role.TRACKER);
        jdbc.sql("""
                        update app.periodic_report
                           set written_at = :now, written_by = :by, signing_capacity = :capacity, signer_title = :title,
                               signer_name = :name
                         where id = :id
                        """)
                .param("now", now())
                .param("by", Actors.current().userId())
                .param("capacity", signing.code(), Types.VARCHAR)
                .param("title", signing.position(), Types.VARCHAR)
                .param("name", signing.name(), Types.VARCHAR)
                .param("id", report.id())
                .update();
        record(
                followUp,
                Act.of("periodic-report.written", "periodic-report", report.id())
                        .with("signing", signing.code()));
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
        Instant over = followUp.handedToNextAt() == null ? followUp.closedAt() : followUp.handedToNextAt();
        return over == null || since(followUp).isBefore(over);
    }

    private void tell(FollowUp followUp, PeriodicReport report, String symbol) {
        String tracker = units.names(List.of(followUp.trackerUnit())).get(followUp.trackerUnit());
        Set<String> groups = new LinkedHashSet<>();
        Stream.concat(Stream.of(followUp.recipientUnit()), report.copies().stream())
                .forEach(unit ->
                        Stream.of(Role.COORDINATOR, Role.APPROVER).forEach(role -> groups.add(role.group(unit))));
        for (String group : groups) {
            notifications.tell(Notice.to(group, "periodic-report", "periodic-report:" + report.id() + ":" + group)
                    .with("tracker", tracker)
                    .with("conclusion", followUp.citation())
                    .with("symbol", symbol)
                    .with("from", Deadline.day(report.figures().from()).text())
                    .with("to", Deadline.day(report.figures().to()).text())
                    .with("text", report.text())
                    .inCycle(followUp.cycleId())
                    .linking("/dot/" + followUp.cycleId() + "/bao-cao-dinh-ky?ky=" + report.id()));
        }
    }

    /** The moment of which the figures before tell, or that of the split. */
    private Instant since(FollowUp followUp) {
        return jdbc.sql("""
                        select coalesce(max(r.as_of), f.split_at) as since
                          from app.follow_up f left join app.periodic_report r on r.conclusion_id = f.conclusion_id
                         where f.conclusion_id = :id group by f.split_at
                        """)
                .param("id", followUp.conclusionId())
                .query((row, n) -> instant(row, "since"))
                .single();
    }

    private PeriodicReport requireCurrent(UUID conclusion) {
        return current(conclusion).orElseThrow(() -> new NotFound("periodic report", conclusion));
    }

    private PeriodicReport read(ResultSet row, int n) throws SQLException {
        return new PeriodicReport(
                row.getObject("id", UUID.class),
                row.getObject("conclusion_id", UUID.class),
                json.figures(row.getString("figures")),
                row.getString("figures_hash"),
                json.parts(row.getString("parts")),
                row.getString("said"),
                Signing.read(row),
                List.of((String[]) row.getArray("copies").getArray()),
                instant(row, "collected_at"),
                instant(row, "written_at"),
                instant(row, "sent_at"),
                row.getString("symbol"),
                row.getInt("version"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private void record(FollowUp followUp, Act act) {
        audit.record(act.inCycle(followUp.cycleId()).ofUnit(followUp.trackerUnit()));
    }
}
