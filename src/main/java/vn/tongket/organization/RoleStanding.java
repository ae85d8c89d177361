package vn.tongket.organization;

/**
 * How somebody holds a role today.
 *
 * @param acting whether it is held as “Quyền”
 * @param substituteFor user whose absence is filled, or null
 */
public record RoleStanding(boolean acting, String substituteFor) {

    /** As everybody who neither acts nor stands in for somebody. */
    public static final RoleStanding REGULAR = new RoleStanding(false, null);
}
