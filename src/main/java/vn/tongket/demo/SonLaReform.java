package vn.tongket.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.demo.process.DemoPeople;
import vn.tongket.demo.process.Stage;
import vn.tongket.organization.change.ChangeEntry;
import vn.tongket.organization.change.ChangeKind;
import vn.tongket.organization.change.ItemChoices;
import vn.tongket.organization.change.ItemFilter;
import vn.tongket.organization.change.UnitChanges;

/**
 * The end of the district level in Sơn La on 1/7/2025: twelve district committees of the Party end, 75 committees of communes and
 * wards begin. Which commune goes on with a district's open tasks is a person's choice: here the one at the district's seat.
 */
@Component
@Profile("demo")
@Order(6)
class SonLaReform implements SeedEvent {

    static final LocalDate FIRST_DAY = LocalDate.of(2025, 7, 1);

    private static final String ADMINISTRATOR = "admin";
    private static final String COMMITTEE = "SL-TU";
    private static final List<String> GROUPS = List.of("SL-G1", "SL-G3");

    private final Stage stage;
    private final DemoPeople people;
    private final UnitChanges changes;
    private final ItemChoices choices;
    private final JdbcClient jdbc;

    SonLaReform(Stage stage, DemoPeople people, UnitChanges changes, ItemChoices choices, JdbcClient jdbc) {
        this.stage = stage;
        this.people = people;
        this.changes = changes;
        this.choices = choices;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "son-la-reform-2025";
    }

    @Override
    public void play() {
        List<Map<String, String>> communes = DemoFile.read("son-la-2025.csv");
        stage.on(LocalDateTime.of(2025, 6, 25, 9, 0));
        stage.as(ADMINISTRATOR, actor -> {
            UUID change = changes.draft(actor, entry(communes));
            changes.preview(actor, change);
            for (Map<String, String> commune : communes) {
                if (commune.get("goes_on") != null) {
                    ItemFilter open = new ItemFilter("", commune.get("from"), "", "");
                    if (choices.count(actor, change, open) > 0) {
                        choices.choose(actor, change, open, commune.get("code"));
                    }
                }
            }
            changes.carryOut(actor, change);
        });
        join(communes);
        people.ofUnits(communes);
    }

    private static ChangeEntry entry(List<Map<String, String>> communes) {
        Set<String> districts = new LinkedHashSet<>();
        List<ChangeEntry.NewUnit> begins = new ArrayList<>();
        List<ChangeEntry.Row> rows = new ArrayList<>();
        for (Map<String, String> commune : communes) {
            String code = commune.get("code");
            districts.add(commune.get("from"));
            begins.add(new ChangeEntry.NewUnit(
                    code,
                    commune.get("name"),
                    "PARTY",
                    "COMMUNE",
                    COMMITTEE,
                    commune.get("place"),
                    DemoUnits.mail(code)));
            rows.add(new ChangeEntry.Row(commune.get("from"), code, "PARTY", null));
        }
        return new ChangeEntry(
                ChangeKind.SPLIT.name(),
                "Kết thúc hoạt động của 12 đảng bộ cấp huyện, thành lập 75 đảng bộ xã, phường của tỉnh Sơn La",
                "Nghị quyết số 1681/NQ-UBTVQH15 của Ủy ban Thường vụ Quốc hội",
                "16/6/2025",
                null,
                "1/7/2025",
                null,
                begins,
                rows,
                districts.stream()
                        .map(unit -> new ChangeEntry.End(unit, COMMITTEE))
                        .toList(),
                List.of());
    }

    /** From the first day on the new committees belong to the groups to which the old ones belonged. */
    private void join(List<Map<String, String>> communes) {
        for (String group : GROUPS) {
            jdbc.sql("""
                            insert into app.org_group_member (group_code, unit_code, valid_from)
                            select :group, code, :day from unnest(:units::text[]) as code
                            """)
                    .param("group", group)
                    .param("day", FIRST_DAY)
                    .param(
                            "units",
                            communes.stream().map(row -> row.get("code")).toArray(String[]::new))
                    .update();
        }
    }
}
