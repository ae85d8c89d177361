package vn.tongket.assignment.period;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.assignment.AssignmentRow;
import vn.tongket.assignment.AssignmentStore;
import vn.tongket.assignment.Facts;
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.FollowUpStore;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.SetUp;
import vn.tongket.assignment.Standing;
import vn.tongket.assignment.Standings;
import vn.tongket.assignment.Urgings;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** What people do at the desk of a follow-up: settle it, see every unit's progress, write the periodic report. */
@Component
public class FollowUpDesk {

    private static final int PAGE = 50;

    /** What is typed of a periodic report: texts of parts by their codes, and codes of units that get a copy. */
    public record ReportEntry(Map<String, String> texts, SigningEntry signing, List<String> copies, Integer version) {}

    private final FollowUpStore store;
    private final AssignmentStore assignments;
    private final FollowUps followUps;
    private final PeriodicReports reports;
    private final Urgings urgings;
    private final Standings standings;
    private final Access access;
    private final Units units;
    private final RoleHolders holders;
    private final Signings signings;
    private final SecrecyGuard secrecy;
    private final Clock clock;

    FollowUpDesk(
            FollowUpStore store,
            AssignmentStore assignments,
            FollowUps followUps,
            PeriodicReports reports,
            Urgings urgings,
            Standings standings,
            Access access,
            Units units,
            RoleHolders holders,
            Signings signings,
            SecrecyGuard secrecy,
            Clock clock) {
        this.store = store;
        this.assignments = assignments;
        this.followUps = followUps;
        this.reports = reports;
        this.urgings = urgings;
        this.standings = standings;
        this.access = access;
        this.units = units;
        this.holders = holders;
        this.signings = signings;
        this.secrecy = secrecy;
        this.clock = clock;
    }

    /** For whoever concluded, whoever tracks and whoever gets the reports. */
    @Transactional(readOnly = true)
    public FollowUpFile file(Actor actor, UUID conclusion) {
        FollowUp followUp = requireVisible(actor, conclusion);
        List<String> working = assignments.units(conclusion);
        Set<String> codes = new LinkedHashSet<>(working);
        Stream.of(followUp.trackerUnit(), followUp.recipientUnit())
                .filter(code -> code != null)
                .forEach(codes::add);
        Map<String, String> names = units.names(codes);
        PeriodicReport current = reports.current(conclusion).orElse(null);
        return new FollowUpFile(
                followUp,
                store.trackerNamed(conclusion),
                names,
                assignments.count(conclusion),
                withoutPeople(working).stream().map(names::get).toList(),
                assignments.clausesOfNobody(conclusion),
                current,
                reports.of(conclusion).stream()
                        .filter(report -> report.sentAt() != null)
                        .toList());
    }

    /** The follow-up of a cycle's conclusion, for those who may see it. */
    @Transactional(readOnly = true)
    public Optional<FollowUp> ofCycle(Actor actor, UUID cycle) {
        return store.ofCycle(cycle).flatMap(store::find).filter(followUp -> mayRead(actor, followUp));
    }

    /** Every report on a conclusion, the newest first, the one that is being written included. */
    @Transactional(readOnly = true)
    public List<PeriodicReport> reports(Actor actor, UUID conclusion) {
        requireVisible(actor, conclusion);
        return reports.of(conclusion);
    }

    private List<String> withoutPeople(List<String> working) {
        Set<String> led = holders.unitsWithMember(working, Role.LEADER);
        Set<String> drafted = holders.unitsWithMember(working, Role.DRAFTER);
        return working.stream()
                .filter(unit -> !led.contains(unit) || !drafted.contains(unit))
                .toList();
    }

    /** One page of the assignments, with where each stands; the tracker sees those of every unit. */
    @Transactional(readOnly = true)
    public List<AssignmentRow> assignments(Actor actor, UUID conclusion, String unit, String ref, int page) {
        requireVisible(actor, conclusion);
        Function<Facts, Standing> reader = standings.reader();
        return assignments.page(conclusion, unit, ref, PAGE, page * PAGE).stream()
                .map(assignment -> new AssignmentRow(
                        assignment,
                        reader.apply(assignment.facts(clock.instant())),
                        urgings.isDueSoon(assignment),
                        assignment.achievement() == null
                                ? ""
                                : assignment.achievement().text()))
                .toList();
    }

    /** The figures of this moment. */
    @Transactional(readOnly = true)
    public PeriodFigures figures(Actor actor, UUID conclusion) {
        requireVisible(actor, conclusion);
        return reports.figuresNow(conclusion);
    }

