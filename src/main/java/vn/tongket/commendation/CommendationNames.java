package vn.tongket.commendation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.overview.Names;

/** What commendations are called. */
@Component
class CommendationNames implements Names {

    private final JdbcClient jdbc;

    CommendationNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Collection<UUID> keys) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("select id, title from app.commendation where id = any(:keys)")
                .param("keys", keys.toArray(UUID[]::new))
                .query((row, n) -> names.put(row.getObject("id", UUID.class), row.getString("title")))
                .list();
        return names;
    }
}
