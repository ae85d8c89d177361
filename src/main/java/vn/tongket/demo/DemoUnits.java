package vn.tongket.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** The units and reporter groups of the five provinces of the demo, as they were named at the time of the events. */
@Component
@Profile("demo")
class DemoUnits {

    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    private final Units units;
    private final JdbcClient jdbc;
    private final DemoOnce once;

    DemoUnits(Units units, JdbcClient jdbc, DemoOnce once) {
        this.units = units;
        this.jdbc = jdbc;
        this.once = once;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(20)
    public void load() {
        once.whole("units", () -> {
            DemoFile.read("units.csv").forEach(this::register);
            DemoFile.read("groups.csv").forEach(this::group);
        });
    }

    private void register(Map<String, String> row) {
        String code = row.get("code");
        units.register(new Unit(
                code,
                row.get("name"),
                row.get("kind"),
                row.get("branch"),
                row.get("level"),
                row.get("parent"),
                row.get("place"),
                mail(code),
                ALWAYS,
                null));
    }

    static String mail(String code) {
        return code.toLowerCase(Locale.ROOT) + "@demo.local";
    }

    private void group(Map<String, String> row) {
        jdbc.sql("insert into app.org_group (code, name, owner) values (:code, :name, :owner)")
                .params(Map.of("code", row.get("code"), "name", row.get("name"), "owner", row.get("owner")))
                .update();
        for (String member : List.of(row.get("members").split(" "))) {
            jdbc.sql("insert into app.org_group_member (group_code, unit_code) values (:code, :unit)")
                    .params(Map.of("code", row.get("code"), "unit", member))
                    .update();
        }
    }
}
