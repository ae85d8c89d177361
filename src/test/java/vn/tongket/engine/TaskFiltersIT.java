package vn.tongket.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Probe;
import vn.tongket.TongKetTest;
import vn.tongket.calendar.Deadline;
import vn.tongket.web.Visitor;

/** The four filters that a person finds in Tasklist after the login, and what each of them holds. */
@TongKetTest
class TaskFiltersIT {

    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 16);

    private static final String API = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    Probe probe;

    @Autowired
    TaskService tasks;

    @Autowired
    TaskFilters filters;

    @Autowired
    IdentityService identities;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void people() {
        jobs.travelTo(TODAY);
        acting.ensure("loc.soan", "LOC.drafter", "LOC.leader");
        acting.ensure("locxa.soan", "LOCXA.drafter");
    }

    private Visitor in(String user) {
        Visitor visitor = new Visitor(port);
        visitor.login(user, Acting.PASSWORD);
        return visitor;
    }

    private JsonNode filtersOf(Visitor visitor) throws Exception {
        return json.readTree(visitor.get(API + "/filter").body());
    }

    private String task(String group, LocalDate due, String assignee) {
        String task = probe.start(group).task();
        identities.clearAuthentication();
        if (due != null) {
            tasks.setDueDate(
                    task,
                    Date.from(due.atTime(LocalTime.of(16, 30))
                            .atZone(Deadline.ZONE)
                            .toInstant()));
        }
        tasks.setAssignee(task, assignee);
        return task;
    }

    private List<String> held(Visitor visitor, JsonNode filter) throws Exception {
        List<String> ids = new ArrayList<>();
        json.readTree(visitor.get(API + "/filter/" + filter.path("id").asText() + "/list")
                        .body())
                .forEach(task -> ids.add(task.path("id").asText()));
        return ids;
    }

    @Test
    void each_filter_holds_what_its_name_says() throws Exception {
        String mine = task("LOC.drafter", null, "loc.soan");
        String offered = task("LOC.leader", TODAY.plusDays(30), null);
        String sunday = task("LOC.drafter", TODAY.plusDays(4), null);
        String nextMonday = task("LOC.drafter", TODAY.plusDays(5), null);
        String today = task("LOC.drafter", TODAY, null);
        String late = task("LOC.drafter", TODAY.minusDays(1), null);
        String foreign = task("LOCXA.drafter", TODAY.minusDays(1), null);
        Visitor person = in("loc.soan");

        JsonNode four = filtersOf(person);

        assertThat(four).hasSize(4);
        assertThat(names(four))
                .containsExactlyInAnyOrder("Việc của tôi", "Việc của đơn vị tôi", "Đến hạn trong tuần", "Quá hạn");
        assertThat(held(person, named(four, "Việc của tôi"))).containsExactly(mine);
        assertThat(held(person, named(four, "Việc của đơn vị tôi")))
                .containsExactlyInAnyOrder(mine, offered, sunday, nextMonday, today, late)
                .doesNotContain(foreign);
        assertThat(held(person, named(four, "Đến hạn trong tuần"))).containsExactlyInAnyOrder(sunday, today);
        assertThat(held(person, named(four, "Quá hạn"))).containsExactly(late);
        four.forEach(filter -> {
            JsonNode query = filter.path("query");
            assertThat(query.has("candidateGroups") || query.has("assignee"))
                    .as(filter.path("name").asText())
                    .isTrue();
            assertThat(filter.at("/properties/variables/0/name").asText()).isEqualTo("subject");
            assertThat(query.toString()).doesNotContain("Expression", "${");
        });
    }

    @Test
    void second_login_and_the_night_renew_the_same_four() throws Exception {
        Visitor person = in("loc.soan");
        JsonNode before = filtersOf(person);
        JsonNode after = filtersOf(in("loc.soan"));
        assertThat(ids(after)).isEqualTo(ids(before));

        String due = task("LOC.drafter", TODAY.plusDays(6), null);
        assertThat(held(person, named(after, "Đến hạn trong tuần"))).doesNotContain(due);
        jobs.travelTo(TODAY.plusDays(5));
        filters.refreshAll();
        assertThat(ids(filtersOf(person))).isEqualTo(ids(before));
        assertThat(held(person, named(after, "Đến hạn trong tuần"))).contains(due);
    }

    @Test
    void filters_are_read_by_their_owner_only_and_changed_by_nobody() throws Exception {
        Visitor person = in("loc.soan");
        String filter = named(filtersOf(person), "Quá hạn").path("id").asText();
        Visitor other = in("locxa.soan");

        assertThat(other.get(API + "/filter/" + filter).statusCode()).isEqualTo(404);
        assertThat(other.get(API + "/filter/" + filter + "/list").statusCode()).isEqualTo(404);
        assertThat(names(filtersOf(other))).hasSize(4);
        assertThat(person.json("DELETE", API + "/filter/" + filter, "").statusCode())
                .isEqualTo(403);
        assertThat(person.json("PUT", API + "/filter/" + filter, "{}").statusCode())
                .isEqualTo(403);
        assertThat(person.json("POST", API + "/filter/" + filter + "/list", "{\"orQueries\":[{\"nameLike\":\"%\"}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static JsonNode named(JsonNode filters, String name) {
        for (JsonNode filter : filters) {
            if (filter.path("name").asText().equals(name)) {
                return filter;
            }
        }
        throw new AssertionError("no filter '%s' in %s".formatted(name, filters));
    }

    private static List<String> names(JsonNode filters) {
        List<String> names = new ArrayList<>();
        filters.forEach(filter -> names.add(filter.path("name").asText()));
        return names;
    }

    private static List<String> ids(JsonNode filters) {
        return filters.findValuesAsText("id").stream().sorted().toList();
    }
}
