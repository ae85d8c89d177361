package vn.tongket.assignment.publish;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
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
import vn.tongket.assignment.list.TaskBoard;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** The coordinator's desk: looks at what would be published, publishes it, and takes it back. */
@Component
public class PublishDesk {

    private static final int MOST = 20_000;
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy").withZone(Deadline.ZONE);

    private final TaskBoard board;
    private final TaskRows rows;
    private final ExtractStore store;
    private final ExtractWriter writer;
    private final Access access;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    PublishDesk(
            TaskBoard board,
            TaskRows rows,
            ExtractStore store,
            ExtractWriter writer,
            Access access,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.board = board;
        this.rows = rows;
        this.store = store;
        this.writer = writer;
        this.access = access;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A cycle whose tasks can be published.
     *
     * @param publisher the unit whose coordinator publishes
     * @param mine whether the person is that coordinator
     */
    public record Place(TaskBoard.Head head, String publisher, String publisherName, boolean mine) {}

    /**
     * What would be published.
     *
     * @param hash of the content without time and number: who publishes names it, so that nothing else goes out
     * @param marked tasks that stay out because their words carry a secrecy mark
     */
    public record Preview(Content content, String hash, List<TaskRow> marked) {}

    /** For those who see all tasks of the cycle; anybody else finds no such page. */
    @Transactional(readOnly = true)
    public Place place(Actor actor, UUID cycle) {
        TaskBoard.Head head = board.head(actor, cycle);
        if (!head.whole()) {
            throw new NotFound("tasks of cycle", cycle);
        }
        return jdbc.sql("""
                        select u.code, u.name from app.follow_up f join app.org_unit u on u.code = f.coordinator_unit
                         where f.conclusion_id = :id
                        """)
                .param("id", head.conclusionId())
                .query((row, n) -> new Place(
                        head,
                        row.getString("code"),
                        row.getString("name"),
                        actor.holds(row.getString("code"), Role.COORDINATOR.suffix())))
                .single();
    }

    /** The clauses that have tasks. */
    @Transactional(readOnly = true)
    public List<TaskBoard.Column> clauses(Actor actor, UUID cycle) {
        return board.columns(actor, TaskFilter.ALL.inCycle(cycle));
    }

    /** All editions of the cycle's conclusion, the newest first. */
    @Transactional(readOnly = true)
    public List<Edition> editions(Actor actor, UUID cycle) {
        return store.of(place(actor, cycle).head().conclusionId());
    }

    /** An edition as it was published, for those who see the tasks of the cycle. */
    @Transactional(readOnly = true)
    public Content content(Actor actor, UUID cycle, int number) {
        Edition edition = require(place(actor, cycle), number);
        return writer.read(store.content(edition.extract(), number));
    }

    /** What would be published now. */
    @Transactional(readOnly = true)
    public Preview preview(Actor actor, UUID cycle, Choice choice) {
        Place place = requireCoordinator(actor, cycle);
        check(choice);
        TaskFilter filter = TaskFilter.ALL.inCycle(cycle).sorted("clause");
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
        if (choice.figuresOn().isBefore(today)) {
            filter = filter.at(Deadline.day(choice.figuresOn()).dueAt());
        }
        List<TaskRow> tasks = rows.page(actor, filter, MOST, 0);
        ExtractWriter.Written written = writer.write(
                choice, place.head().conclusion(), place.head().cycleTitle(), place.publisherName(), tasks);
        if (written.content().rows().isEmpty()) {
            throw Refusal.at("clauses", "publish.no-task");
        }
        return new Preview(written.content(), ExtractWriter.sha256(writer.bytes(written.content())), written.marked());
    }

    private static void check(Choice choice) {
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(choice.title())) {
            problems.add("title", "publish.no-title");
        } else if (SecrecyGuard.markIn(choice.title()).isPresent()) {
            problems.add("title", "common.secrecy.marked");
        } else if (choice.title().length() > 300) {
            problems.add("title", "publish.long-title");
        }
        if (choice.columns().isEmpty()) {
            problems.add("columns", "publish.no-column");
        }
        if (choice.clauses().isEmpty()) {
            problems.add("clauses", "publish.no-clause");
        }
        if (choice.statuses().isEmpty()) {
            problems.add("statuses", "publish.no-status");
        }
        problems.refuse();
    }

    /** Publishes what was looked at; tasks that changed since then have to be looked at again. */
    @Transactional
    public Edition publish(Actor actor, UUID cycle, Choice choice, String seen) {
        Place place = requireCoordinator(actor, cycle);
        Preview preview = preview(actor, cycle, choice);
        if (!preview.hash().equals(seen)) {
            throw Refusal.at("seen", "publish.changed");
        }
        for (String words : List.of(place.head().conclusion(), place.head().cycleTitle())) {
            if (SecrecyGuard.markIn(words).isPresent()) {
                throw Refusal.at("title", "common.secrecy.marked");
            }
        }
        Instant now = clock.instant();
        UUID extract = store.lock(cycle, place.head().conclusionId(), token(), now, actor.userId());
        Optional<Edition> before = store.newest(extract);
        int number = before.map(Edition::number).orElse(0) + 1;
        String content = writer.bytes(preview.content().published(MOMENT.format(now), number));
        String sha = ExtractWriter.sha256(content);
        int tasks = preview.content().rows().size();
        store.add(extract, number, choice, tasks, content, sha, now, actor.userId());
        audit.record(Act.of("extract.published", "extract", extract)
                .inCycle(cycle)
                .ofUnit(place.publisher())
                .with("title", Text.clean(choice.title()))
                .with("edition", number)
                .with("tasks", tasks)
                .with("figuresOn", choice.figuresOn().toString())
                .with("sha256", sha));
        return store.newest(extract).orElseThrow();
    }

    /** Takes an edition back; the reason is public. */
    @Transactional
    public void withdraw(Actor actor, UUID cycle, int number, String reason) {
        Place place = requireCoordinator(actor, cycle);
        if (Text.isBlank(reason)) {
            throw Refusal.at("reason", "publish.no-reason");
        }
        if (SecrecyGuard.markIn(reason).isPresent()) {
            throw Refusal.at("reason", "common.secrecy.marked");
        }
        Edition edition = require(place, number);
        if (!store.withdraw(edition.extract(), number, Text.clean(reason), clock.instant(), actor.userId())) {
            throw Refusal.at("reason", "publish.withdrawn-already", number);
        }
        audit.record(Act.of("extract.withdrawn", "extract", edition.extract())
                .inCycle(cycle)
                .ofUnit(place.publisher())
                .with("edition", number)
                .with("reason", Text.clean(reason)));
    }

    private Edition require(Place place, int number) {
        return store.of(place.head().conclusionId()).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("edition", number));
    }

    private Place requireCoordinator(Actor actor, UUID cycle) {
        Place place = place(actor, cycle);
        access.require(actor, place.publisher(), Role.COORDINATOR);
        return place;
    }

    private static String token() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
