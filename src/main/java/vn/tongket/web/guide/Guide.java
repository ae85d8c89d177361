package vn.tongket.web.guide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;

/** One guide per role, one for everybody and one for operators. */
enum Guide {
    COMMON("chung", null),
    COORDINATOR("dieu-phoi", Role.COORDINATOR),
    APPROVER("phe-duyet", Role.APPROVER),
    DRAFTER("soan-bao-cao", Role.DRAFTER),
    LEADER("lanh-dao-don-vi", Role.LEADER),
    REVIEWER("tham-dinh", Role.REVIEWER),
    TRACKER("theo-doi", Role.TRACKER),
    CLERK("van-thu", Role.CLERK),
    COUNCIL("hoi-dong", Role.COUNCIL),
    PROCESS_OWNER("quan-ly-quy-trinh", Role.PROCESS_OWNER),
    AUDITOR("kiem-tra", Role.AUDITOR),
    ADMINISTRATOR("quan-tri", null),
    OPERATOR("van-hanh", null);

    private final String slug;
    private final Role role;

    Guide(String slug, Role role) {
        this.slug = slug;
        this.role = role;
    }

    String slug() {
        return slug;
    }

    static Optional<Guide> of(String slug) {
        return Arrays.stream(values()).filter(guide -> guide.slug.equals(slug)).findFirst();
    }

    /** The guides of what the person does, in the order of the process; none for who has no role yet. */
    static List<Guide> of(Actor actor) {
        return Arrays.stream(values()).filter(guide -> guide.isOf(actor)).toList();
    }

    private boolean isOf(Actor actor) {
        return switch (this) {
            case ADMINISTRATOR, OPERATOR -> actor.isAdministrator();
            case COMMON -> false;
            default -> !actor.unitsWith(role.suffix()).isEmpty();
        };
    }
}
