package vn.tongket.report.offline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Section;

/** The fixed words of the Word file: they lead people, and are left out when the file comes back. */
@Component
class WordTexts {

    private final MessageSource messages;

    WordTexts(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... args) {
        return messages.getMessage("offline.word." + key, args, Locale.ROOT);
    }

    List<String> head(OfflineReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(of("unit", report.unitName()));
        if (report.scope() != null) {
            lines.add(of("scope", report.scope()));
        }
        if (report.from() != null && report.to() != null) {
            lines.add(of(
                    "period",
                    Deadline.day(report.from()).text(),
                    Deadline.day(report.to()).text()));
        }
        lines.add(of("due", report.due()));
        return lines;
    }

    List<String> guide() {
        return List.of(of("guide.1"), of("guide.2"), of("guide.3"));
    }

    String heading(Section section) {
        return section.code() + ". " + section.title();
    }

    /** What leads in a section: guidance of the plan and how long the text should be. */
    List<String> hints(Section section) {
        List<String> hints = new ArrayList<>();
        if (!Text.isBlank(section.guidance())) {
            hints.addAll(section.guidance().lines().toList());
        }
        if (section.leaf() && section.minWords() > 0) {
            hints.add(of("words", section.minWords()));
        }
        return hints;
    }

    String placeholder(String code) {
        return of("placeholder", code);
    }

    /** Everything that the file holds outside its tags, brought to one form for comparing. */
    Set<String> fixed(OfflineReport report) {
        Set<String> fixed = new HashSet<>();
        fixed.add(folded(of("title")));
        fixed.add(folded(report.title()));
        head(report).forEach(line -> fixed.add(folded(line)));
        guide().forEach(line -> fixed.add(folded(line)));
        fixed.add(folded(of("data-until")));
        fixed.add(folded(of("not-applicable") + " " + of("reason")));
        report.outline().forEach(section -> {
            fixed.add(folded(heading(section)));
            hints(section).forEach(line -> fixed.add(folded(line)));
        });
        return fixed;
    }

    static String folded(String line) {
        return Text.clean(line).replaceAll("[\\s\\u00a0]+", " ");
    }

    /** Whether the words are those that a program puts into an empty place by itself. */
    boolean isPrompt(String words) {
        return List.of(of("prompts").split("\\|")).contains(folded(words));
    }
}
