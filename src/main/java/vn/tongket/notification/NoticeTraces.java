package vn.tongket.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.audit.dossier.Anchor;
import vn.tongket.audit.dossier.Line;
import vn.tongket.audit.dossier.Position;
import vn.tongket.audit.dossier.Question;
import vn.tongket.audit.dossier.Source;

/** What people were told, in dossiers: to whom, by how many mails, whether these arrived and whether it was read. */
@Component
class NoticeTraces implements Source {

    private static final int RANK = 2;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final NoticeTexts texts;
    private final ObjectMapper json;

    NoticeTraces(JdbcClient jdbc, NoticeTexts texts, ObjectMapper json) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.json = json;
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public Found find(Question question) {
        MapSqlParameterSource params = new MapSqlParameterSource("limit", question.limit());
        List<String> conditions = new ArrayList<>();
        if (!question.filter().wants(Question.Filter.MAIL) || !about(question, conditions, params)) {
            return Found.NOTHING;
        }
        narrow(question, conditions, params);
        String order = question.forward() ? "created_at, id" : "created_at desc, id desc";
        return Found.of(jdbc.sql("""
                        select n.*, m.mails, m.sent, m.last_sent, m.lost, m.attempts as tries
                          from (select * from app.notice where %1$s order by %2$s limit :limit) n
                          left join lateral (
                            select count(*) as mails, count(sent_at) as sent, max(sent_at) as last_sent,
                                   count(given_up_at) as lost, max(attempts) as attempts
                              from (select * from app.mail where notice_id = n.id
                                    union all select * from app.mail
                                               where digest_on = n.digest_on and n.recipient = any(recipients)) of_notice) m on true
                         order by %2$s
                        """.formatted(String.join(" and ", conditions), order))
                .paramSource(params)
                .query(this::line)
                .list());
    }

    /** Says which notices belong to the dossier; those of documents do not say of which. */
    private static boolean about(Question question, List<String> conditions, MapSqlParameterSource params) {
        Anchor anchor = question.anchor();
        switch (anchor.kind()) {
            case CYCLE -> {
                conditions.add("cycle_id = :cycle");
                params.addValue("cycle", anchor.cycleId());
                if (!anchor.whole()) {
                    conditions.add("regexp_replace(recipient, '\\.[a-z-]+$', '') = any(:units)");
                    params.addValue("units", question.scope().units().toArray(String[]::new));
                }
            }
            case REPORT, TASK -> {
                conditions.add("cycle_id = :cycle");
                conditions.add("(link like :link or dedup_key like :key)");
                params.addValue("cycle", anchor.cycleId());
                params.addValue("key", "%" + anchor.id() + "%");
                params.addValue(
                        "link", (anchor.kind() == Anchor.Kind.REPORT ? "/bao-cao/" : "/nhiem-vu/") + anchor.id() + "%");
            }
            case PERSON -> {
                conditions.add("recipient = :recipient");
                conditions.add("cycle_id = any(:cycles)");
                params.addValue("recipient", "user:" + anchor.id());
                params.addValue("cycles", question.scope().cycles().toArray(UUID[]::new));
            }
            case UNIT -> {
                conditions.add("recipient = any(:groups)");
                params.addValue("groups", Roles.groupsOf(anchor.unit()));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void narrow(Question question, List<String> conditions, MapSqlParameterSource params) {
        Question.Filter filter = question.filter();
        if (filter.actor() != null) {
            conditions.add("(recipient = 'user:' || :actor or read_by = :actor)");
            params.addValue("actor", filter.actor());
        }
        if (filter.unit() != null) {
            conditions.add("recipient = any(:ofUnit)");
            params.addValue("ofUnit", Roles.groupsOf(filter.unit()));
        }
        if (filter.since() != null) {
            conditions.add("created_at >= :since");
            params.addValue("since", filter.since().atOffset(ZoneOffset.UTC));
        }
        if (filter.until() != null) {
            conditions.add("created_at < :until");
            params.addValue("until", filter.until().atOffset(ZoneOffset.UTC));
        }
        if (!Text.isBlank(filter.words())) {
            conditions.add("app.folded(concat_ws(' ', params, recipient)) like all (:words)");
            params.addValue("words", Text.patterns(filter.words()));
        }
        Position from = question.from();
        if (from != null) {
            conditions.add("(created_at, id) %s (:at, :id)".formatted(question.forward() ? ">" : "<"));
            params.addValue("at", from.at().atOffset(ZoneOffset.UTC)).addValue("id", place(from));
        }
    }

    private static UUID place(Position from) {
        if (from.rank() != RANK) {
            return RANK > from.rank() ? LOWEST : HIGHEST;
        }
        try {
            return UUID.fromString(from.id());
        } catch (IllegalArgumentException e) {
            return LOWEST;
        }
    }

    private Line line(ResultSet row, int number) throws SQLException {
        String recipient = row.getString("recipient");
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("to", recipient);
        details.put("subject", subject(row.getString("template"), row.getString("params")));
        details.put("mails", row.getInt("mails"));
        details.put("sent", row.getInt("sent"));
        details.put("lost", row.getInt("lost"));
        details.put("tries", row.getInt("tries"));
        moment(row, "last_sent", details);
        moment(row, "read_at", details);
        if (row.getString("read_by") != null) {
            details.put("readBy", row.getString("read_by"));
        }
        if (row.getString("link") != null) {
            details.put("link", row.getString("link"));
        }
        boolean group = recipient.indexOf(':') < 0 && recipient.indexOf('.') > 0;
        return new Line(
                new Position(row.getObject("created_at", OffsetDateTime.class).toInstant(), RANK, row.getString("id")),
                Line.Who.account("system"),
                Question.Filter.MAIL,
                new Line.About(
                        "notice",
                        row.getString("id"),
                        row.getObject("cycle_id", UUID.class),
                        group ? recipient.substring(0, recipient.lastIndexOf('.')) : null),
                null,
                details);
    }

    private static void moment(ResultSet row, String column, Map<String, Object> details) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        if (at != null) {
            details.put(column, at.toInstant());
        }
    }

    private String subject(String template, String params) {
        try {
            return texts.fill(template, json.readValue(params, PARAMS)).subject();
        } catch (JsonProcessingException | UncheckedIOException e) {
            // a text that was taken away since must not hide the other lines
            return template;
        }
    }

    /** The groups that a unit may have. */
    private static final class Roles {

        private static final List<String> SUFFIXES = List.of(
                "coordinator",
                "approver",
                "drafter",
                "leader",
                "reviewer",
                "tracker",
                "clerk",
                "council",
                "process-owner",
                "auditor");

        static String[] groupsOf(String unit) {
            return SUFFIXES.stream().map(suffix -> unit + "." + suffix).toArray(String[]::new);
        }
    }
}
