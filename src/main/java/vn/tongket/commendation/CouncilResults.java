package vn.tongket.commendation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a ballot at the members' desks becomes in the minutes: the same figures that a person may enter by hand. */
@Component
public class CouncilResults {

    private final CommendationStore store;
    private final CommendationWriter writer;
    private final NominationWriter nominationWriter;

    CouncilResults(CommendationStore store, CommendationWriter writer, NominationWriter nominationWriter) {
        this.store = store;
        this.writer = writer;
        this.nominationWriter = nominationWriter;
    }

    /** Those on whom the council votes, as a decision lists them. */
    public List<Nomination> nominees(Commendation commendation) {
        return store.nominations(commendation).stream()
                .filter(Nomination::isEligible)
                .sorted(Comparator.comparing(Nomination::place))
                .toList();
    }

    /** Enters the figures of a ballot that is closed. */
    public void enter(
            Commendation commendation,
            LocalDate heldOn,
            int members,
            int present,
            int written,
            Map<UUID, Nomination.Vote> votes,
            String actor) {
        writer.claim(commendation.id(), null);
        String note = store.minutes(commendation).note();
        nominationWriter.saveMinutes(
                commendation, new Minutes(heldOn, members, present, written == 0 ? null : written, note), actor);
        List<UUID> lines = List.copyOf(votes.keySet());
        nominationWriter.saveVotes(
                commendation, lines, lines.stream().map(votes::get).toList());
    }
}
