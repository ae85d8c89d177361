package vn.tongket.report.card;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Units;
import vn.tongket.report.ReferenceCard;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportHead;
import vn.tongket.report.ReportPages;
import vn.tongket.report.ReportStore;
import vn.tongket.report.check.ReportRules;
import vn.tongket.report.file.AttachmentStore;

/**
 * A unit whose report is classified sends it by another channel and declares here only where it is. The card goes the way
 * of a report: handed to the leader, submitted, and accepted by who has the paper in hand.
 */
@Component
public class ReferenceCards {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private final ReportDesk desk;
    private final ReportPages pages;
    private final ReportStore reports;
    private final CardStore store;
    private final AttachmentStore attachments;
    private final Cycles cycles;
    private final Obligations obligations;
    private final Units units;
    private final AuditLog audit;
    private final Clock clock;

    ReferenceCards(
            ReportDesk desk,
            ReportPages pages,
            ReportStore reports,
            CardStore store,
            AttachmentStore attachments,
            Cycles cycles,
            Obligations obligations,
            Units units,
            AuditLog audit,
            Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.reports = reports;
        this.store = store;
        this.attachments = attachments;
        this.cycles = cycles;
        this.obligations = obligations;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A report's card as a page shows it.
     *
     * @param card null as long as there is none
     * @param recipientName name of the unit that received the paper; null without a card
     * @param editable whether this person may declare it now
     * @param written whether the draft holds something that declaring a card would throw away
     * @param units who may have received it: code and name
     */
    public record CardFile(
            ReportHead head,
            ReferenceCard card,
            String recipientName,
            boolean editable,
            boolean written,
            Map<String, String> units) {}

    /** What was typed on the page. */
    public record Typed(
            String level,
            String deliveredOn,
            String channel,
            String recipientUnit,
            String recipientRole,
            String registerNumber,
            Boolean discard) {}

    @Transactional
    public CardFile file(Actor actor, UUID id) {
        ReportHead head = pages.head(actor, id);
        Optional<ReportStore.Whole> whole = desk.readable(actor, id).flatMap(version -> reports.whole(version.id()));
        ReferenceCard card = whole.map(ReportStore.Whole::card).orElse(null);
        if (card != null) {
            pages.noteCard(actor, head);
        }
        Map<String, String> recipients = recipients(id);
        return new CardFile(
                head,
                card,
                card == null ? null : units.names(List.of(card.recipientUnit())).get(card.recipientUnit()),
                head.mine() && desk.isWritable(id),
                whole.map(ReferenceCards::isWritten).orElse(false),
                recipients);
    }

    /** Puts a card in the place of what was written; that is thrown away only when the person says so. */
    @Transactional
    public void declare(Actor actor, UUID id, Typed typed) {
        UUID draft = desk.requireAnyDraft(actor, id);
        ReportStore.Whole whole = reports.whole(draft).orElseThrow();
        ReferenceCard card = read(id, typed, isWritten(whole));
        whole.attachments().forEach(attachments::detach);
        store.clear(draft);
        store.declare(draft, card, actor.userId());
        Obligation obligation = obligations.require(id);
        audit.record(Act.of("report.card-declared", "report", id)
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit())
                .with("level", card.level().name())
                .with("deliveredOn", card.deliveredOn().toString())
                .with("registerNumber", card.registerNumber()));
    }

    /** The report is not classified after all: an empty draft is written in the ordinary way. */
    @Transactional
    public void withdraw(Actor actor, UUID id) {
        UUID draft = desk.requireAnyDraft(actor, id);
        store.withdraw(draft);
        Obligation obligation = obligations.require(id);
        audit.record(Act.of("report.card-withdrawn", "report", id)
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit()));
    }

    /** Obligations of the cycle that were met with a card: their reports count, their contents are not here. */
    public Set<UUID> ofCycle(UUID cycle) {
        return store.ofCycle(cycle);
    }

    private ReferenceCard read(UUID id, Typed typed, boolean written) {
        Refusal.Collector problems = new Refusal.Collector();
        ReferenceCard.Level level = chosen(ReferenceCard.Level.class, "level", typed.level(), problems);
        ReferenceCard.Channel channel = chosen(ReferenceCard.Channel.class, "channel", typed.channel(), problems);
        ReferenceCard.Recipient role =
                chosen(ReferenceCard.Recipient.class, "recipientRole", typed.recipientRole(), problems);
        LocalDate delivered = ReportRules.day(typed.deliveredOn());
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
        if (delivered == null) {
            problems.add("deliveredOn", "report.card.date-unreadable");
        } else if (delivered.isAfter(today)) {
            problems.add("deliveredOn", "report.card.date-in-future");
        }
        if (!recipients(id).containsKey(typed.recipientUnit())) {
            problems.add("recipientUnit", "report.card.choose");
        }
        String number = Text.isBlank(typed.registerNumber()) ? "" : Text.clean(typed.registerNumber());
        if (!NUMBER.matcher(number).matches()) {
            problems.add("registerNumber", "report.card.number");
        }
        if (written && !Boolean.TRUE.equals(typed.discard())) {
            problems.add("discard", "report.card.written");
        }
        problems.refuse();
        return new ReferenceCard(level, delivered, channel, typed.recipientUnit(), role, number, clock.instant());
    }

    private static <T extends Enum<T>> T chosen(Class<T> of, String at, String typed, Refusal.Collector problems) {
        return Arrays.stream(of.getEnumConstants())
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(at, "report.card.choose");
                    return null;
                });
    }

    /** Units of the cycle that receive papers in its name. */
    private Map<String, String> recipients(UUID id) {
        ReviewCycle cycle = cycles.require(obligations.require(id).cycleId());
        Set<String> codes = new LinkedHashSet<>(List.of(
                cycle.clerkUnit(),
                cycle.coordinatorUnit(),
                cycle.reviewerUnit(),
                cycle.approverUnit(),
                cycle.organizer()));
        Map<String, String> names = units.names(codes);
        Map<String, String> ordered = new LinkedHashMap<>();
        codes.forEach(code -> ordered.put(code, names.get(code)));
        return ordered;
    }

    private static boolean isWritten(ReportStore.Whole whole) {
        return !whole.attachments().isEmpty() || !whole.content().holdsNothing();
    }
}
