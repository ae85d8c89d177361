package vn.tongket.report.offline;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.cycle.Section;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.offline.WordWalk.Control;

/** Reads the texts of a report out of a Word file that came back, by the tags of its controls alone. */
@Component
class WordReader {

    private static final int QUOTED = 160;
    private static final int MOST_QUOTES = 30;
    private static final int LONGEST_TEXT = 200_000;

    private final WordTexts texts;

    WordReader(WordTexts texts) {
        this.texts = texts;
    }

    /** What stands in one section of the file. */
    private static final class Found {
        Control text;
        Control notApplicable;
        Control reason;
    }

    Proposal read(OfficeFile file, OfflineReport report) {
        String folder = file.parts().main().substring(0, file.parts().main().lastIndexOf('/') + 1);
        WordNumbers numbers = WordNumbers.read(file, folder + "numbering.xml");
        WordWalk walk;
        try (PartReader xml = file.read(file.parts().main())) {
            walk = new WordWalk(xml, numbers, file.limits());
            walk.walk();
        }
        Binding binding = FileBinding.require(file, report, written(found(walk)));
        return proposal(report, binding, walk);
    }

    /**
     * The controls of the file, or the same between bookmarks: LibreOffice drops the tags of controls, or leaves a control
     * around the first line only, but keeps bookmarks.
     */
    private static List<Control> found(WordWalk walk) {
        return isTagged(walk) ? walk.controls() : walk.bookmarked();
    }

    private static boolean isTagged(WordWalk walk) {
        return walk.bookmarked().isEmpty()
                || walk.controls().stream()
                        .anyMatch(control -> tag(control).kind() == WordTag.Kind.TEXT && !control.inline);
    }

    /** The binding as the small print has it, for files whose properties were dropped. */
    private static Map<String, String> written(List<Control> controls) {
        return controls.stream()
                .filter(control -> tag(control).kind() == WordTag.Kind.FILE)
                .findFirst()
                .map(control -> WordTag.properties(control.text.toString()))
                .orElse(Map.of());
    }

    private Proposal proposal(OfflineReport report, Binding binding, WordWalk walk) {
        Refusal.Collector problems = new Refusal.Collector();
        Map<String, Found> found = new LinkedHashMap<>();
        Control date = null;
        for (Control control : found(walk)) {
            WordTag tag = tag(control);
            if (!tag.file().equals(binding.mark())) {
                problems.add(OfficeFile.AT, "offline.word.foreign-section", tag.code(), quote(control.text));
            } else if (tag.kind() == WordTag.Kind.DATE) {
                date = date == null ? control : date;
            } else if (tag.kind() != WordTag.Kind.FILE) {
                add(found.computeIfAbsent(tag.code(), code -> new Found()), tag, control, problems);
            }
        }
        refuseChangedPlan(report, binding, walk, problems);
        if (found.values().stream().allMatch(one -> one.text == null)) {
            problems.add(OfficeFile.AT, "offline.word.no-sections");
        }
        List<Refusal.Problem> warnings = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        for (Section section : report.leaves()) {
            Found one = found.get(section.code());
            if (one == null || one.text == null) {
                warnings.add(warning("offline.word.section-missing", section.code(), section.title()));
                continue;
            }
            Passage passage = passage(section, one);
            if (passage.text().length() > LONGEST_TEXT) {
                problems.add(OfficeFile.AT, "offline.word.section-too-long", section.code(), LONGEST_TEXT);
            }
            passages.add(passage);
            warn(section, one.text, warnings);
        }
        outside(report, isTagged(walk) ? walk.outside() : walk.unmarked(), warnings);
        problems.refuse();
        String until = date == null ? null : words(date, texts.of("data-until.placeholder"));
        return new Proposal(OfflineKind.WORD, until, passages, List.of(), List.of(), warnings);
    }

    private static void add(Found found, WordTag tag, Control control, Refusal.Collector problems) {
        switch (tag.kind()) {
            case TEXT -> {
                if (found.text != null && !control.text.toString().contentEquals(found.text.text)) {
                    problems.add(
                            OfficeFile.AT,
                            "offline.word.section-twice",
                            tag.code(),
                            quote(found.text.text),
                            quote(control.text));
                }
                found.text = found.text == null ? control : found.text;
            }
            case NONE -> found.notApplicable = control;
            case REASON -> found.reason = control;
            default -> throw new IllegalStateException("A section has no " + tag.kind());
        }
    }

    private Passage passage(Section section, Found found) {
        boolean none = found.notApplicable != null && isChecked(found.notApplicable);
        String reason = found.reason == null ? null : words(found.reason, texts.of("reason.placeholder"));
        return new Passage(
                section.code(),
                words(found.text, texts.placeholder(section.code())),
                none,
                reason == null || reason.isEmpty() ? null : reason);
    }

    /** What a person wrote: nothing where only the prompt stands, whichever program put it there. */
    private String words(Control control, String placeholder) {
        String typed = Normalizer.normalize(control.text, Normalizer.Form.NFC);
        return control.prompting && texts.isPrompt(typed) ? "" : typed.replace(placeholder, "");
    }

    private static boolean isChecked(Control control) {
        return control.checked != null
                ? control.checked
                : control.text.toString().matches("(?s).*[☒☑☓✓✔xX].*");
    }

    /** Only a plan that asks for something else makes a file useless; new dates and units do not. */
    private static void refuseChangedPlan(
            OfflineReport report, Binding binding, WordWalk walk, Refusal.Collector problems) {
        if (binding.planMark().equals(report.binding(OfflineKind.WORD).planMark())) {
            return;
        }
        Map<String, String> asked = new LinkedHashMap<>();
        found(walk).stream()
                .map(WordReader::tag)
                .filter(tag -> tag.kind() == WordTag.Kind.TEXT && tag.file().equals(binding.mark()))
                .forEach(tag -> asked.put(tag.code(), tag.asked()));
        Map<String, String> now = report.leaves().stream()
                .collect(Collectors.toMap(Section::code, Binding::mark, (a, b) -> a, LinkedHashMap::new));
        FileBinding.refuseChanges("offline.plan-changed.sections", binding, report.planVersion(), asked, now, problems);
    }

    private static void warn(Section section, Control text, List<Refusal.Problem> warnings) {
        text.lost.forEach((lost, times) -> warnings.add(
                warning("offline.word.lost." + lost.name().toLowerCase(java.util.Locale.ROOT), section.code(), times)));
    }

    private void outside(OfflineReport report, List<String> lines, List<Refusal.Problem> warnings) {
        Set<String> fixed = texts.fixed(report);
        List<String> foreign = lines.stream()
                .filter(line -> !fixed.contains(WordTexts.folded(line)))
                .toList();
        foreign.stream()
                .limit(MOST_QUOTES)
                .forEach(line -> warnings.add(warning("offline.word.outside", Text.clean(line))));
        if (foreign.size() > MOST_QUOTES) {
            warnings.add(warning("offline.word.outside-more", foreign.size() - MOST_QUOTES));
        }
    }

    private static WordTag tag(Control control) {
        return Optional.ofNullable(control.tag).flatMap(WordTag::read).orElseThrow();
    }

    private static String quote(CharSequence text) {
        String clean = WordTexts.folded(text.toString());
        return clean.length() <= QUOTED ? clean : clean.substring(0, QUOTED) + "…";
    }

    private static Refusal.Problem warning(String key, Object... args) {
        return new Refusal.Problem("", key, List.of(args));
    }
}
