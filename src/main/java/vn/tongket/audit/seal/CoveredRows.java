package vn.tongket.audit.seal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares the rows that triggers watch over with the last change that was recorded of each. */
final class CoveredRows {

    private final JdbcTemplate jdbc;

    CoveredRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Covered(String name, String source, String key, String leftOut, String onlyIf) {}

    /** The first row that is not as it was last recorded, or null. To be called in a transaction. */
    Fault firstFault() {
        jdbc.execute("set local timezone = 'UTC'");
        List<Covered> all = jdbc.query(
                """
                        select c.oid::regclass::text, v.source, v.row_key, v.left_out, v.only_if
                          from app.audit_cover v join pg_class c on c.relname = v.source and c.relkind = 'r'
                         where c.relnamespace in (to_regnamespace('app'), to_regnamespace(current_schema()))
                         order by v.source
                        """,
                (row, index) -> new Covered(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
        for (Covered covered : all) {
            Fault fault = firstFault(covered);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** Changes of one row have their numbers in the order in which they happened, as the row is locked meanwhile. */
    private Fault firstFault(Covered covered) {
        String key = Arrays.stream(covered.key().split(" "))
                .map("coalesce(t.%s::text, '')"::formatted)
                .collect(Collectors.joining(" || ' ' || "));
        return jdbc
                .query(
                        """
                        with changed as (
                          select distinct on (row_key) row_key, operation::text operation, row_hash, id
                            from app.audit_change where source = ? and operation <> 'T' order by row_key, id desc),
                        present as (
                          select %s row_key, app.row_hash(to_jsonb(t), ?) row_hash from %s t where %s)
                        select coalesce(c.row_key, p.row_key), c.id, c.operation, p.row_key is not null
                          from changed c full join present p on p.row_key = c.row_key
                         where case when c.row_key is null then true
                                    when c.operation = 'D' then p.row_key is not null
                                    else p.row_hash is distinct from c.row_hash end
                         order by c.id nulls last limit 1
                        """.formatted(key, covered.name(), covered.onlyIf().isEmpty() ? "true" : covered.onlyIf()),
                        (row, index) -> {
                            String name = "T-" + row.getLong(2);
                            if (row.getString(3) == null || row.getString(3).equals("D")) {
                                return Fault.of("row-extra", covered.source(), row.getString(1));
                            }
                            return Fault.of(
                                    row.getBoolean(4) ? "row" : "row-missing",
                                    covered.source(),
                                    row.getString(1),
                                    name);
                        },
                        covered.source(),
                        covered.leftOut())
                .stream()
                .findFirst()
                .orElse(null);
    }
}
