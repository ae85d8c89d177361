package vn.tongket.engine.path;

import java.util.Set;

/**
 * Whose look it is.
 *
 * @param groups what the person holds, {@code <unit>.<role>}
 * @param audited codes of the units that they look over as auditors
 * @param overModels whether they look after models: they see how every instance went, and nothing of what it was about
 */
public record Onlooker(Set<String> groups, Set<String> audited, boolean overModels) {

    String[] held() {
        return groups.toArray(String[]::new);
    }

    String[] lookedOver() {
        return audited.toArray(String[]::new);
    }
}
