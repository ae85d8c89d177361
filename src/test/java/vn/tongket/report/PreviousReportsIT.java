package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.TongKetTest;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.PreviousReports.Previous;
import vn.tongket.report.ReportPlay.Stage;

@TongKetTest
class PreviousReportsIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Autowired
    PreviousReports previous;

    @Autowired
    Obligations obligations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void accepted_report_of_the_same_unit_in_the_cycle_before_is_found() {
        Stage before = play.opened("PRA", DUE, 2).get(0);
        ReportCycles cycles = new ReportCycles(jdbc);
        UUID now = cycles.issued(before.province(), DUE.plusYears(1), Instant.parse("2026-01-05T02:00:00Z"));
        UUID report = cycles.obligations(now).get(before.unit());
        UUID neighbour =
                cycles.obligations(now).get(before.province().districts().get(1));
        play.submitted(before);

        assertThat(previous.of(obligations.require(report))).isEmpty();
        follow(now, before.cycle());
        assertThat(previous.of(obligations.require(report))).isEmpty();

        play.accept(before);

        Previous found = previous.of(obligations.require(report)).orElseThrow();
        assertThat(found.cycleId()).isEqualTo(before.cycle());
        assertThat(found.cycleTitle()).isEqualTo("Tổng kết 10 năm thực hiện Nghị quyết 28-NQ/TW");
        assertThat(found.acceptedAt()).isNotNull();
        assertThat(previous.figures(found.versionId()))
                .hasSize(4 + 11)
                .filteredOn(figure -> figure.indicator().equals("GIAO-QUAN"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.numerator()).isEqualByComparingTo("109"));
        assertThat(previous.content(found.versionId()).sections())
                .hasSize(10)
                .anySatisfy(passage -> assertThat(passage.text()).isEqualTo("Kết quả thực hiện nội dung 2.4"));
        assertThat(previous.of(obligations.require(neighbour))).isEmpty();
    }

    private void follow(UUID cycle, UUID before) {
        jdbc.sql("update app.review_cycle set previous_cycle_id = :before where id = :cycle")
                .param("cycle", cycle)
                .param("before", before)
                .update();
    }
}
