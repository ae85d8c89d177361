package vn.tongket.organization.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.organization.Unit;

/** Keeps groups and the times of their members. */
@Repository
class GroupStore {

    private static final String GROUP = """
            select g.code, g.name, g.owner, o.name as owner_name,
                   (select count(*) from app.org_group_member m join app.org_unit u on u.code = m.unit_code
                     where m.group_code = g.code and (m.valid_from is null or m.valid_from <= :today)
                       and (m.valid_to is null or m.valid_to >= :today)
                       and u.valid_from <= :today and (u.valid_to is null or u.valid_to >= :today)) as members,
                   (select count(distinct m.unit_code) from app.org_group_member m
                      join app.org_unit u on u.code = m.unit_code
                     where m.group_code = g.code and u.valid_to < :today
                       and (m.valid_to is null or m.valid_to >= u.valid_to)) as ended
              from app.org_group g join app.org_unit o on o.code = g.owner
            """;

    private static final String LISTED = """
             where g.search like all (:words) and (:owners::text[] is null or g.owner = any(:owners::text[]))
            """;

    private static final String MEMBERS = """
              from app.org_group_member m join app.org_unit u on u.code = m.unit_code
             where m.group_code = :group and (u.search || u.former_search) like all (:words)
               and (:day::date is null
                    or (m.valid_from is null or m.valid_from <= :day) and (m.valid_to is null or m.valid_to >= :day)
                   and u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    GroupStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<KeptGroup> find(String code) {
        return jdbc.sql(GROUP + " where g.code = :code")
                .param("code", code)
                .param("today", LocalDate.now(clock))
                .query(GroupStore::group)
                .optional();
    }

    /** Waits for whoever changes the group. */
    boolean lock(String code) {
        return jdbc.sql("select code from app.org_group where code = :code for update")
                .param("code", code)
                .query(String.class)
                .optional()
                .isPresent();
    }

    List<KeptGroup> page(String words, Collection<String> owners, int most, int from) {
        return jdbc.sql(GROUP + LISTED + " order by g.name, g.code limit :most offset :from")
                .param("words", Text.patterns(words))
                .param("owners", owners == null ? null : owners.toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .param("most", most)
                .param("from", from)
                .query(GroupStore::group)
                .list();
    }

    long count(String words, Collection<String> owners) {
        return jdbc.sql("select count(*) from app.org_group g" + LISTED)
                .param("words", Text.patterns(words))
                .param("owners", owners == null ? null : owners.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Groups to which one of the units ever belonged until it ended. */
    List<KeptGroup> with(Collection<String> units) {
        return jdbc.sql(GROUP + """
                         where g.code in (select m.group_code from app.org_group_member m
                                            join app.org_unit u on u.code = m.unit_code
                                           where m.unit_code = any(:units)
                                             and (m.valid_to is null or m.valid_to >= u.valid_to))
                         order by g.name, g.code
                        """)
                .param("units", units.toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .query(GroupStore::group)
                .list();
    }

    private static KeptGroup group(ResultSet row, int number) throws SQLException {
        return new KeptGroup(
                row.getString("code"),
                row.getString("name"),
                row.getString("owner"),
                row.getString("owner_name"),
                row.getInt("members"),
                row.getInt("ended"));
    }

    void insert(String code, String name, String owner) {
        jdbc.sql("insert into app.org_group (code, name, owner) values (:code, :name, :owner)")
                .param("code", code)
                .param("name", name)
                .param("owner", owner)
                .update();
    }

    void rename(String code, String name, String owner, String former, String by) {
        if (!name.equals(former)) {
            jdbc.sql("""
                            insert into app.org_group_name (group_code, name, used_until, changed_by)
                            values (:code, :former, :now, :by)
                            """)
                    .param("code", code)
                    .param("former", former)
                    .param("now", OffsetDateTime.now(clock))
                    .param("by", by)
                    .update();
        }
        jdbc.sql("update app.org_group set name = :name, owner = :owner where code = :code")
                .param("code", code)
                .param("name", name)
                .param("owner", owner)
                .update();
    }

    List<FormerName> names(String code) {
        return jdbc.sql("""
                        select name, used_until, changed_by from app.org_group_name
                         where group_code = :code order by id desc
                        """)
                .param("code", code)
                .query((row, n) -> new FormerName(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)))
                .list();
    }

    List<Member> members(String group, String words, LocalDate day, int most, int from) {
        return jdbc.sql("select m.id, u.code, u.name, m.valid_from, m.valid_to, u.valid_to as unit_end" + MEMBERS
                        + " order by u.name, u.code, m.valid_from nulls first limit :most offset :from")
                .param("group", group)
                .param("words", Text.patterns(words))
                .param("day", day, Types.DATE)
                .param("most", most)
                .param("from", from)
                .query(GroupStore::member)
                .list();
    }

    long countMembers(String group, String words, LocalDate day) {
        return jdbc.sql("select count(*)" + MEMBERS)
                .param("group", group)
                .param("words", Text.patterns(words))
                .param("day", day, Types.DATE)
                .query(Long.class)
                .single();
    }

    /** Every time of the units in the group. */
    List<Member> timesOf(String group, Collection<String> units) {
        return jdbc.sql("""
                        select m.id, u.code, u.name, m.valid_from, m.valid_to, u.valid_to as unit_end
                          from app.org_group_member m join app.org_unit u on u.code = m.unit_code
                         where m.group_code = :group and m.unit_code = any(:units)
                        """)
                .param("group", group)
                .param("units", units.toArray(String[]::new))
                .query(GroupStore::member)
                .list();
    }

    List<Member> byIds(String group, Collection<Long> ids) {
        return jdbc.sql("""
                        select m.id, u.code, u.name, m.valid_from, m.valid_to, u.valid_to as unit_end
                          from app.org_group_member m join app.org_unit u on u.code = m.unit_code
                         where m.group_code = :group and m.id = any(:ids) order by u.name, u.code
                        """)
                .param("group", group)
                .param("ids", ids.toArray(Long[]::new))
                .query(GroupStore::member)
                .list();
    }

    /** Units that were in the group when they ended, by the day. */
    List<Member> ended(String group, LocalDate day) {
        return jdbc.sql("""
                        select distinct on (u.name, u.code) m.id, u.code, u.name, m.valid_from, m.valid_to,
                               u.valid_to as unit_end
                          from app.org_group_member m join app.org_unit u on u.code = m.unit_code
                         where m.group_code = :group and u.valid_to < :day
                           and (m.valid_to is null or m.valid_to >= u.valid_to)
                         order by u.name, u.code, m.valid_to desc nulls first
                        """)
                .param("group", group)
                .param("day", day)
                .query(GroupStore::member)
                .list();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("unit_end", LocalDate.class));
    }

    /** All rows at once; days of null are open. */
    void add(String group, List<MemberRow> rows) {
        jdbc.sql("""
                        insert into app.org_group_member (group_code, unit_code, valid_from, valid_to)
                        select :group, unit, first::date, last::date
                          from unnest(:units::text[], :from::text[], :to::text[]) as row(unit, first, last)
                        """)
                .param("group", group)
                .param("units", rows.stream().map(MemberRow::unit).toArray(String[]::new))
                .param("from", rows.stream().map(row -> text(row.from())).toArray(String[]::new))
                .param("to", rows.stream().map(row -> text(row.to())).toArray(String[]::new))
                .update();
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    void end(String group, Collection<Long> ids, LocalDate lastDay) {
        jdbc.sql("update app.org_group_member set valid_to = :day where group_code = :group and id = any(:ids)")
                .param("group", group)
                .param("ids", ids.toArray(Long[]::new))
                .param("day", lastDay)
                .update();
    }

    /** Units below one, at any depth and as they stood on the day. */
    List<Unit> below(String top, String branch, String level, LocalDate day) {
        return jdbc.sql("""
                        with recursive stood as (
                          select u.*, case when p.unit_code is null then u.parent else p.parent end as above
                            from app.org_unit u
                            left join app.org_unit_placement p on p.unit_code = u.code
                              and p.valid_from <= :day and (p.valid_to is null or p.valid_to >= :day)
                           where u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day)
                        ), below as (
                          select code from stood where above = :top
                          union
                          select s.code from stood s join below b on s.above = b.code
                        )
                        select s.code, s.name, s.kind, s.branch, s.level, s.above as parent, s.place, s.email,
                               s.valid_from, s.valid_to
                          from stood s join below b on b.code = s.code
                         where (:branch = '' or s.branch = :branch) and (:level = '' or s.level = :level)
                         order by s.name, s.code
                        """)
                .param("day", day)
                .param("top", top)
                .param("branch", branch)
                .param("level", level)
                .query((row, n) -> new Unit(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("branch"),
                        row.getString("level"),
                        row.getString("parent"),
                        row.getString("place"),
                        row.getString("email"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }
}
