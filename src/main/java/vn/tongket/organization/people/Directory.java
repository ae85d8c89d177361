package vn.tongket.organization.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;

/** People by name, without accents: the accounts there are, and users whom entries name though nobody knows them. */
@Component
public class Directory {

    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    Directory(Accounts accounts, JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @param known whether there is an account */
    public record Person(String user, String name, boolean known) {}

    /** Takes over what changed in the accounts; the same few statements however many there are. */
    @Transactional
    public void refresh() {
        Map<String, String> present = accounts.all();
        Map<String, Person> kept = new HashMap<>();
        jdbc.sql("select user_id as user, name, known from app.person")
                .query(Person.class)
                .list()
                .forEach(person -> kept.put(person.user(), person));
        Set<String> named = new TreeSet<>(jdbc.sql("""
                        select user_id from app.role_holding union select substitute_for from app.role_holding
                         where substitute_for is not null union select user_id from app.absence
                        """).query(String.class).list());
        named.addAll(present.keySet());
        named.addAll(kept.keySet());
        List<MapSqlParameterSource> changed = new ArrayList<>();
        for (String user : named) {
            boolean known = present.containsKey(user);
            Person before = kept.get(user);
            String name = known ? present.get(user) : before == null ? user : before.name();
            Person now = new Person(user, name, known);
            if (!now.equals(before)) {
                changed.add(new MapSqlParameterSource()
                        .addValue("user", user)
                        .addValue("name", name)
                        .addValue("search", Text.fold(name + " " + user))
                        .addValue("known", known));
            }
        }
        if (!changed.isEmpty()) {
            batches.batchUpdate("""
                    insert into app.person (user_id, name, search, known) values (:user, :name, :search, :known)
                    on conflict (user_id) do update
                       set name = excluded.name, search = excluded.search, known = excluded.known
                    """, changed.toArray(MapSqlParameterSource[]::new));
        }
    }

    public Optional<Person> find(String user) {
        return jdbc.sql("select user_id as user, name, known from app.person where user_id = :user")
                .param("user", user)
                .query(Person.class)
                .optional();
    }

    /** Accounts whose name or id holds every word, in the order of names; one page. */
    public List<Person> search(String words, int limit, int offset) {
        return jdbc.sql("""
                        select user_id as user, name, known from app.person
                         where known and search like all (:words)
                         order by name, user_id limit :limit offset :offset
                        """)
                .param("words", Text.patterns(words))
                .param("limit", limit)
                .param("offset", offset)
                .query(Person.class)
                .list();
    }
}
