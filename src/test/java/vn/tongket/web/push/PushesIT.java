package vn.tongket.web.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.tongket.Acting;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.engine.Identities;
import vn.tongket.report.ReportCycles;
import vn.tongket.web.Visitor;

/** Open pages hear of what changes, on every node, and cost nothing while nothing does. */
@TongKetTest
class PushesIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource source;

    @Autowired
    Identities identities;

    @Autowired
    IdentityService engineUsers;

    @Autowired
    SqlCount sql;

    @Autowired
    Pushes pushes;

    private Province province;
    private UUID cycle;

    private void cycle(String prefix) {
        province = units.province(prefix, 2);
        acting.ensure(prefix + ".dieu-phoi", province.party() + ".coordinator");
        cycle = new ReportCycles(jdbc)
                .issued(province, LocalDate.of(2026, 3, 31), Instant.parse("2026-01-05T02:00:00Z"));
    }

    private void open(String unit) {
        jdbc.sql(
                        "update app.obligation set opened_at = current_timestamp where cycle_id = :cycle and scope_unit = :unit")
                .param("cycle", cycle)
                .param("unit", unit)
                .update();
    }

    @Test
    void page_hears_of_a_change_and_of_the_end_of_its_right_or_session() throws Exception {
        cycle("DAYA");
        Listener listener = new Listener("DAYA.dieu-phoi");
        assertThat(listener.status).isEqualTo(200);
        assertThat(listener.next("hello")).isNotNull();
        listener.events.clear();
        BlockingQueue<String> heardElsewhere = new LinkedBlockingQueue<>();
        Changes otherNode = new Changes(source, heardElsewhere::add);
        otherNode.start();
        assertThat(heardElsewhere.poll(10, TimeUnit.SECONDS)).isEqualTo(Changes.ANYTHING);

        open(province.districts().get(0));

        assertThat(heardElsewhere.poll(10, TimeUnit.SECONDS)).isEqualTo("cycle:" + cycle);
        otherNode.stop();
        assertThat(listener.next("change")).contains("\"within\":");
        listener.events.clear();
        jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen tongket'")
                .query(Boolean.class)
                .list();
        assertThat(listener.next("change"))
                .as("what may have been missed while nobody listened")
                .isNotNull();
        Listener late = new Listener("DAYA.dieu-phoi", System.currentTimeMillis() - 60_000);
        assertThat(late.next("change"))
                .as("what happened since the page was made")
                .isNotNull();
        late.visitor.get("/dang-nhap");
        assertThat(late.visitor.form("/dang-xuat", Map.of()).statusCode()).isEqualTo(302);
        assertThat(late.next("end")).isEqualTo("session");

        engineUsers.deleteMembership("DAYA.dieu-phoi", province.party() + ".coordinator");
        pushes.rights();
        assertThat(listener.next("end")).isEqualTo("right");
    }

    @Test
    void strangers_hear_nothing_not_even_that_the_cycle_exists() throws Exception {
        cycle("DAYB");
        units.create("DAYB-LA", "Đơn vị ngoài cuộc", "PARTY", "DISTRICT", null);
        acting.ensure("DAYB-LA.soan", "DAYB-LA.drafter");
        assertThat(new Listener("DAYB-LA.soan").status).isEqualTo(404);
        UUID known = cycle;
        cycle = UUID.randomUUID();
        assertThat(new Listener("DAYB.dieu-phoi").status).isEqualTo(404);
        cycle = known;
        assertThat(new Visitor(port)
                        .with("Accept", "text/event-stream")
                        .get("/dot/" + cycle + "/dien-bien")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void two_hundred_pages_cost_as_much_sql_as_one_while_nothing_happens() throws Exception {
        assertThat(statementsWhileIdle(200)).isEqualTo(statementsWhileIdle(1)).isEqualTo(1);
    }

    /** On a node of its own; the statement is the one that begins to listen. */
    private int statementsWhileIdle(int viewers) throws Exception {
        AtomicInteger statements = new AtomicInteger();
        DataSource counted = ProxyDataSourceBuilder.create(source)
                .afterQuery((execution, queries) -> statements.addAndGet(queries.size()))
                .build();
        Pushes node = new Pushes(counted, identities);
        for (int viewer = 0; viewer < viewers; viewer++) {
            watch(node, "DAYC.nguoi-" + viewer, "cycle:" + UUID.randomUUID());
        }
        TimeUnit.MILLISECONDS.sleep(1500);
        node.beat();
        assertThat(node.count()).isEqualTo(viewers);
        int rights = sql.count(source, node::rights).statements();
        assertThat(rights).isEqualTo(1);
        int idle = statements.get();
        long asked = System.nanoTime();
        node.stop();
        assertThat(System.nanoTime() - asked).as("time until the node could go").isLessThan(1_000_000_000);
        assertThat(node.count()).isZero();
        return idle;
    }

    private static void watch(Pushes node, String user, String topic) {
        node.open(
                new MockHttpServletRequest(),
                new MockHttpServletResponse(),
                new Actor(user, Set.of()),
                topic,
                System.currentTimeMillis(),
                still -> true);
    }

    @Test
    void one_person_cannot_keep_more_pages_open_than_the_limit() {
        Pushes node = new Pushes(source, identities);
        for (int page = 0; page < Pushes.PER_PERSON + 5; page++) {
            watch(node, "DAYD.nguoi", "cycle:" + page);
        }
        watch(node, "DAYD.khac", "cycle:1");
        assertThat(node.count()).isEqualTo(Pushes.PER_PERSON + 1);
        node.stop();
    }

    /** A browser that reads the stream of the cycle. */
    private final class Listener {

        final Visitor visitor = new Visitor(port);
        final BlockingQueue<List<String>> events = new LinkedBlockingQueue<>();
        final int status;

        Listener(String user) throws Exception {
            this(user, System.currentTimeMillis());
        }

        Listener(String user, long since) throws Exception {
            visitor.login(user, Acting.PASSWORD);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/dot/" + cycle + "/dien-bien?tu=" + since))
                    .header("Accept", "text/event-stream")
                    .header("Cookie", "JSESSIONID=" + visitor.cookie("JSESSIONID"))
                    .build();
            HttpResponse<java.io.InputStream> answer = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofInputStream());
            status = answer.statusCode();
            Thread reader = new Thread(() -> read(answer.body()));
            reader.setDaemon(true);
            reader.start();
        }

        private void read(java.io.InputStream body) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                String event = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event:")) {
                        event = line.substring(6).trim();
                    } else if (line.startsWith("data:")) {
                        events.add(List.of(event, line.substring(5).trim()));
                    }
                }
            } catch (IOException gone) {
                events.add(List.of("gone", ""));
            }
        }

        /** The data of the next event of this name; null when none comes within ten seconds. */
        String next(String name) throws InterruptedException {
            for (List<String> event = events.poll(10, TimeUnit.SECONDS);
                    event != null;
                    event = events.poll(10, TimeUnit.SECONDS)) {
                if (event.get(0).equals(name)) {
                    return event.get(1);
                }
            }
            return null;
        }
    }
}
