package vn.tongket.report.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Section;
import vn.tongket.reference.CitationReader.Reading;
import vn.tongket.reference.CitationReader.Source;
import vn.tongket.reference.Document;
import vn.tongket.reference.Resolution;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.check.Finding.Code;

/** Says what is unclear or out of date in what the sections cite; each document once, where it is first cited. */
final class CitationRules {

    private final List<Section> outline;
    private final LocalDate asOf;

    /**
     * @param asOf the day on which documents should hold: that up to which the report counts
     */
    CitationRules(List<Section> outline, LocalDate asOf) {
        this.outline = outline;
        this.asOf = asOf;
    }

    /** The texts of the sections, each at its place in the form. */
    static List<Source> sources(List<Section> outline, ReportContent content) {
        Map<String, Passage> passages = content.sectionsByCode();
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < outline.size(); i++) {
            Passage passage = passages.get(outline.get(i).code());
            if (outline.get(i).leaf() && passage != null && !Text.isBlank(passage.text())) {
                sources.add(new Source("sections." + i + ".text", passage.text()));
            }
        }
        return sources;
    }

    List<Finding> check(List<Reading> readings) {
        List<Finding> found = new ArrayList<>();
        Set<String> told = new HashSet<>();
        readings.stream()
                .collect(Collectors.groupingBy(Reading::at, java.util.LinkedHashMap::new, Collectors.toList()))
                .forEach((at, here) -> {
                    Set<String> unknown = new LinkedHashSet<>();
                    for (Reading reading : here) {
                        Resolution meant = reading.resolution();
                        String cited = cited(reading);
                        if (meant.kind() == Resolution.Kind.UNKNOWN) {
                            if (told.add(cited)) {
                                unknown.add(cited);
                            }
                        } else if (meant.kind() == Resolution.Kind.AMBIGUOUS) {
                            if (told.add(reading.citation().symbol())) {
                                found.add(Finding.of(
                                        Code.CITATION_AMBIGUOUS,
                                        at,
                                        section(at),
                                        cited,
                                        candidates(meant.candidates())));
                            }
                        } else if (hasEnded(meant.document()) && !reading.ended() && told.add(cited)) {
                            found.add(ended(at, cited, meant.document()));
                        }
                    }
                    if (!unknown.isEmpty()) {
                        found.add(Finding.of(Code.CITATION_UNKNOWN, at, section(at), String.join("”, “", unknown)));
                    }
                });
        return found;
    }

    private boolean hasEnded(Document document) {
        return document.expiredOn() != null && !asOf.isBefore(document.expiredOn());
    }

    private Finding ended(String at, String cited, Document document) {
        String on = Deadline.day(document.expiredOn()).text();
        return document.replacedBy() == null
                ? Finding.of(Code.CITATION_EXPIRED, at, section(at), cited, on)
                : Finding.of(Code.CITATION_REPLACED, at, section(at), cited, on, document.replacedBy());
    }

    private static String cited(Reading reading) {
        return reading.dated() == null
                ? reading.citation().original()
                : reading.citation().original() + ", "
                        + Deadline.day(reading.dated()).text();
    }

    private static String candidates(List<Document> documents) {
        return documents.stream()
                .map(document -> document.symbol()
                        + (document.dated() == null
                                ? ""
                                : ", " + new Deadline(document.dated(), document.precision()).text())
                        + (document.issuer() == null ? "" : " (" + document.issuer() + ")"))
                .collect(Collectors.joining("; "));
    }

    private String section(String at) {
        Section section = outline.get(Integer.parseInt(at.split("\\.")[1]));
        return section.code() + " " + section.title();
    }
}
