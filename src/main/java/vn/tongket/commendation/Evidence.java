package vn.tongket.commendation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the product knows about the units of those who are proposed, in sentences. */
@Component
public class Evidence {

    private final List<CycleEvidence> sources;
    private final MessageSource messages;

    Evidence(List<CycleEvidence> sources, MessageSource messages) {
        this.sources = sources;
        this.messages = messages;
    }

    /** One fact as people read it. */
    public record Line(String text, boolean warning, String link) {}

    /** By unit; every source is asked once, however many units there are. */
    public Map<String, List<Line>> of(UUID cycle, Collection<String> units, CycleEvidence.Span span) {
        List<String> asked =
                units.stream().filter(unit -> unit != null).distinct().toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Line>> lines = new HashMap<>();
        sources.stream()
                .flatMap(source -> source.of(cycle, asked, span).stream())
                .collect(Collectors.groupingBy(CycleEvidence.Fact::unit))
                .forEach((unit, facts) ->
                        lines.put(unit, facts.stream().map(this::line).toList()));
        return lines;
    }

    private Line line(CycleEvidence.Fact fact) {
        String text = messages.getMessage(
                "commendation.evidence." + fact.code(), new Object[] {fact.count(), fact.whole()}, Locale.ROOT);
        return new Line(text, fact.warning(), fact.link());
    }
}
