package vn.tongket.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.notification.ReminderLadder;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.report.Plans;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportTables;
import vn.tongket.report.ReportWriter;
import vn.tongket.report.RoundWriter;
import vn.tongket.report.SubmittedReports;
import vn.tongket.report.check.Finding.Code;
import vn.tongket.report.check.Finding.Severity;

/** What lies around a report blocks the way on where process owners want it to, and costs nothing where they do not. */
@TongKetTest
class StepChecksIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestUnits units;

    @Autowired
    Cycles cycles;

    @Autowired
    Obligations obligations;

    @Autowired
    ReportWriter writer;

    @Autowired
    RoundWriter rounds;

    @Autowired
    ReportStore store;

    @Autowired
    Plans plans;

    @Autowired
    Surroundings surroundings;

    @Autowired
    Thresholds thresholds;

    @Autowired
    SecrecyGuard secrecy;

    @Autowired
    Clock clock;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    @Test
    void blocking_row_is_honoured_at_the_step_and_a_warning_one_is_not_even_asked_for() throws Exception {
        SubmittedReports reports = new SubmittedReports(jdbc, units, cycles, obligations, writer, rounds, store);
        Province province = reports.province("BUOC", 2);
        UUID[] made = new UUID[1];
        Map<String, UUID> owed = reports.opened(province, made);
        String shared = SubmittedReports.ownWords(41, 150);
        reports.submit(owed.get("BUOC-H2"), SubmittedReports.with("1.2", shared));
        reports.draft(
                owed.get("BUOC-H1"),
                SubmittedReports.with("1.1", shared + ". Thực hiện Kế hoạch số 7777-KH/TKCD của cấp trên."));
        Obligation obligation = obligations.require(owed.get("BUOC-H1"));
        ReviewCycle cycle = cycles.require(made[0]);
        ReportStore.Whole draft = store.wholeNewest(obligation.id()).orElseThrow();
        plans.of(cycle);

        assertThat(sql.count(
                                source,
                                () -> assertThat(blocking(Severity.WARN, cycle, obligation, draft))
                                        .isEmpty())
                        .statements())
                .isZero();
        assertThat(blocking(Severity.BLOCK, cycle, obligation, draft))
                .extracting(Refusal.Problem::key)
                .containsExactlyInAnyOrder("report.check.citation-unknown", "report.check.copied-somewhere");
    }

    private List<Refusal.Problem> blocking(
            Severity severity, ReviewCycle cycle, Obligation obligation, ReportStore.Whole draft) {
        return new ReportInspection(plans, new Decided(severity), surroundings, thresholds, secrecy, clock)
                .inspectForStep(cycle, obligation, draft.version(), draft.content())
                .allBlocking();
    }

    /** The table as a process owner may set it: every guess alike. */
    private record Decided(Severity guesses) implements ReportTables {

        @Override
        public Map<Code, Severity> severities() {
            Map<Code, Severity> severities = new EnumMap<>(Code.class);
            for (Code code : Code.values()) {
                severities.put(code, code.unlessDecided() == Severity.WARN ? guesses : Severity.BLOCK);
            }
            return severities;
        }

        @Override
        public Role checkerOf(Unit reporter) {
            return Role.REVIEWER;
        }

        @Override
        public ReminderLadder.Rung rung(Unit reporter, int workingDaysToDue) {
            throw new UnsupportedOperationException("not asked here");
        }
    }
}
