package vn.tongket.report.reuse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.tongket.Text;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportForm;

/** A report as this package looks at it: what stands at each place, and what becomes of it with something put in. */
final class DraftView {

    private final String dataUntil;
    private final Map<String, Passage> sections = new HashMap<>();
    private final Map<String, List<Entry>> entries = new HashMap<>();

    private DraftView(ReportContent content) {
        dataUntil = content.dataUntil();
        content.sections().forEach(section -> sections.put(section.code(), section));
        content.values()
                .forEach(entry -> entries.computeIfAbsent(entry.indicator(), code -> new ArrayList<>())
                        .add(entry));
    }

    static DraftView of(ReportContent content) {
        return new DraftView(content);
    }

    static DraftView of(ReportForm form) {
        List<Passage> passages = form.sections().stream()
                .filter(ReportForm.SectionField::leaf)
                .map(s -> new Passage(s.code(), s.text(), s.notApplicable(), s.reason()))
                .toList();
        List<Entry> values = form.indicators().stream()
                .flatMap(indicator -> indicator.entries().stream()
                        .map(e -> new Entry(
                                indicator.code(), e.year(), e.value(), e.numerator(), e.denominator(), e.names())))
                .toList();
        return new DraftView(new ReportContent(form.dataUntil(), passages, values));
    }

    boolean isEmpty(Place place) {
        if (!place.isSection()) {
            return shown(place).isEmpty();
        }
        Passage passage = sections.get(place.section());
        return passage == null || Text.isBlank(passage.text()) && !passage.notApplicable();
    }

    String shown(Place place) {
        if (!place.isSection()) {
            Entry entry = entry(place);
            return entry == null ? "" : Candidate.shown(entry);
        }
        Passage passage = sections.get(place.section());
        return passage == null || passage.text() == null ? "" : passage.text();
    }

    String sha256(Place place) {
        return place.isSection() ? Candidate.sha256(shown(place)) : Candidate.sha256(entry(place));
    }

    private Entry entry(Place place) {
        return entries.getOrDefault(place.indicator(), List.of()).stream()
                .filter(entry -> Objects.equals(entry.year(), place.year()))
                .findFirst()
                .orElse(null);
    }

    /** The places that change, with all years of the indicators that do. */
    ReportContent with(List<Candidate> taken) {
        List<Passage> passages = new ArrayList<>();
        Map<String, Map<Integer, Entry>> figures = new LinkedHashMap<>();
        for (Candidate candidate : taken) {
            Place place = candidate.place();
            if (place.isSection()) {
                Passage before = sections.get(place.section());
                passages.add(
                        new Passage(place.section(), candidate.text(), false, before == null ? null : before.reason()));
            } else {
                Map<Integer, Entry> years = figures.computeIfAbsent(place.indicator(), code -> {
                    Map<Integer, Entry> all = new LinkedHashMap<>();
                    entries.getOrDefault(code, List.of()).forEach(entry -> all.put(year(entry.year()), entry));
                    return all;
                });
                years.put(year(place.year()), candidate.entry());
            }
        }
        List<Entry> values = figures.values().stream()
                .flatMap(years -> years.values().stream())
                .toList();
        return new ReportContent(dataUntil, passages, values);
    }

    private static int year(Integer year) {
        return year == null ? 0 : year;
    }
}
