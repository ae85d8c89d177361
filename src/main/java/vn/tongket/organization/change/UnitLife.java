package vn.tongket.organization.change;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The whole life of a unit: from which units it came, into which it went, under which it stood, and by what decisions. */
@Component
public class UnitLife {

    private final JdbcClient jdbc;
    private final Successions successions;

    UnitLife(JdbcClient jdbc, Successions successions) {
        this.jdbc = jdbc;
        this.successions = successions;
    }

    /** Under which unit it stood from when to when; open ended where {@code to} is null. */
    public record Placement(String parent, LocalDate from, LocalDate to, UUID change) {}

    /** A decision that was carried out, and what it did with the unit: {@code BEGAN}, {@code ENDED} or {@code MOVED}. */
    public record Step(UUID change, String title, LocalDate effectiveOn, String part) {}

    public record Life(
            List<Succession> takenOver, List<Succession> passedOn, List<Placement> placements, List<Step> steps) {

        public boolean isEmpty() {
            return takenOver.isEmpty() && passedOn.isEmpty() && placements.isEmpty() && steps.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public Life of(String unit) {
        return new Life(successions.to(unit), successions.from(unit), placements(unit), steps(unit));
    }

    private List<Placement> placements(String unit) {
        return jdbc.sql("""
                        select parent, valid_from, valid_to, change_id from app.org_unit_placement
                         where unit_code = :unit order by valid_from
                        """)
                .param("unit", unit)
                .query((row, n) -> new Placement(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, UUID.class)))
                .list();
    }

    private List<Step> steps(String unit) {
        return jdbc.sql("""
                        select c.id, c.title, c.effective_on, u.part
                          from app.unit_change_unit u join app.unit_change c on c.id = u.change_id
                         where u.unit_code = :unit order by c.effective_on, u.part
                        """)
                .param("unit", unit)
                .query((row, n) -> new Step(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getString(4)))
                .list();
    }
}
