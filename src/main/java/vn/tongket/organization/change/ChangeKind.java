package vn.tongket.organization.change;

/** What becomes of units by a decision. */
public enum ChangeKind {
    MERGE,
    SPLIT,
    RENAME,
    DISSOLVE,
    FUNCTION_TRANSFER
}
