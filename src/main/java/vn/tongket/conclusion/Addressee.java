package vn.tongket.conclusion;

/**
 * A unit or a group of units that a clause is addressed to; exactly one of the two is given. A group stays a group until
 * the conclusion is split into assignments.
 */
public record Addressee(Role role, String unit, String group) {

    /** Leads (chủ trì) or cooperates (phối hợp). */
    public enum Role {
        LEAD,
        COOPERATING
    }

    public static Addressee leadUnit(String unit) {
        return new Addressee(Role.LEAD, unit, null);
    }

    public static Addressee leadGroup(String group) {
        return new Addressee(Role.LEAD, null, group);
    }

    public static Addressee cooperatingUnit(String unit) {
        return new Addressee(Role.COOPERATING, unit, null);
    }

    public static Addressee cooperatingGroup(String group) {
        return new Addressee(Role.COOPERATING, null, group);
    }

    public boolean leads() {
        return role == Role.LEAD;
    }
}
