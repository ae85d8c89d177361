package vn.tongket.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Standings;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHoldings;

/** What a form offers to whoever signs: the capacities there are, and the one that the person's role suggests. */
@Component
public class Signings {

    private final RoleHoldings roles;
    private final RoleHolders people;
    private final Letterheads letterheads;
    private final MessageSource texts;

    Signings(RoleHoldings roles, RoleHolders people, Letterheads letterheads, MessageSource texts) {
        this.roles = roles;
        this.people = people;
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

    /** What a signer finds in the form. */
    public record Form(SigningEntry signing, List<Option> capacities, String head) {}

    /** The choice with what was typed so far, or with the proposal. */
    public Form form(Signing typed, Actor actor, String issuer, String unit, Role role) {
        Letterhead head = letterheads.of(issuer);
        SigningEntry entry = typed.isChosen() ? typed.entry() : proposal(head, actor, unit, role);
        return new Form(entry, capacities(head.style()), head.head());
    }

    /** What somebody is likely to sign with for the own unit. */
    public SigningEntry proposal(Actor actor, String unit, Role role) {
        return proposal(letterheads.of(unit), actor, unit, role);
    }

    /**
     * What somebody is likely to sign with: an acting holder as acting, a substitute for the head, else as usual.
     *
     * @param unit in which the person holds the role; it need not be the issuer
     */
    private SigningEntry proposal(Letterhead head, Actor actor, String unit, Role role) {
        Standings.Standing standing = roles.capacityOf(actor.userId(), unit, role);
        Capacity capacity = usual(standing, head);
        return new SigningEntry(
                capacity.name(), capacity == Capacity.FOR_HEAD ? null : head.head(), nameOf(actor.userId()));
    }

    private static Capacity usual(Standings.Standing standing, Letterhead head) {
        if (standing.substituteFor() != null) {
            return Capacity.FOR_HEAD;
        }
        if (standing.acting() || head.acting()) {
            return Capacity.ACTING;
        }
        return head.collective() == null ? Capacity.HEAD : Capacity.ON_BEHALF;
    }

    /** What was typed, or the proposal where nobody has typed anything. */
    public SigningEntry typedOr(SigningEntry typed, Actor actor, String unit, Role role) {
        return typed != null && typed.capacity() != null ? typed : proposal(actor, unit, role);
    }

    /** The signature of whoever decides now: what was typed, checked, or else the proposal as far as it goes. */
    public Signing decided(Signing typed, Actor actor, String issuer, String unit, Role role) {
        if (!typed.isChosen()) {
            return actor.isSystem() ? Signing.NONE : unsaid(letterheads.of(issuer), actor, unit, role);
        }
        Refusal.Collector problems = new Refusal.Collector();
        Signing checked = typed.entry().check("signing", problems);
        problems.refuse();
        return checked;
    }

    /** Nobody typed anything: as usual; but whoever stands in for the head signs with an office of their own. */
    private Signing unsaid(Letterhead head, Actor actor, String unit, Role role) {
        Signing proposed = proposal(head, actor, unit, role).read();
        if (proposed.capacity() == Capacity.FOR_HEAD) {
            throw Refusal.at("signing.position", "signing.substitute");
        }
        return proposed;
    }

    /** The name of the account; null where the account has none but its id. */
    public String nameOf(String user) {
        if (user == null) {
            return null;
        }
        String name = people.names(List.of(user)).get(user);
        return name == null || name.equals(user) ? null : name;
    }
}
