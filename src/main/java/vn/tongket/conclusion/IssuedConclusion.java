package vn.tongket.conclusion;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.cycle.HigherDecision;

/** A conclusion, once issued, stands above the provincial report of its cycle. */
@Component
class IssuedConclusion implements HigherDecision {

    private final JdbcClient jdbc;

    IssuedConclusion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Refusal.Problem> standing(UUID cycle) {
        return jdbc.sql(
                        "select title from app.conclusion where cycle_id = :cycle and issued_at is not null order by issued_at limit 1")
                .param("cycle", cycle)
                .query(String.class)
                .optional()
                .map(title -> new Refusal.Problem("", "conclusion.undo.issued", List.of(title)));
    }
}
