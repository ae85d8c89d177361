package vn.tongket.report.reuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportPages;
import vn.tongket.report.reuse.Offer.State;

/** Where a unit chooses what it has reported elsewhere, or what its child cycles have shown, and puts it into its draft. */
@Component
public class Reuse {

    private final ReportPages pages;
    private final ReportDesk desk;
    private final Obligations obligations;
    private final Cycles cycles;
    private final Candidates candidates;
    private final ReuseStore store;
    private final AuditLog audit;

    Reuse(
            ReportPages pages,
            ReportDesk desk,
            Obligations obligations,
            Cycles cycles,
            Candidates candidates,
            ReuseStore store,
            AuditLog audit) {
        this.pages = pages;
        this.desk = desk;
        this.obligations = obligations;
        this.cycles = cycles;
        this.candidates = candidates;
        this.store = store;
        this.audit = audit;
    }

    /**
     * What is offered, in the order of the plan.
     *
     * @param editable whether the unit may type into its report now
     * @param version of the draft; to be given back when something is taken
     * @param same how many places hold already what is offered
     */
    public record Offers(List<Offer> offers, boolean editable, int version, int same) {}

    @Transactional(readOnly = true)
    public Offers offers(Actor actor, UUID id) {
        requireOwn(actor, id);
        ReportForm form = desk.file(actor, id);
        List<Offer> all = compare(id, form);
        List<Offer> open = all.stream().filter(Offer::isNew).toList();
        return new Offers(open, form.editable() && form.card() == null, form.version(), all.size() - open.size());
    }

    /** Puts what was chosen into the draft, over what is there; returns how many places were filled. */
    @Transactional
    public int take(Actor actor, UUID id, Integer version, Collection<String> keys) {
        requireOwn(actor, id);
        if (keys.isEmpty()) {
            throw Refusal.of("report.reuse.nothing-chosen");
        }
        ReportForm form = desk.file(actor, id);
        Map<String, Offer> known = new LinkedHashMap<>();
        compare(id, form).forEach(offer -> known.put(offer.key(), offer));
        List<Candidate> taken = new ArrayList<>();
        Set<Place> places = new HashSet<>();
        for (String key : new LinkedHashSet<>(keys)) {
            Offer offer = known.get(key);
            if (offer == null) {
                throw Refusal.of("report.reuse.changed");
            }
            if (!places.add(offer.place())) {
                throw Refusal.of("report.reuse.twice", offer.title());
            }
            taken.add(new Candidate(
                    offer.place(),
                    offer.source(),
                    offer.content().text(),
                    offer.content().entry()));
        }
        desk.save(actor, id, version, DraftView.of(form).with(taken), null);
        UUID draft = store.draft(id).orElseThrow(() -> new NotFound("report", id));
        store.note(draft, taken, actor.userId());
        Obligation obligation = obligations.require(id);
        audit.record(Act.of("report.reused", "report", id)
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit())
                .with(
                        "places",
                        String.join(
                                " ", places.stream().map(Place::key).sorted().toList()))
                .with(
                        "sources",
                        taken.stream()
                                .map(candidate -> candidate.source().id())
                                .distinct()
                                .count()));
        return taken.size();
    }

    private void requireOwn(Actor actor, UUID id) {
        if (!pages.head(actor, id).mine()) {
            throw new NotFound("report", id);
        }
    }

    /** At most one offer of each kind for a place: the newest. */
    private List<Offer> compare(UUID id, ReportForm form) {
        Obligation obligation = obligations.require(id);
        DraftView draft = DraftView.of(form);
        Map<Place, ReuseStore.Taken> before = new HashMap<>();
        store.taken(id, form.versionNo()).forEach(taken -> before.put(taken.place(), taken));
        Map<Place, List<Candidate>> found = new HashMap<>();
        for (Candidate candidate : candidates.of(obligation, cycles.require(obligation.cycleId()))) {
            List<Candidate> there = found.computeIfAbsent(candidate.place(), place -> new ArrayList<>());
            if (there.stream()
                    .noneMatch(one -> one.source().kind() == candidate.source().kind())) {
                there.add(candidate);
            }
        }
        List<Offer> offers = new ArrayList<>();
        titles(form)
                .forEach((place, title) -> found.getOrDefault(place, List.of())
                        .forEach(candidate -> offers.add(offer(candidate, title, draft, before.get(place)))));
        return offers;
    }

    private static Offer offer(Candidate candidate, String title, DraftView draft, ReuseStore.Taken before) {
        Place place = candidate.place();
        String now = draft.sha256(place);
        String sha256 = candidate.sha256();
        State state;
        if (now.equals(sha256)) {
            state = State.SAME;
        } else if (draft.isEmpty(place)) {
            state = State.EMPTY;
        } else {
            boolean untouched = before != null
                    && before.sha256().equals(now)
                    && Objects.equals(
                            before.source().cycleId(), candidate.source().cycleId());
            state = untouched ? State.NEWER : State.DIFFERENT;
        }
        String offered = candidate.entry() == null ? candidate.text() : Candidate.shown(candidate.entry());
        return new Offer(
                place.key() + "|" + candidate.source().id() + "|" + sha256.substring(0, 16),
                place,
                title,
                candidate.source(),
                draft.shown(place),
                offered,
                state,
                new Offer.Content(candidate.text(), candidate.entry()));
    }

    /** The places of a report in the order of its plan, with what they are called. */
    private static Map<Place, String> titles(ReportForm form) {
        Map<Place, String> titles = new LinkedHashMap<>();
        form.sections().stream()
                .filter(ReportForm.SectionField::leaf)
                .forEach(section -> titles.put(Place.section(section.code()), section.code() + ". " + section.title()));
        form.indicators()
                .forEach(indicator -> indicator
                        .entries()
                        .forEach(entry -> titles.put(
                                Place.figure(indicator.code(), entry.year()),
                                "%s (%s)".formatted(indicator.name(), indicator.unit()))));
        return titles;
    }
}
