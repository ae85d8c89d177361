package vn.tongket.report;

import static vn.tongket.Moments.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.document.Signing;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;

/** Reads reports. */
@Repository
public class ReportStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReportStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest version, draft or not. */
    public Optional<ReportVersion> newest(UUID obligation) {
        return jdbc.sql("select * from app.report_version where obligation_id = :id order by version_no desc limit 1")
                .param("id", obligation)
                .query(ReportStore::version)
                .optional();
    }

    /** All versions, the oldest first. */
    public List<ReportVersion> versions(UUID obligation) {
        return jdbc.sql("select * from app.report_version where obligation_id = :id order by version_no")
                .param("id", obligation)
                .query(ReportStore::version)
                .list();
    }

    public Optional<ReportVersion> newestSubmitted(UUID obligation) {
        return jdbc.sql("""
                        select * from app.report_version
                         where obligation_id = :id and submitted_at is not null order by version_no desc limit 1
                        """).param("id", obligation).query(ReportStore::version).optional();
    }

    /** Every submitted version, the newest first. */
    public List<ReportVersion> submitted(UUID obligation) {
        return jdbc.sql("""
                        select * from app.report_version
                         where obligation_id = :id and submitted_at is not null order by version_no desc
                        """).param("id", obligation).query(ReportStore::version).list();
    }

    Optional<ReportVersion> newestAccepted(UUID obligation) {
        return jdbc.sql("""
                        select v.* from app.report_version v join app.report_check c on c.version_id = v.id and c.accepted
                         where v.obligation_id = :id order by v.version_no desc limit 1
                        """).param("id", obligation).query(ReportStore::version).optional();
    }

    Optional<ReportVersion> find(UUID version) {
        return jdbc.sql("select * from app.report_version where id = :id")
                .param("id", version)
                .query(ReportStore::version)
                .optional();
    }

    Optional<ReportVersion> version(UUID obligation, int no) {
        return jdbc.sql("select * from app.report_version where obligation_id = :id and version_no = :no")
                .param("id", obligation)
                .param("no", no)
                .query(ReportStore::version)
                .optional();
    }

    /** A version with everything in it, read in one go. */
    public record Whole(
            ReportVersion version, ReportContent content, List<Attachment> attachments, ReferenceCard card) {}

    public Optional<Whole> wholeNewest(UUID obligation) {
        return whole("v.obligation_id = :id order by v.version_no desc limit 1", obligation);
    }

    public Optional<Whole> whole(UUID version) {
        return whole("v.id = :id", version);
    }

    private Optional<Whole> whole(String which, UUID id) {
        return jdbc.sql("""
                        select v.*,
                               (select json_agg(json_build_object('code', code, 'text', body, 'reason', reason,
                                                                  'notApplicable', not_applicable))
                                  from app.report_section where version_id = v.id) as sections,
                               (select json_agg(json_build_object('indicator', indicator_code, 'year', year,
                                                                  'value', value_typed, 'numerator', numerator_typed,
                                                                  'denominator', denominator_typed,
                                                                  'names', array_to_string(names, e'\\n')))
                                  from app.report_value where version_id = v.id) as figures,
                               (select json_agg(json_build_object('id', id, 'name', name, 'mediaType', media_type,
                                                                  'size', size, 'sha256', sha256, 'addedAt', added_at,
                                                                  'unread', unread)
                                                order by added_at, name)
                                  from app.report_attachment where version_id = v.id) as attachments,
                               (select json_build_object('level', level, 'deliveredOn', delivered_on, 'channel', channel,
                                                         'recipientUnit', recipient_unit, 'recipientRole', recipient_role,
                                                         'registerNumber', register_number, 'declaredAt', declared_at)
                                  from app.reference_card where version_id = v.id) as card
                          from app.report_version v where
                        """ + which)
                .param("id", id)
                .query((row, n) -> {
                    ReportVersion version = version(row, n);
                    return new Whole(
                            version,
                            new ReportContent(
                                    version.dataUntilTyped(),
                                    read(row.getString("sections"), new TypeReference<List<Passage>>() {}),
                                    read(row.getString("figures"), new TypeReference<List<Entry>>() {})),
                            read(row.getString("attachments"), new TypeReference<List<Attachment>>() {}),
                            card(row.getString("card")));
                })
                .optional();
    }

    private ReferenceCard card(String row) {
        try {
            return row == null ? null : json.readValue(row, ReferenceCard.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Card of a report cannot be read", e);
        }
    }

    private <T> List<T> read(String rows, TypeReference<List<T>> type) {
        try {
            return rows == null ? List.of() : json.readValue(rows, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows of a report cannot be read", e);
        }
    }

    List<Figure> figures(UUID version) {
        return jdbc.sql("""
                        select indicator_code, year, value, numerator, denominator, names
                          from app.report_value where version_id = :id order by indicator_code, year
                        """).param("id", version).query((row, n) -> figure(row)).list();
    }

    public List<Attachment> attachments(UUID version) {
        return jdbc.sql("select * from app.report_attachment where version_id = :id order by added_at, name")
                .param("id", version)
                .query(ReportStore::attachment)
                .list();
    }

    public Optional<ReportCheck> check(UUID version) {
        return jdbc.sql("""
                        select c.*, array_agg(r.section_code) filter (where r.reason is not null) as codes,
                               array_agg(r.reason) filter (where r.reason is not null) as reasons
                          from app.report_check c left join app.report_return r on r.version_id = c.version_id
                         where c.version_id = :id group by c.version_id
                        """).param("id", version).query(ReportStore::check).optional();
    }

    /** The decided returns of one report, the newest first. */
    List<ReportCheck> returns(UUID obligation) {
        return jdbc.sql("""
                        select c.*, array_agg(r.section_code) filter (where r.reason is not null) as codes,
                               array_agg(r.reason) filter (where r.reason is not null) as reasons
                          from app.report_check c
                          join app.report_version v on v.id = c.version_id
                          left join app.report_return r on r.version_id = c.version_id
                         where v.obligation_id = :id and not c.accepted
                         group by c.version_id order by c.decided_at desc
                        """).param("id", obligation).query(ReportStore::check).list();
    }

    static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                row.getString("indicator_code"),
                row.getObject("year", Integer.class),
                row.getBigDecimal("value"),
                row.getBigDecimal("numerator"),
                row.getBigDecimal("denominator"),
                Figure.names(String.join("\n", texts(row.getArray("names")))));
    }

    static ReportVersion version(ResultSet row, int number) throws SQLException {
        return new ReportVersion(
                row.getObject("id", UUID.class),
                row.getObject("obligation_id", UUID.class),
                row.getInt("version_no"),
                row.getObject("predecessor_id", UUID.class),
                row.getString("amendment_reason"),
                row.getString("data_until_typed"),
                row.getObject("data_until", LocalDate.class),
                instant(row, "saved_at"),
                row.getInt("revision"),
                row.getInt("changes"),
                instant(row, "handed_over_at"),
                row.getString("sent_back_reason"),
                instant(row, "submitted_at"),
                row.getString("submitted_by"),
                row.getObject("on_time", Boolean.class),
                row.getString("sha256"),
                row.getBoolean("by_card"),
                Signing.read(row));
    }

    public static Attachment attachment(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                instant(row, "added_at"),
                row.getBoolean("unread"));
    }

    private static ReportCheck check(ResultSet row, int number) throws SQLException {
        return new ReportCheck(
                row.getObject("version_id", UUID.class),
                row.getObject("accepted", Boolean.class),
                instant(row, "decided_at"),
                row.getString("new_due_typed"),
                ReportCheck.reasons(texts(row.getArray("codes")), texts(row.getArray("reasons"))),
                row.getInt("revision"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? List.of() : java.util.Arrays.asList((String[]) array.getArray());
    }
}
