package vn.tongket.engine.path;

import java.util.Map;

/**
 * Says which instances of its processes a person may see: those whose aggregate they may see. The engine package knows
 * only business keys, so a feature says it for its own processes.
 */
public interface InstanceScope {

    /**
     * By key of the process, SQL that finds the visible instances: the columns {@code key} (the business key, a uuid),
     * {@code cycle_id} and {@code unit_code} (whose it is). It may use {@code :groups}, what the person holds, and
     * {@code :audited}, the codes of the units that they look over as auditors.
     */
    Map<String, String> visible();
}
