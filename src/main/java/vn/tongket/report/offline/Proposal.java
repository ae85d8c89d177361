package vn.tongket.report.offline;

import java.util.List;
import vn.tongket.Refusal;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;

/**
 * What a file says that the draft should be. Sections and indicators that are not in it stay as they are.
 *
 * @param dataUntil the day up to which the figures count; null where the file has no place for it any more
 * @param indicators codes of the indicators whose figures the file holds, the empty ones included
 * @param warnings what a person should know before taking it over; nothing of it keeps them from doing so
 */
record Proposal(
        OfflineKind kind,
        String dataUntil,
        List<Passage> sections,
        List<String> indicators,
        List<Entry> values,
        List<Refusal.Problem> warnings) {

    Proposal {
        sections = List.copyOf(sections);
        indicators = List.copyOf(indicators);
        values = List.copyOf(values);
        warnings = List.copyOf(warnings);
    }
}
