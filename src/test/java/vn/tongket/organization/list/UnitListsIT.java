package vn.tongket.organization.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.NotFound;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

@TongKetTest
class UnitListsIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));
    private static final String HEAD = "Mã đơn vị;Tên đơn vị;Khối;Cấp;Mã đơn vị cấp trên;Địa bàn;Từ ngày\n";

    @Autowired
    private UnitLists lists;

    @Autowired
    private Units units;

    @Autowired
    private TestUnits testUnits;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SqlCount sql;

    @Autowired
    private DataSource source;

    private UUID receive(String rows) {
        return lists.receive(ADMINISTRATOR, "ds.csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_list_enters_what_is_new_and_completes_what_is_known_by_one_act() {
        testUnits.create("UL-TU", "Tỉnh ủy UL", "PARTY", "PROVINCE", null);
        UUID id = receive("UL-X2;Đảng ủy xã Hai;Đảng;Xã;UL-X1;;1/7/2025\nUL-X1;Đảng ủy cụm;Đảng;Xã;UL-TU\n"
                + "UL-TU;Tỉnh ủy UL;;;;Tân Lập\nUL-X1;Trùng;Đảng;Xã\n");
        assertThat(units.find("UL-X1")).as("nothing is entered by sending").isEmpty();
        assertThat(lists.require(ADMINISTRATOR, id).counts())
                .containsEntry(ListRow.Verdict.NEW, 2L)
                .containsEntry(ListRow.Verdict.CHANGED, 1L)
                .containsEntry(ListRow.Verdict.REFUSED, 1L);

        assertThat(lists.enter(ADMINISTRATOR, id)).hasValue(3);

        assertThat(units.require("UL-X2"))
                .extracting(Unit::parent, Unit::name)
                .containsExactly("UL-X1", "Đảng ủy xã Hai");
        assertThat(units.require("UL-TU").place()).isEqualTo("Tân Lập");
        assertThatThrownBy(() -> lists.enter(ADMINISTRATOR, id)).hasMessageContaining("entered-already");
        assertThatThrownBy(() -> lists.drop(ADMINISTRATOR, id)).hasMessageContaining("entered-already");
        assertThatThrownBy(() -> lists.require(new Actor("ai-do", Set.of()), id))
                .isInstanceOf(NotFound.class);
        assertThat(jdbc.sql("select count(*) from app.audit_record where unit_code in ('UL-X1', 'UL-X2', 'UL-TU')")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void a_register_that_changed_meanwhile_is_shown_anew_before_anything_is_entered() {
        UUID id = receive("UM-X1;Đảng ủy xã Một;Đảng;Xã\nUM-X2;=A1;Đảng;Xã\n");
        testUnits.create("UM-X1", "Tên khác hẳn", "PARTY", "COMMUNE", null);

        assertThat(lists.enter(ADMINISTRATOR, id)).isEmpty();

        assertThat(lists.rows(ADMINISTRATOR, id, "REFUSED", 9, 0))
                .extracting(row -> row.problems().get(0).key())
                .containsExactly("list.row.renamed", "list.row.formula");
        assertThatThrownBy(() -> lists.enter(ADMINISTRATOR, id)).hasMessageContaining("nothing-new");
        lists.drop(ADMINISTRATOR, id);
        assertThat(lists.require(ADMINISTRATOR, id).isOpen()).isFalse();
    }

    @Test
    void a_page_of_a_long_list_costs_what_a_page_of_a_short_one_costs() throws Exception {
        UUID few = receive(rows("UNA", 30));
        UUID many = receive(rows("UNB", 10_000));

        int ofFew = sql.count(source, () -> page(few)).statements();
        assertThat(sql.count(source, () -> page(many)).statements()).isEqualTo(ofFew);
        int entering = sql.count(source, () -> lists.enter(ADMINISTRATOR, few)).executions();
        assertThat(entering).isLessThan(20);
    }

    private void page(UUID id) {
        lists.require(ADMINISTRATOR, id);
        lists.rows(ADMINISTRATOR, id, "", 100, 0);
    }

    private static String rows(String prefix, int count) {
        StringBuilder rows = new StringBuilder();
        for (int n = 1; n <= count; n++) {
            rows.append(prefix)
                    .append('-')
                    .append(n)
                    .append(";Đảng ủy xã ")
                    .append(n)
                    .append(";Đảng;Xã\n");
        }
        return rows.toString();
    }
}
