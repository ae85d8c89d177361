package vn.tongket.report.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.file.FileIntake;
import vn.tongket.organization.Units;
import vn.tongket.report.Attachment;
import vn.tongket.report.CanonicalReport;
import vn.tongket.report.Receipt;
import vn.tongket.report.ReportHead;
import vn.tongket.report.ReportPages;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportVersion;
import vn.tongket.report.Reports;

/** Receipts of submitted versions, and the answer to anybody who holds a file and asks whether it was received. */
@Component
public class Receipts {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST = 5;

    private final ReportStore store;
    private final Reports reports;
    private final ReportPages pages;
    private final Units units;
    private final FileIntake intake;
    private final JdbcClient jdbc;

    Receipts(ReportStore store, Reports reports, ReportPages pages, Units units, FileIntake intake, JdbcClient jdbc) {
        this.store = store;
        this.reports = reports;
        this.pages = pages;
        this.units = units;
        this.intake = intake;
        this.jdbc = jdbc;
    }

    /**
     * A receipt with what it is about.
     *
     * @param attachments the files that are part of the version
     * @param byCard the version is a card that says where a classified report is
     * @param all receipts of every submitted version of the report, the newest first
     */
    public record Sheet(
            ReportHead head, Receipt receipt, List<Attachment> attachments, boolean byCard, List<Receipt> all) {}

    /** Receipts of every submitted version, the newest first; none as long as nothing was submitted. */
    @Transactional(readOnly = true)
    public List<Receipt> of(Actor actor, UUID report) {
        pages.head(actor, report);
        return store.submitted(report).stream().map(Receipt::of).toList();
    }

    @Transactional(readOnly = true)
    public Sheet sheet(Actor actor, UUID report, int no) {
        ReportHead head = pages.head(actor, report);
        List<ReportVersion> versions = store.submitted(report);
        ReportVersion version = version(versions, report, no);
        return new Sheet(
                head,
                Receipt.of(version),
                store.attachments(version.id()),
                version.byCard(),
                versions.stream().map(Receipt::of).toList());
    }

    /** The sealed file of a version: its bytes have the hash of the receipt. */
    @Transactional(readOnly = true)
    public byte[] sealedFile(Actor actor, UUID report, int no) {
        pages.head(actor, report);
        ReportVersion version = version(store.submitted(report), report, no);
        return reports.canonical(version.id()).getBytes(StandardCharsets.UTF_8);
    }

    private static ReportVersion version(List<ReportVersion> versions, UUID report, int no) {
        return versions.stream()
                .filter(version -> version.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotFound("receipt", report));
    }

    /**
     * What anybody learns who holds a file or its hash: who submitted it, for which cycle and when; never a content.
     *
     * @param attachment the file is a part of the version, not the report itself
     */
    public record Received(
            boolean attachment,
            String unit,
            String scope,
            String cycle,
            int versionNo,
            Instant receivedAt,
            boolean onTime) {}

    /** Looks up a receipt's code or a SHA-256; an empty list means that nothing like it was received. */
    @Transactional(readOnly = true)
    public List<Received> received(String typed) {
        String clean = Text.isBlank(typed) ? "" : Text.clean(typed);
        String hash = clean.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        if (HASH.matcher(hash).matches()) {
            return find(hash, hash);
        }
        String beginning =
                Receipt.hashOf(clean).orElseThrow(() -> Refusal.at("code", "report.verify.unreadable", clean));
        return find(beginning, beginning + "g");
    }

    /** Computes the hash of a file while it passes; nothing of it is kept. */
    public String hash(InputStream file) throws IOException {
        MessageDigest digest = CanonicalReport.digest();
        byte[] block = new byte[64 * 1024];
        long size = 0;
        for (int read = file.read(block); read >= 0; read = file.read(block)) {
            size += read;
            if (size > intake.largest()) {
                throw Refusal.at("file", "report.verify.too-large", intake.largest() / (1024 * 1024));
            }
            digest.update(block, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private record Row(
            boolean attachment,
            String reporter,
            String scope,
            String cycle,
            int versionNo,
            Instant receivedAt,
            boolean onTime) {}

    private List<Received> find(String from, String until) {
        List<Row> rows = jdbc.sql("""
                        select f.attachment, o.reporter_unit, o.scope_unit, c.title, v.version_no, v.submitted_at, v.on_time
                          from (select id as version_id, false as attachment from app.report_version
                                 where sha256 between :from and :until
                                union
                                select version_id, true from app.report_attachment where sha256 = :from) f
                          join app.report_version v on v.id = f.version_id and v.submitted_at is not null
                          join app.obligation o on o.id = v.obligation_id
                          join app.review_cycle c on c.id = o.cycle_id
                         order by v.submitted_at, v.id limit :most
                        """)
                .param("from", from)
                .param("until", until)
                .param("most", MOST)
                .query(Receipts::row)
                .list();
        Set<String> codes = new LinkedHashSet<>();
        rows.forEach(row -> codes.addAll(List.of(row.reporter(), row.scope())));
        Map<String, String> names = codes.isEmpty() ? Map.of() : units.names(codes);
        return rows.stream()
                .map(row -> new Received(
                        row.attachment(),
                        names.get(row.reporter()),
                        row.scope().equals(row.reporter()) ? null : names.get(row.scope()),
                        row.cycle(),
                        row.versionNo(),
                        row.receivedAt(),
                        row.onTime()))
                .toList();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getBoolean("attachment"),
                row.getString("reporter_unit"),
                row.getString("scope_unit"),
                row.getString("title"),
                row.getInt("version_no"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("on_time"));
    }
}
