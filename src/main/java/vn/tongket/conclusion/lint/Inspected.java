package vn.tongket.conclusion.lint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.tongket.Refusal;

/**
 * What was found in a draft.
 *
 * @param broken what cannot be read or contradicts itself; no table decides on it
 * @param errors findings that keep the conclusion from being signed
 * @param warnings findings that need a reason
 */
public record Inspected(List<Refusal.Problem> broken, List<Finding> errors, List<Finding> warnings) {

    /** Everything that keeps the draft from being signed whatever reasons are given. */
    public List<Refusal.Problem> blocking() {
        List<Refusal.Problem> all = new ArrayList<>(broken);
        errors.stream().map(Finding::problem).forEach(all::add);
        return all;
    }

    /** Warnings by their kind, in the order of the kinds. */
    public Map<Finding.Code, List<Finding>> byKind() {
        Map<Finding.Code, List<Finding>> kinds = new EnumMap<>(Finding.Code.class);
        warnings.forEach(found ->
                kinds.computeIfAbsent(found.code(), kind -> new ArrayList<>()).add(found));
        return kinds;
    }
}
