package vn.tongket.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.report.ReportForm;
import vn.tongket.report.reuse.Origins;
import vn.tongket.report.reuse.Source;

/** Sentences on where the contents of a report came from, for its form and its page. */
@Component
public class SourceNotes {

    private final Origins origins;
    private final Refusals texts;

    SourceNotes(Origins origins, Refusals texts) {
        this.origins = origins;
        this.texts = texts;
    }

    /** By the code of the section or of the indicator; figures of several years share a sentence where they can. */
    public Map<String, String> of(UUID obligation, ReportForm form) {
        Map<String, Map<String, List<String>>> found = new LinkedHashMap<>();
        origins.of(obligation, form)
                .forEach((place, note) -> found.computeIfAbsent(
                                place.isSection() ? place.section() : place.indicator(), code -> new LinkedHashMap<>())
                        .computeIfAbsent(sentence(note), sentence -> new ArrayList<>())
                        .add(place.year() == null ? "" : place.year().toString()));
        Map<String, String> notes = new LinkedHashMap<>();
        found.forEach((code, sentences) -> notes.put(
                code,
                sentences.entrySet().stream()
                        .map(entry -> years(entry.getValue()) + entry.getKey())
                        .collect(Collectors.joining(" "))));
        return notes;
    }

    private static String years(List<String> years) {
        return years.contains("") ? "" : years.stream().sorted().collect(Collectors.joining(", ")) + ": ";
    }

    private String sentence(Origins.Note note) {
        Source source = note.source();
        String day =
                Deadline.day(note.takenAt().atZone(Deadline.ZONE).toLocalDate()).text();
        String from = source.isChild()
                ? texts.text(
                        "report.source.child",
                        source.cycleTitle(),
                        source.no(),
                        source.reported(),
                        source.expected(),
                        day)
                : texts.text("report.source.reused", source.cycleTitle(), source.no(), day);
        return note.changed() ? texts.text("report.source.changed", from) : from;
    }
}
