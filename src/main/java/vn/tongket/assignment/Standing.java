package vn.tongket.assignment;

/**
 * Where an assignment stands, as the decision table says.
 *
 * @param status e.g. {@code IN_PROGRESS}; its words are {@code assignment.status.IN_PROGRESS}
 * @param rateClass how it counts: {@code ON_TIME}, {@code LATE}, {@code OVERDUE}, {@code WITHIN_TERM}, {@code NARRATIVE}
 *     or {@code EXCLUDED}
 */
public record Standing(String status, String rateClass) {

    public boolean isOverdue() {
        return "OVERDUE".equals(rateClass);
    }
}
