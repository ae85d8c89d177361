package vn.tongket.engine.path;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The visible instances as the features say them, as SQL. */
@Component
class Visible {

    private static final String KEY =
            "case when p.business_key_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then p.business_key_::uuid end";

    private final Map<String, String> byProcess = new TreeMap<>();

    Visible(List<InstanceScope> scopes) {
        scopes.forEach(scope -> byProcess.putAll(scope.visible()));
    }

    /** Rows of {@code process}, {@code key}, {@code cycle_id}, {@code unit_code} of all processes. */
    String all() {
        return byProcess.entrySet().stream()
                .map(scope -> "select '%s'::text as process, x.key, x.cycle_id, x.unit_code from (%s) x"
                        .formatted(scope.getKey(), scope.getValue()))
                .collect(Collectors.joining(" union all "));
    }

    /** The same of one process; of none when nobody says who may see its instances. */
    String of(String process) {
        String scope = byProcess.get(process);
        return scope == null
                ? "select null::uuid as key, null::uuid as cycle_id, null::text as unit_code where false"
                : scope;
    }

    /** The row of the instance {@code act_hi_procinst p}, to be joined laterally. */
    String ofOne() {
        return byProcess.entrySet().stream()
                .map(scope ->
                        "select x.key, x.cycle_id, x.unit_code from (%s) x where p.proc_def_key_ = '%s' and x.key = (%s)"
                                .formatted(scope.getValue(), scope.getKey(), KEY))
                .collect(Collectors.joining(" union all "));
    }
}
