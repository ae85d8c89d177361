package vn.tongket.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Precision;
import vn.tongket.document.Documents;
import vn.tongket.document.Style;
import vn.tongket.reference.References;
import vn.tongket.reference.Validity;

/** How the issuing bodies of the demo number their documents: committees per term, administrations per year. */
@Component
@Profile("demo")
class DemoRegisters {

    private static final String SECRETARIAT = "Ban Bí thư";
    private static final String CENTRAL_OFFICE = "Văn phòng Trung ương Đảng";

    private final Documents documents;
    private final References references;
    private final Validity validity;
    private final DemoOnce once;

    DemoRegisters(Documents documents, References references, Validity validity, DemoOnce once) {
        this.documents = documents;
        this.references = references;
        this.validity = validity;
        this.once = once;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(22)
    public void load() {
        once.whole("registers", () -> {
            List.of("T0-TU", "SL-TU", "HB-TU", "HG-TU").forEach(this::committee);
            List.of("T0-UBND", "SL-UBND", "HB-UBND", "BK-UBND")
                    .forEach(unit -> documents.setBody(unit, "UBND", Style.STATE, unit, false));
        });
    }

    /** The rules on the form of Party documents changed in 2026; reports that cite the old ones are told so. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(23)
    public void loadValidity() {
        once.whole("validity", () -> {
            replace(
                    rule("66-QĐ/TW", SECRETARIAT, LocalDate.of(2017, 2, 6)),
                    rule("399-QĐ/TW", SECRETARIAT, LocalDate.of(2026, 1, 9)),
                    LocalDate.of(2026, 1, 9));
            replace(
                    rule("36-HD/VPTW", CENTRAL_OFFICE, LocalDate.of(2018, 4, 3)),
                    rule("05-HD/VPTW", CENTRAL_OFFICE, LocalDate.of(2026, 5, 27)),
                    LocalDate.of(2026, 5, 27));
        });
    }

    private UUID rule(String symbol, String issuer, LocalDate dated) {
        return references.register(symbol, issuer, dated, Precision.DAY, "Thể thức văn bản của Đảng");
    }

    private void replace(UUID old, UUID successor, LocalDate on) {
        validity.end(old, on, successor);
    }

    private void committee(String unit) {
        documents.setBody(unit, "TU", Style.PARTY, unit, true);
        for (int year = 2010; year <= 2025; year += 5) {
            documents.setTerm(
                    unit, "%d-%d".formatted(year, year + 5), LocalDate.of(year, 11, 1), LocalDate.of(year + 5, 10, 31));
        }
    }
}
