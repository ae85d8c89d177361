package vn.tongket.organization;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Text;

/** Finds units and groups of units by what people type: words in any order, accents or none. */
@Component
public class UnitSearch {

    private static final String FOUND = """
             where (u.search || u.former_search) like all (:words)
               and (:day::date is null or u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day))
               and (:within::text[] is null or u.code = any(:within::text[]))
            """;

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    UnitSearch(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Units that exist on the day, standing where they stood then, and hold every word in name, code or the names of their
     * forerunners; in the order of names, those that begin so first; one page.
     *
     * @param day null for all that ever were
     */
    public List<Unit> units(String words, LocalDate day, int limit, int offset) {
        return units(words, day, null, limit, offset);
    }

    /** As above. @param within codes of the units among which is searched; null for all */
    public List<Unit> units(String words, LocalDate day, Collection<String> within, int limit, int offset) {
        return jdbc.sql("select " + Units.AS_OF_COLUMNS + Units.AS_OF_DAY + FOUND + """
                         order by not starts_with(u.search, :start), u.name, u.code
                         limit :limit offset :offset
                        """)
                .param("words", Text.patterns(words))
                .param("start", Text.fold(Text.clean(words == null ? "" : words)))
                .param("day", day, Types.DATE)
                .param("within", within == null ? null : within.toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query(Units::read)
                .list();
    }

    public long count(String words, LocalDate day, Collection<String> within) {
        return jdbc.sql("select count(*) from app.org_unit u" + FOUND)
                .param("words", Text.patterns(words))
                .param("day", day, Types.DATE)
                .param("within", within == null ? null : within.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    public List<Unit> named(Collection<String> codes) {
        return units.all(codes);
    }

    public List<UnitGroup> groups(String words, int limit) {
        String folded = Text.fold(Text.clean(words));
        return groups(null).stream()
                .filter(group -> Arrays.stream(folded.split("\\s+"))
                        .allMatch(word -> (Text.fold(group.name()) + " " + Text.fold(group.code())).contains(word)))
                .limit(limit)
                .toList();
    }

    public List<UnitGroup> groupsNamed(Collection<String> codes) {
        return groups(codes.toArray(String[]::new));
    }

    private List<UnitGroup> groups(String[] codes) {
        return jdbc.sql("""
                        select g.code, g.name, g.owner, count(m.unit_code) as members
                          from app.org_group g left join app.org_group_member m on m.group_code = g.code
                           and (m.valid_from is null or m.valid_from <= :today)
                           and (m.valid_to is null or m.valid_to >= :today)
                         where :codes::text[] is null or g.code = any(:codes::text[])
                         group by g.code, g.name, g.owner
                         order by g.name, g.code
                        """)
                .param("codes", codes)
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new UnitGroup(
                        row.getString("code"), row.getString("name"), row.getString("owner"), row.getInt("members")))
                .list();
    }
}
