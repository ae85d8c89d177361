package vn.tongket.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.RoleStanding;

/** What a form offers to whoever signs: the capacities there are, and the one that the person's role suggests. */
@Component
public class Signings {

    private final RoleHoldings roles;
    private final Letterheads letterheads;
    private final MessageSource texts;

    Signings(RoleHoldings roles, Letterheads letterheads, MessageSource texts) {
        this.roles = roles;
        this.letterheads = letterheads;
        this.texts = texts;
    }

    /** One line of a choice. */
    public record Option(String code, String name) {}

    /** The capacities as the Party or the State writes them. */
    public List<Option> capacities(Style style) {
        return Arrays.stream(Capacity.values())
                .map(capacity -> new Option(
                        capacity.name(),
                        (capacity.prefix(style) + " "
                                        + texts.getMessage("signing.capacity." + capacity.name(), null, Locale.ROOT))
                                .strip()))
                .toList();
    }

    /** What somebody is likely to sign with: an acting holder as acting, a substitute for the head, else as usual. */
    public SigningEntry proposal(Actor actor, String unit, Role role) {
        RoleStanding standing = roles.capacityOf(actor.userId(), unit, role);
        Letterhead head = letterheads.of(unit);
        Capacity capacity = standing.substituteFor() != null
                ? Capacity.FOR_HEAD
                : standing.acting() || head.acting()
                        ? Capacity.ACTING
                        : head.collective() == null ? Capacity.HEAD : Capacity.ON_BEHALF;
        return new SigningEntry(capacity.name(), capacity == Capacity.FOR_HEAD ? null : head.head(), null);
    }

    /** What was typed, or the proposal where nobody has typed anything. */
    public SigningEntry typedOr(SigningEntry typed, Actor actor, String unit, Role role) {
        return typed != null && typed.capacity() != null ? typed : proposal(actor, unit, role);
    }
}
