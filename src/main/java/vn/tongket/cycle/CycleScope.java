package vn.tongket.cycle;

/** Who works on a cycle as a whole, in SQL: {@code c} is the cycle, {@code :groups} what the person holds. */
public final class CycleScope {

    public static final String WHOLE = """
             array[c.coordinator_unit || '.coordinator', c.coordinator_unit || '.auditor', c.organizer || '.coordinator',
                   c.organizer || '.approver', c.organizer || '.auditor', c.approver_unit || '.approver',
                   c.approver_unit || '.auditor', c.reviewer_unit || '.reviewer', c.clerk_unit || '.clerk',
                   c.tracker_unit || '.tracker', c.council_unit || '.council'] && :groups::text[]
            """;

    private CycleScope() {}
}
