package vn.tongket.organization;

/** What a person does for a unit; a group of the engine is {@code <unit>.<role>}. */
public enum Role {
    COORDINATOR("coordinator"),
    APPROVER("approver"),
    DRAFTER("drafter"),
    LEADER("leader"),
    REVIEWER("reviewer"),
    TRACKER("tracker"),
    CLERK("clerk"),
    COUNCIL("council"),
    PROCESS_OWNER("process-owner"),
    AUDITOR("auditor");

    private final String suffix;

    Role(String suffix) {
        this.suffix = suffix;
    }

    public String suffix() {
        return suffix;
    }

    /** The engine's group of this role in a unit, e.g. {@code H-BACME.drafter}. */
    public String group(String unit) {
        return unit + "." + suffix;
    }
}
