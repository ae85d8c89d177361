package vn.tongket.audit.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.TongKetTest;
import vn.tongket.audit.dossier.Question.Filter;

/** A long record is paged at the same price wherever the page stands; the same at a million in {@code bench}. */
@TongKetTest
class ManyRecordsIT {

    private static final int RECORDS = 40_000;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditDossiers dossiers;

    @Test
    void last_page_costs_what_the_first_costs_whatever_is_asked_for() {
        ManyRecords many = new ManyRecords(jdbc, "HSOM", RECORDS);
        many.fill();

        Map<String, ManyRecords.Cost> costs = many.costs();

        costs.forEach((asked, cost) -> {
            // what other tests recorded lies before one end of the whole record; DossierBenchmark measures it alone
            if (!asked.startsWith("everything")) {
                assertThat(cost.ratio()).as("%s: %s", asked, cost).isLessThan(3);
            }
            assertThat(cost.last()).as("blocks of %s", asked).isLessThan(13_000);
        });
        assertThat(costs.get("cycle").last()).isLessThan(100);
        assertThat(costs.get("cycle, unit").last()).isLessThan(150);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition_in_both_directions() {
        ManyRecords many = new ManyRecords(jdbc, "HSOP", 1_234);
        many.fill();
        AuditDossiers.Opened opened = new AuditDossiers.Opened(many.cycle(), many.everything());

        List<Line> forwards = walk(opened, true);
        List<Line> backwards = walk(opened, false);

        assertThat(forwards).hasSize(1_234).doesNotHaveDuplicates();
        assertThat(AuditDossiers.reversed(backwards)).isEqualTo(forwards);
        assertThat(forwards.stream().map(Line::position)).isSorted();
    }

    private List<Line> walk(AuditDossiers.Opened opened, boolean forward) {
        List<Line> all = new ArrayList<>();
        Position from = null;
        do {
            AuditDossiers.Slice slice = dossiers.slice(opened, Filter.NONE, forward, from, 100);
            all.addAll(slice.lines());
            from = slice.more();
        } while (from != null);
        return all;
    }
}
