package vn.tongket.demo;

import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.tongket.document.Documents;
import vn.tongket.document.Style;

/** How the issuing bodies of the demo number their documents: committees per term, administrations per year. */
@Component
@Profile("demo")
class DemoRegisters {

    private final Documents documents;
    private final DemoOnce once;

    DemoRegisters(Documents documents, DemoOnce once) {
        this.documents = documents;
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

    private void committee(String unit) {
        documents.setBody(unit, "TU", Style.PARTY, unit, true);
        for (int year = 2010; year <= 2025; year += 5) {
            documents.setTerm(
                    unit, "%d-%d".formatted(year, year + 5), LocalDate.of(year, 11, 1), LocalDate.of(year + 5, 10, 31));
        }
    }
}
