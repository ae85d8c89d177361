package vn.tongket.web.organization;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.reference.References;
import vn.tongket.reference.Resolution;

/** Finds the basis of a change of units in the register of cited documents, where what is typed means one document. */
@Component
class BasisDocuments {

    private final References references;

    BasisDocuments(References references) {
        this.references = references;
    }

    /** The form with the id of the document; none where nothing or several fit. */
    ChangeForm resolve(ChangeForm typed) {
        if (Text.isBlank(typed.basis())) {
            return typed.withBasisDocument(null);
        }
        Resolution found = references.resolve(Text.clean(typed.basis()), day(typed.basisOn()), null);
        return typed.withBasisDocument(
                found.kind() == Resolution.Kind.EXACT ? found.document().id().toString() : null);
    }

    private static LocalDate day(String typed) {
        try {
            Deadline day = Deadline.parse(typed);
            return day.precision() == Precision.DAY ? day.on() : null;
        } catch (Refusal unreadable) {
            return null;
        }
    }
}
