package vn.tongket.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;

/** Tells people which roles they get and lose, and administrators whom nobody knows. */
@Component
class RoleNotices {

    private static final String ADMINISTRATORS = "camunda-admin";
    private static final String OWN_PAGE = "/nhan-su/toi";

    private final Notifications notifications;
    private final RoleHolders people;
    private final Units units;
    private final MessageSource texts;

    RoleNotices(Notifications notifications, RoleHolders people, Units units, MessageSource texts) {
        this.notifications = notifications;
        this.people = people;
        this.units = units;
        this.texts = texts;
    }

    void given(long id, RoleHolding holding) {
        boolean substitute = holding.substituteFor() != null;
        Notice notice = about(holding, substitute ? "role-substitute" : "role-given", "role-given:" + id);
        notifications.tell(
                substitute
                        ? notice.with("absent", names(holding.substituteFor()).get(holding.substituteFor()))
                        : notice);
    }

    void ended(RoleHolding holding) {
        notifications.tell(about(holding, "role-ended", "role-ended:" + holding.id() + ":" + holding.validTo()));
    }

    /** Once a month and person, as long as nobody knows the account. */
    void unknown(String user, String unit, Role role, LocalDate day) {
        notifications.tell(Notice.to(
                        ADMINISTRATORS,
                        "account-unknown",
                        "account-unknown:" + user + ":" + day.getYear() + "-" + day.getMonthValue())
                .with("user", user)
                .with("role", name(role))
                .with("unit", unitName(unit))
                .linking("/nhan-su?loai=la"));
    }

    private Notice about(RoleHolding holding, String template, String key) {
        String office = name(holding.role());
        return Notice.to("user:" + holding.user(), template, key)
                .with(
                        "role",
                        holding.acting()
                                ? texts.getMessage("people.acting", new Object[] {office}, Locale.ROOT)
                                : office)
                .with("unit", unitName(holding.unit()))
                .with("days", RoleRules.days(holding))
                .linking(OWN_PAGE);
    }

    private Map<String, String> names(String... users) {
        return people.names(Stream.of(users).toList());
    }

    private String name(Role role) {
        return texts.getMessage("organization.role." + role.suffix(), null, Locale.ROOT);
    }

    private String unitName(String unit) {
        return units.names(List.of(unit)).get(unit);
    }
}
