package vn.tongket.engine;

/** Says which units look over the whole tree of units; the engine package knows no units itself. */
public interface Overview {

    /** Whether an auditor of this unit may see the history of every unit. */
    boolean seesAll(String unit);
}
