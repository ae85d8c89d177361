package vn.tongket.commendation;

import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.document.Capacity;
import vn.tongket.document.Signing;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.organization.Role;

/** In which capacity a decision is signed: its authority is an office, so nobody signs it in the name of a collective. */
@Component
class DecisionSigning {

    private final JdbcClient jdbc;
    private final Signings signings;

    DecisionSigning(JdbcClient jdbc, Signings signings) {
        this.jdbc = jdbc;
        this.signings = signings;
    }

    Signing of(UUID id) {
        return jdbc.sql("select signing_capacity, signer_title, signer_name from app.commendation where id = :id")
                .param("id", id)
                .query((row, n) -> Signing.read(row))
                .optional()
                .orElse(Signing.NONE);
    }

    /** What the signer finds: what was typed, or what the person's role suggests. */
    Signings.Form form(Actor actor, Commendation commendation) {
        Signings.Form form = signings.form(
                of(commendation.id()),
                actor,
                commendation.terms().awardingUnit(),
                commendation.approverUnit(),
                Role.APPROVER);
        boolean usual = Capacity.ON_BEHALF.name().equals(form.signing().capacity())
                && isOffice(commendation)
                && !of(commendation.id()).isChosen();
        return usual
                ? new Signings.Form(
                        new SigningEntry(
                                Capacity.HEAD.name(),
                                form.signing().position(),
                                form.signing().name()),
                        form.capacities(),
                        form.head())
                : form;
    }

    void save(UUID id, SigningEntry typed) {
        write(id, typed.read());
    }

    /** The signature that stands; refuses one that cannot. */
    void decide(Actor actor, Commendation commendation) {
        Signing typed = of(commendation.id());
        Signing signing = signings.decided(
                typed, actor, commendation.terms().awardingUnit(), commendation.approverUnit(), Role.APPROVER);
        if (signing.capacity() == Capacity.ON_BEHALF && isOffice(commendation)) {
            if (typed.isChosen()) {
                throw Refusal.at(
                        "signing.capacity",
                        "commendation.signing.on-behalf",
                        commendation.terms().awardingTitle());
            }
            signing = new Signing(Capacity.HEAD, signing.position(), signing.name());
        }
        write(commendation.id(), signing);
    }

    /** Whether an office awards and not a body. */
    private static boolean isOffice(Commendation commendation) {
        String title = commendation.terms().awardingTitle();
        return !Text.isBlank(title)
                && Text.clean(title)
                        .toLowerCase(Locale.ROOT)
                        .matches("(chủ tịch|giám đốc|thủ trưởng|chỉ huy trưởng|tư lệnh|bộ trưởng|bí thư)\\b.*");
    }

    private void write(UUID id, Signing signing) {
        jdbc.sql("""
                        update app.commendation
                           set signing_capacity = :capacity, signer_title = :position, signer_name = :name
                         where id = :id
                        """)
                .param("capacity", signing.code())
                .param("position", signing.position())
                .param("name", signing.name())
                .param("id", id)
                .update();
    }
}
