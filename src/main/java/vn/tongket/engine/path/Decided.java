package vn.tongket.engine.path;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision table answered.
 *
 * @param table id of the published version
 * @param inputs by the names that the expressions of the table read
 * @param rules ids of the rules that matched, in the order of the table
 * @param outputs of the first of them; empty when none matched
 */
public record Decided(String table, Map<String, Object> inputs, List<String> rules, Map<String, Object> outputs) {

    public Optional<Map<String, Object>> answer() {
        return rules.isEmpty() ? Optional.empty() : Optional.of(outputs);
    }
}
