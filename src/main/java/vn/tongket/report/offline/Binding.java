package vn.tongket.report.offline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Section;

/**
 * What ties a file to one report: it travels in the file, out of sight, and comes back with it. The checksum finds
 * damage and mixed-up files; it keeps nobody from forging one, as nothing in a file is trusted beyond being compared.
 *
 * @param format version of the way files are laid out
 * @param unit code of the unit that reports
 * @param planVersion version of the plan that the file was made from
 * @param planMark mark of what the plan asks for in this kind of file: sections for Word, indicators for Excel
 */
record Binding(
        int format, OfflineKind kind, UUID obligation, UUID cycle, String unit, int planVersion, String planMark) {

    static final int FORMAT = 1;
    static final String PREFIX = "tongket-";

    private static final int MARK = 10;

    static Binding of(
            OfflineKind kind, UUID obligation, UUID cycle, String unit, int planVersion, List<?> sectionsOrIndicators) {
        StringBuilder all = new StringBuilder();
        sectionsOrIndicators.forEach(
                asked -> all.append(asked instanceof Section section ? mark(section) : mark((Indicator) asked))
                        .append(';'));
        return new Binding(FORMAT, kind, obligation, cycle, unit, planVersion, hash(all.toString()));
    }

    /** What must stay the same of a section for a text to be still the answer to it. */
    static String mark(Section section) {
        return hash(section.code() + "|" + section.title() + "|" + section.leaf());
    }

    /** What must stay the same of an indicator for a figure to be still the answer to it. */
    static String mark(Indicator indicator) {
        return hash(String.join(
                "|",
                indicator.code(),
                indicator.name(),
                indicator.unit(),
                indicator.kind().name(),
                String.valueOf(indicator.yearly())));
    }

    /** Short enough for the tag of a content control: the same in all parts of one file. */
    String mark() {
        return checksum().substring(0, MARK);
    }

    Map<String, String> properties() {
        Map<String, String> facts = facts();
        facts.put(PREFIX + "checksum", checksum());
        return facts;
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(PREFIX + "format", String.valueOf(format));
        facts.put(PREFIX + "kind", kind.name());
        facts.put(PREFIX + "obligation", obligation.toString());
        facts.put(PREFIX + "cycle", cycle.toString());
        facts.put(PREFIX + "unit", unit);
        facts.put(PREFIX + "plan-version", String.valueOf(planVersion));
        facts.put(PREFIX + "plan-mark", planMark);
        return facts;
    }

    String checksum() {
        return sha256(facts().toString());
    }

    /** The format that the file says it has; nothing where it says none. */
    static Optional<String> format(Map<String, String> properties) {
        return Optional.ofNullable(properties.get(PREFIX + "format"));
    }

    /** Nothing when a fact is missing, unreadable, or not the one that the checksum was made for. */
    static Optional<Binding> read(Map<String, String> properties) {
        try {
            Binding read = new Binding(
                    Integer.parseInt(properties.get(PREFIX + "format")),
                    OfflineKind.valueOf(properties.get(PREFIX + "kind")),
                    UUID.fromString(properties.get(PREFIX + "obligation")),
                    UUID.fromString(properties.get(PREFIX + "cycle")),
                    properties.get(PREFIX + "unit"),
                    Integer.parseInt(properties.get(PREFIX + "plan-version")),
                    properties.get(PREFIX + "plan-mark"));
            return Optional.of(read).filter(b -> b.checksum().equals(properties.get(PREFIX + "checksum")));
        } catch (IllegalArgumentException | NullPointerException incomplete) {
            return Optional.empty();
        }
    }

    private static String hash(String text) {
        return sha256(text).substring(0, MARK);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