    /** Saves what the coordinator settles, as far as it is typed; answers the new version. */
    @Transactional
    public int saveSetUp(Actor actor, UUID conclusion, SetUp setUp) {
        FollowUp followUp = store.require(conclusion);
        if (!access.holds(actor, followUp.coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("follow-up", conclusion);
        }
        if (followUp.isSetUp()) {
            throw Refusal.of("assignment.set-up.finished");
        }
        String tracker = code(setUp.trackerUnit());
        String recipient = code(setUp.recipientUnit());
        Refusal.Collector problems = new Refusal.Collector();
        if (store.trackerNamed(conclusion) && !followUp.trackerUnit().equals(tracker)) {
            problems.add(
                    "trackerUnit",
                    "assignment.tracker.named",
                    units.require(followUp.trackerUnit()).name());
        }
        requireKnown("trackerUnit", tracker, problems);
        requireKnown("recipientUnit", recipient, problems);
        if (setUp.cutOffDay() != null && (setUp.cutOffDay() < 1 || setUp.cutOffDay() > 31)) {
            problems.add("cutOffDay", "assignment.cut-off.wrong", setUp.cutOffDay());
        }
        if (setUp.nextReviewOn() != null && !setUp.nextReviewOn().isAfter(LocalDate.now(clock))) {
            problems.add(
                    "nextReviewOn",
                    "assignment.next-review.past",
                    Deadline.day(setUp.nextReviewOn()).text());
        }
        problems.refuse();
        SetUp clean = new SetUp(
                tracker, recipient, setUp.periodKind(), setUp.cutOffDay(), setUp.nextReviewOn(), setUp.version());
        if (store.saveSetUp(conclusion, clean) == 0) {
            throw new OptimisticLockingFailureException(
                    "Follow-up '%s' is no longer at version '%s'".formatted(conclusion, setUp.version()));
        }
        return store.require(conclusion).version();
    }

    private void requireKnown(String at, String code, Refusal.Collector problems) {
        if (code != null && units.find(code).isEmpty()) {
            problems.add(at, "assignment.unit.unknown", code);
        }
    }

    private static String code(String typed) {
        return Text.isBlank(typed) ? null : Text.clean(typed);
    }

    /** Saves the general part of the periodic report; answers the new version. */
    @Transactional
    public int saveReport(Actor actor, UUID conclusion, String general, Integer version) {
        return saveReport(actor, conclusion, new ReportEntry(Map.of(PeriodPart.GENERAL, general), null, null, version));
    }

    /** Saves what is typed of the periodic report; answers the new version. */
    @Transactional
    public int saveReport(Actor actor, UUID conclusion, ReportEntry entry) {
        requireTracker(actor, conclusion);
        entry.texts().forEach((code, text) -> secrecy.check("report." + code, text));
        reports.save(conclusion, entry.texts(), entry.signing(), copies(entry.copies()), entry.version());
        return reports.current(conclusion)
                .orElseThrow(() -> new NotFound("periodic report", conclusion))
                .version();
    }

    private List<String> copies(List<String> typed) {
        if (typed == null) {
            return null;
        }
        List<String> codes = typed.stream()
                .filter(code -> !Text.isBlank(code))
                .map(Text::clean)
                .distinct()
                .toList();
        Set<String> known = units.all(codes).stream().map(Unit::code).collect(Collectors.toSet());
        Refusal.Collector problems = new Refusal.Collector();
        for (int n = 0; n < codes.size(); n++) {
            if (!known.contains(codes.get(n))) {
                problems.add("report.copies", "assignment.period.copy-unknown", n + 1, codes.get(n));
            }
        }
        problems.refuse();
        return codes;
    }

    /** The choice of the signing capacity, for whoever writes the report. */
    @Transactional(readOnly = true)
    public Optional<Signings.Form> signing(Actor actor, UUID conclusion) {
        FollowUp followUp = requireVisible(actor, conclusion);
        String tracker = followUp.trackerUnit();
        if (tracker == null || !access.holds(actor, tracker, Role.TRACKER)) {
            return Optional.empty();
        }
        return reports.current(conclusion)
                .map(report -> signings.form(report.signing(), actor, tracker, tracker, Role.TRACKER));
    }

    private void requireTracker(Actor actor, UUID conclusion) {
        FollowUp followUp = store.require(conclusion);
        if (followUp.trackerUnit() == null || !access.holds(actor, followUp.trackerUnit(), Role.TRACKER)) {
            throw new NotFound("follow-up", conclusion);
        }
    }

    private FollowUp requireVisible(Actor actor, UUID conclusion) {
        return store.find(conclusion)
                .filter(followUp -> mayRead(actor, followUp))
                .orElseThrow(() -> new NotFound("follow-up", conclusion));
    }

    boolean isVisible(Actor actor, UUID conclusion) {
        return store.find(conclusion)
                .filter(followUp -> mayRead(actor, followUp))
                .isPresent();
    }

    private boolean mayRead(Actor actor, FollowUp followUp) {
        boolean concluded = access.holds(actor, followUp.coordinatorUnit(), Role.COORDINATOR, Role.AUDITOR);
        boolean tracks = followUp.trackerUnit() != null
                && access.holds(actor, followUp.trackerUnit(), Role.TRACKER, Role.AUDITOR);
        boolean receives = followUp.recipientUnit() != null
                && access.holds(actor, followUp.recipientUnit(), Role.APPROVER, Role.COORDINATOR, Role.AUDITOR);
        return concluded || tracks || receives;
    }
}
