package vn.tongket.report.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.organization.Units;
import vn.tongket.report.Plans;
import vn.tongket.report.PreviousReports;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportVersion;
import vn.tongket.report.check.Finding.Code;
import vn.tongket.report.copies.Copies;
import vn.tongket.report.copies.Copy;

/** Says which sections of a report share passages with other reports; one sentence to a section and source. */
@Component
class CopyFindings {

    private static final int MOST_TOLD = 5;
    private static final UUID DRAFT = new UUID(0, 0);

    private final Copies copies;
    private final PreviousReports previous;
    private final Units units;

    CopyFindings(Copies copies, PreviousReports previous, Units units) {
        this.copies = copies;
        this.previous = previous;
        this.units = units;
    }

    /**
     * @param named whether the reader may know whose the other reports are
     */
    List<Finding> amongUnits(
            ReviewCycle cycle,
            UUID obligation,
            Plans.Plan plan,
            ReportVersion version,
            ReportContent content,
            boolean named) {
        copies.catchUp(cycle.id());
        List<Copy> found = version != null && !version.isDraft()
                ? copies.among(cycle.id(), List.of(version.id()), given(plan))
                : copies.ofDraft(cycle.id(), obligation, DRAFT, texts(content), given(plan));
        List<Copy> told = oneToASection(found);
        Map<String, String> names =
                named ? units.names(told.stream().map(Copy::unit).distinct().toList()) : Map.of();
        return told.stream()
                .map(copy -> named
                        ? Finding.of(
                                Code.COPIED_PASSAGE,
                                at(plan, copy.section()),
                                name(plan, copy.section()),
                                copy.words(),
                                copy.percent(),
                                copy.otherSection(),
                                names.get(copy.unit()))
                        : Finding.of(
                                Code.COPIED_SOMEWHERE,
                                at(plan, copy.section()),
                                name(plan, copy.section()),
                                copy.words(),
                                copy.percent()))
                .toList();
    }

    List<Finding> fromPrevious(Plans.Plan plan, ReportContent content, PreviousReports.Previous before) {
        Map<String, String> texts = texts(content);
        if (texts.isEmpty()) {
            return List.of();
        }
        Map<String, String> others = texts(previous.content(before.versionId()));
        return oneToASection(copies.between(DRAFT, texts, before.versionId(), null, others, given(plan))).stream()
                .map(copy -> Finding.of(
                        Code.COPIED_FROM_PREVIOUS,
                        at(plan, copy.section()),
                        name(plan, copy.section()),
                        copy.words(),
                        copy.percent(),
                        copy.otherSection()))
                .toList();
    }

    private static List<Copy> oneToASection(List<Copy> found) {
        Map<String, Copy> most = new LinkedHashMap<>();
        found.forEach(copy -> most.putIfAbsent(copy.section(), copy));
        return most.values().stream().limit(MOST_TOLD).toList();
    }

    /** The texts that are written, by section. */
    static Map<String, String> texts(ReportContent content) {
        Map<String, String> texts = new LinkedHashMap<>();
        content.sections().stream()
                .filter(section -> !Text.isBlank(section.text()))
                .forEach(section -> texts.put(section.code(), section.text()));
        return texts;
    }

    /** The plan's own words, which everybody may repeat. */
    static List<String> given(Plans.Plan plan) {
        List<String> given = new ArrayList<>();
        for (Section section : plan.outline()) {
            given.add(section.title());
            if (!Text.isBlank(section.guidance())) {
                given.add(section.guidance());
            }
        }
        plan.indicators().forEach(indicator -> given.add(indicator.name()));
        return given;
    }

    private static String at(Plans.Plan plan, String code) {
        List<String> codes = plan.outline().stream().map(Section::code).toList();
        return "sections." + codes.indexOf(code) + ".text";
    }

    private static String name(Plans.Plan plan, String code) {
        return plan.outline().stream()
                .filter(section -> section.code().equals(code))
                .findFirst()
                .map(section -> section.code() + " " + section.title())
                .orElse(code);
    }
}
