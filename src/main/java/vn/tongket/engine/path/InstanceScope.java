package vn.tongket.engine.path;

/**
 * Says which instances of a process a person may see: those whose aggregate they may see. A feature says it for its own
 * processes; the engine package knows only business keys.
 */
public interface InstanceScope {

    /** Key of the process. */
    String process();

    /**
     * SQL that finds the business keys of the visible instances: columns {@code key} (text), {@code cycle_id} and
     * {@code unit_code} (null where there is none). It may use {@code :groups} (what the person holds), {@code :audited}
     * (codes of the units that they look over as auditors) and {@code :now}.
     */
    String visible();
}
