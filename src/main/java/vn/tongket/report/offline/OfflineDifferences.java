package vn.tongket.report.offline;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tongket.Refusal;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Section;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.TextDiff;
import vn.tongket.report.VietnameseNumber;

/**
 * Where a file says something else than the draft.
 *
 * @param revision of the draft that the file was compared with
 * @param date the day up to which the figures count; null where both say the same
 */
public record OfflineDifferences(
        OfflineUpload upload,
        int revision,
        DateChange date,
        List<SectionChange> sections,
        List<FigureChange> figures,
        List<Refusal.Problem> warnings) {

    /** Stands for the day in the choice of what is taken over. */
    public static final String DATE = "ngay";

    private static final String SECTION = "muc:";
    private static final String FIGURE = "so:";

    /** The day as the draft and as the file has it; null where one says none. */
    public record DateChange(String before, String after) {}

    /**
     * A section.
     *
     * @param key how it is chosen
     * @param noneBefore whether the draft says that nothing arose; {@code noneAfter} the same of the file
     */
    public record SectionChange(
            String key,
            String code,
            String title,
            List<TextDiff.Piece> pieces,
            boolean noneBefore,
            boolean noneAfter,
            String reasonBefore,
            String reasonAfter) {

        /** Whether a text that stands in the draft would be gone. */
        public boolean emptied() {
            return !pieces.isEmpty() && pieces.stream().allMatch(piece -> piece.kind() == TextDiff.Kind.OUT);
        }
    }

    /**
     * A figure as people write it; null where nothing is written.
     *
     * @param key how it is chosen
     */
    public record FigureChange(String key, String name, String unit, Integer year, String before, String after) {}

    public boolean isEmpty() {
        return date == null && sections.isEmpty() && figures.isEmpty();
    }

    static OfflineDifferences of(OfflineUpload upload, int revision, OfflineReport report, Proposal proposal) {
        ReportContent draft = report.content();
        DateChange date = proposal.dataUntil() == null || same(draft.dataUntil(), proposal.dataUntil())
                ? null
                : new DateChange(orNull(draft.dataUntil()), orNull(proposal.dataUntil()));
        return new OfflineDifferences(
                upload, revision, date, sections(report, proposal), figures(report, proposal), proposal.warnings());
    }

    private static List<SectionChange> sections(OfflineReport report, Proposal proposal) {
        Map<String, Passage> kept = report.content().sections().stream()
                .collect(Collectors.toMap(Passage::code, Function.identity(), (first, second) -> first));
        Map<String, String> titles =
                report.outline().stream().collect(Collectors.toMap(Section::code, Section::title, (a, b) -> a));
        List<SectionChange> changes = new ArrayList<>();
        for (Passage now : proposal.sections()) {
            Passage before = kept.getOrDefault(now.code(), new Passage(now.code(), "", false, null));
            boolean same = same(before.text(), now.text())
                    && before.notApplicable() == now.notApplicable()
                    && same(before.reason(), now.reason());
            if (!same && titles.containsKey(now.code())) {
                changes.add(new SectionChange(
                        SECTION + now.code(),
                        now.code(),
                        titles.get(now.code()),
                        TextDiff.of(plain(before.text()), plain(now.text())),
                        before.notApplicable(),
                        now.notApplicable(),
                        orNull(before.reason()),
                        orNull(now.reason())));
            }
        }
        return changes;
    }

    private static List<FigureChange> figures(OfflineReport report, Proposal proposal) {
        List<FigureChange> changes = new ArrayList<>();
        for (Entry now : proposal.values()) {
            Indicator indicator = report.indicator(now.indicator()).orElse(null);
            Entry before = report.entry(now.indicator(), now.year()).orElse(null);
            if (indicator != null && !same(before, now)) {
                changes.add(new FigureChange(
                        FIGURE + key(now),
                        indicator.name(),
                        indicator.unit(),
                        now.year(),
                        before == null ? null : shown(indicator, before),
                        shown(indicator, now)));
            }
        }
        return changes;
    }

    static String key(Entry entry) {
        return entry.indicator() + "/" + (entry.year() == null ? "" : entry.year());
    }

    /** Whether the choice of a person holds the section or figure. */
    static boolean isSection(String key, String code) {
        return key.equals(SECTION + code);
    }

    static boolean isFigure(String key, Entry entry) {
        return key.equals(FIGURE + key(entry));
    }

    private static boolean same(Entry before, Entry now) {
        return before == null
                ? isBlank(now.value()) && isBlank(now.numerator()) && isBlank(now.denominator()) && isBlank(now.names())
                : sameNumber(before.value(), now.value())
                        && sameNumber(before.numerator(), now.numerator())
                        && sameNumber(before.denominator(), now.denominator())
                        && plain(before.names())
                                .stripTrailing()
                                .equals(plain(now.names()).stripTrailing());
    }

    private static boolean sameNumber(String before, String now) {
        var old = VietnameseNumber.parse(before);
        var read = VietnameseNumber.parse(now);
        return old.isPresent() && read.isPresent()
                ? old.get().compareTo(read.get()) == 0
                : Objects.equals(orNull(before), orNull(now));
    }

    private static boolean same(String before, String now) {
        return plain(before).equals(plain(now));
    }

    private static String shown(Indicator indicator, Entry entry) {
        return switch (indicator.kind()) {
            case NUMBER -> orNull(entry.value());
            case NAMES -> orNull(entry.names());
            case RATIO ->
                isBlank(entry.numerator()) && isBlank(entry.denominator())
                        ? null
                        : plain(entry.numerator()) + " / " + plain(entry.denominator());
        };
    }

    /** As a file can hold it: composed, one kind of line end, only letters. */
    private static String plain(String text) {
        return text == null
                ? ""
                : WordBody.held(Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n'));
    }

    private static boolean isBlank(String text) {
        return plain(text).isBlank();
    }

    private static String orNull(String text) {
        return isBlank(text) ? null : text;
    }
}
