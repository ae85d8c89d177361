package vn.tongket.aggregation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.cycle.Indicator;

/** Every unit's whole figure of every indicator, read in one statement. */
@Repository
class UnitTable {

    private final JdbcClient jdbc;

    UnitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What one unit reported.
     *
     * @param figures by code of the indicator; a missing one is not there
     */
    record Line(String unit, Map<String, ProvincialFigure> figures) {

        ProvincialFigure of(Indicator indicator) {
            return figures.get(indicator.code());
        }
    }

    /** The units whose reports count, in the order of their names. */
    List<Line> of(ConsolidatedReport report, List<Indicator> indicators) {
        Map<String, Indicator> byCode = new HashMap<>();
        indicators.forEach(indicator -> byCode.put(indicator.code(), indicator));
        Map<UUID, Line> lines = new LinkedHashMap<>();
        jdbc.sql(UnitFigures.WHOLES + """
                        select s.obligation_id, u.name, z.code, z.value, z.numerator, z.denominator
                          from app.consolidated_source s
                          join app.org_unit u on u.code = s.unit_code
                          left join sized z on z.obligation_id = s.obligation_id
                         where s.report_id = :report and s.version_id is not null
                         order by u.name, u.code
                        """)
                .param("report", report.id())
                .param("cycle", report.cycleId())
                .query(row -> {
                    UUID obligation = row.getObject("obligation_id", UUID.class);
                    Line line = lines.get(obligation);
                    if (line == null) {
                        line = new Line(row.getString("name"), new HashMap<>());
                        lines.put(obligation, line);
                    }
                    Indicator indicator = byCode.get(row.getString("code"));
                    if (indicator != null) {
                        line.figures().put(indicator.code(), UnitFigures.figure(row, indicator, ""));
                    }
                });
        return new ArrayList<>(lines.values());
    }
}
