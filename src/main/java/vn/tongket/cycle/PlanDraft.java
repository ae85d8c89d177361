package vn.tongket.cycle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A plan as it is being typed: every value is text, readable or not, so that nothing a person typed is lost.
 *
 * @param phases whether the cycle has it, by the name of {@link Phase}
 * @param due until when units report, e.g. “trong tháng 8/2018”
 * @param closing the last day on which reports are waited for; blank for some working days after the due date
 * @param previousCycle id of the cycle that this one follows; blank where it follows none
 * @param version the version that was read; null saves whatever the version is
 */
public record PlanDraft(
        String title,
        String kind,
        String qualifier,
        String periodFrom,
        String periodTo,
        String organizer,
        String approverUnit,
        String reviewerUnit,
        String clerkUnit,
        String councilUnit,
        String trackerUnit,
        String purpose,
        Map<String, Boolean> phases,
        List<SubjectLine> subjects,
        List<MilestoneLine> milestones,
        List<SectionLine> sections,
        List<IndicatorLine> indicators,
        List<String> groups,
        List<String> units,
        List<String> except,
        List<WriterLine> writers,
        String due,
        String closing,
        String previousCycle,
        Integer version) {

    /** A document or task that is reviewed, or only heard. */
    public record SubjectLine(String role, String citation, String issuer, String date, String description) {}

    /** A date of the plan. */
    public record MilestoneLine(String kind, String on, String place, String note) {}

    /** A section of the outline. */
    public record SectionLine(String code, String title, String guidance, Boolean required, String minWords) {}

    /** An indicator. */
    public record IndicatorLine(
            String code,
            String name,
            String unit,
            String kind,
            String overUnits,
            String overYears,
            Boolean yearly,
            String direction,
            String target,
            String lowerLimit,
            String upperLimit,
            Boolean required) {}

    /** A unit whose results another unit reports. */
    public record WriterLine(String scope, String writer) {}

    public PlanDraft {
        phases = phases == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        subjects = orEmpty(subjects);
        milestones = orEmpty(milestones);
        sections = orEmpty(sections);
        indicators = orEmpty(indicators);
        groups = orEmpty(groups);
        units = orEmpty(units);
        except = orEmpty(except);
        writers = orEmpty(writers);
    }

    /** What is known at the start of a cycle. */
    static PlanDraft first(ReviewCycle cycle) {
        return new PlanDraft(
                cycle.title(),
                cycle.kind().name(),
                null,
                null,
                null,
                cycle.organizer(),
                cycle.approverUnit(),
                cycle.reviewerUnit(),
                cycle.clerkUnit(),
                cycle.councilUnit(),
                cycle.trackerUnit(),
                null,
                Map.of(Phase.PLAN.name(), true, Phase.REPORTS.name(), true, Phase.CONSOLIDATION.name(), true),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                cycle.version());
    }

    PlanDraft withVersion(int now) {
        return new PlanDraft(
                title,
                kind,
                qualifier,
                periodFrom,
                periodTo,
                organizer,
                approverUnit,
                reviewerUnit,
                clerkUnit,
                councilUnit,
                trackerUnit,
                purpose,
                phases,
                subjects,
                milestones,
                sections,
                indicators,
                groups,
                units,
                except,
                writers,
                due,
                closing,
                previousCycle,
                now);
    }

    PlanDraft withParts(List<SectionLine> outline, List<IndicatorLine> figures) {
        return new PlanDraft(
                title,
                kind,
                qualifier,
                periodFrom,
                periodTo,
                organizer,
                approverUnit,
                reviewerUnit,
                clerkUnit,
                councilUnit,
                trackerUnit,
                purpose,
                phases,
                subjects,
                milestones,
                outline,
                figures,
                groups,
                units,
                except,
                writers,
                due,
                closing,
                previousCycle,
                version);
    }

    /** Every text of the draft that people may put sentences into, by its place. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", title);
        texts.put("purpose", purpose);
        texts.put("previousCycle", previousCycle);
        for (int i = 0; i < subjects.size(); i++) {
            texts.put("subjects." + i + ".citation", subjects.get(i).citation());
            texts.put("subjects." + i + ".description", subjects.get(i).description());
        }
        for (int i = 0; i < milestones.size(); i++) {
            texts.put("milestones." + i + ".place", milestones.get(i).place());
            texts.put("milestones." + i + ".note", milestones.get(i).note());
        }
        for (int i = 0; i < sections.size(); i++) {
            texts.put("sections." + i + ".title", sections.get(i).title());
            texts.put("sections." + i + ".guidance", sections.get(i).guidance());
        }
        for (int i = 0; i < indicators.size(); i++) {
            texts.put("indicators." + i + ".name", indicators.get(i).name());
        }
        return texts;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
