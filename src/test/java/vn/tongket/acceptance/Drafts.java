package vn.tongket.acceptance;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.SourceType;
import vn.tongket.conclusion.lint.Finding;
import vn.tongket.cycle.PlanDraft;

/** Short ways to write what people type in these stories. */
final class Drafts {

    /** For clauses that say as little as real conclusions do. */
    static final List<Draft.Reason> REASONS = List.of(
            Draft.Reason.of(Finding.Code.DUE_MISSING, "Nhiệm vụ thường xuyên."),
            Draft.Reason.of(Finding.Code.DELIVERABLE_MISSING, "Văn bản gốc không nêu."),
            Draft.Reason.of(Finding.Code.PERIOD_MISSING, "Theo quy định của đơn vị theo dõi."));

    private Drafts() {}

    /** A plan that sets up a cycle without reports. */
    static PlanDraft plan(
            String title,
            String kind,
            String from,
            String to,
            String organizer,
            String decider,
            List<String> phases,
            List<PlanDraft.SubjectLine> subjects,
            List<PlanDraft.MilestoneLine> milestones) {
        return new PlanDraft(
                title,
                kind,
                null,
                from,
                to,
                organizer,
                decider,
                null,
                decider,
                null,
                null,
                null,
                phases.stream().collect(Collectors.toMap(Function.identity(), phase -> true)),
                subjects,
                milestones,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    static PlanDraft.SubjectLine reviewed(String citation) {
        return new PlanDraft.SubjectLine("REVIEWED", citation, null, null, null);
    }

    static PlanDraft.SubjectLine informed(String citation) {
        return new PlanDraft.SubjectLine("INFORMATION", citation, null, null, null);
    }

    static Draft with(Draft draft, SourceType type, List<Draft.Item> clauses, List<Draft.Weakness> limitations) {
        return new Draft(
                draft.title(),
                type,
                draft.generalPart(),
                draft.consultationNeeded(),
                draft.consultationDue(),
                draft.consultedUnits(),
                draft.directiveNeeded(),
                clauses,
                limitations,
                draft.version());
    }

    static Draft speech(Draft draft, List<Draft.Item> clauses) {
        return with(draft, SourceType.SPEECH, clauses, draft.limitations());
    }

    static Draft document(Draft draft, boolean directive) {
        return new Draft(
                draft.title(),
                SourceType.DOCUMENT,
                draft.generalPart(),
                draft.consultationNeeded(),
                draft.consultationDue(),
                draft.consultedUnits(),
                directive,
                draft.clauses(),
                draft.limitations(),
                draft.version());
    }

    static Draft consulting(Draft draft, List<String> units, String due) {
        return new Draft(
                draft.title(),
                draft.sourceType(),
                draft.generalPart(),
                true,
                due,
                units,
                draft.directiveNeeded(),
                draft.clauses(),
                draft.limitations(),
                draft.version());
    }

    /** A task that groups lead. */
    static Draft.Item task(String ref, String text, List<String> groups, Draft.Item... parts) {
        return new Draft.Item(
                null,
                ref,
                false,
                text,
                List.of(),
                groups,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                false,
                null,
                List.of(parts));
    }

    static Draft.Item measured(Draft.Item item, String name, String target, String unit) {
        return new Draft.Item(
                item.id(),
                item.ref(),
                item.general(),
                item.text(),
                item.leadUnits(),
                item.leadGroups(),
                item.cooperatingUnits(),
                item.cooperatingGroups(),
                item.due(),
                name,
                target,
                unit,
                item.coordination(),
                item.trackerUnit(),
                item.parts());
    }

    static Draft.Item due(Draft.Item item, String due) {
        return new Draft.Item(
                item.id(),
                item.ref(),
                item.general(),
                item.text(),
                item.leadUnits(),
                item.leadGroups(),
                item.cooperatingUnits(),
                item.cooperatingGroups(),
                due,
                item.targetName(),
                item.target(),
                item.targetUnit(),
                item.coordination(),
                item.trackerUnit(),
                item.parts());
    }

    static Draft.Item led(Draft.Item item, List<String> leads, List<String> cooperatingGroups) {
        return new Draft.Item(
                item.id(),
                item.ref(),
                item.general(),
                item.text(),
                leads,
                List.of(),
                item.cooperatingUnits(),
                cooperatingGroups,
                item.due(),
                item.targetName(),
                item.target(),
                item.targetUnit(),
                item.coordination(),
                item.trackerUnit(),
                item.parts());
    }

    static Draft.Item tracking(String ref, String text, String tracker) {
        return new Draft.Item(
                null, ref, false, text, null, null, null, null, null, null, null, null, true, tracker, null);
    }
}
