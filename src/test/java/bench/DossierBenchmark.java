package bench;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import vn.tongket.TongKetApplication;
import vn.tongket.TongKetTest;
import vn.tongket.audit.dossier.ManyRecords;

/** What the first and the last page of a million records take, for everything that may be asked for. {@code mvn test -Dtest=DossierBenchmark} */
@TongKetTest
@ContextConfiguration(classes = TongKetApplication.class)
@TestPropertySource(properties = "logging.level.bench=info")
class DossierBenchmark {

    private static final Logger log = LoggerFactory.getLogger(DossierBenchmark.class);

    private static final int RECORDS = 1_000_000;

    @Autowired
    JdbcClient jdbc;

    @Test
    void million_records() {
        ManyRecords many = new ManyRecords(jdbc, "BENCHHS", RECORDS);
        many.fill();
        many.costs()
                .forEach((asked, cost) -> log.info(
                        "{}: first page {} blocks, dearest other page {}, ratio {}",
                        asked,
                        cost.first(),
                        cost.last(),
                        "%.2f".formatted(cost.ratio())));
    }
}
