package vn.tongket.reference;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.reference.CitedDocumentDesk.Typed;

/** Reads what a person typed about a document, and says all that is wrong with it at once. */
@Component
class DocumentIdentities {

    private static final int LONGEST = 500;

    private final SecrecyGuard secrecy;
    private final Clock clock;

    DocumentIdentities(SecrecyGuard secrecy, Clock clock) {
        this.secrecy = secrecy;
        this.clock = clock;
    }

    DocumentIdentity read(Typed typed) {
        Refusal.Collector problems = new Refusal.Collector();
        Citation citation = null;
        if (Text.isBlank(typed.symbol()) || !typed.symbol().matches("(?s).*\\d.*")) {
            problems.add("symbol", "reference.symbol-missing");
        } else {
            citation = References.citationOf(kept(problems, "symbol", typed.symbol()));
        }
        if (Text.isBlank(typed.issuer())) {
            problems.add("issuer", "reference.issuer-missing");
        }
        Deadline dated = Deadline.UNKNOWN;
        try {
            dated = Deadline.parse(typed.dated());
            if (!dated.isKnown()) {
                problems.add("dated", "reference.date-missing");
            } else if (dated.on().isAfter(today())) {
                problems.add("dated", "reference.date-in-future", dated.text());
            }
        } catch (Refusal unreadable) {
            problems.add("dated", "reference.day-unreadable", typed.dated());
        }
        String issuer = kept(problems, "issuer", typed.issuer());
        String subject = kept(problems, "subject", typed.subject());
        problems.refuse();
        return new DocumentIdentity(citation, References.canonical(citation), issuer, dated, subject);
    }

    /** The words without line breaks; null where nothing was typed. */
    String kept(Refusal.Collector problems, String at, String typed) {
        if (Text.isBlank(typed)) {
            return null;
        }
        String clean = Text.clean(typed).replaceAll("[\\s\\p{Cntrl}]+", " ");
        try {
            secrecy.check(at, typed);
        } catch (Refusal marked) {
            problems.add(at, marked.problems().get(0).key());
        }
        if (clean.length() > LONGEST) {
            problems.add(at, "reference.too-long", LONGEST);
        }
        return clean;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
    }
}
