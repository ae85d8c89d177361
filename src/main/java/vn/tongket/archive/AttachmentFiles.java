package vn.tongket.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.archive.Packing.Label;
import vn.tongket.file.FileContents;
import vn.tongket.file.StoredContent;

/** Files that came with reports, progress, the conference and the dossiers: each content once, by its hash. */
@Component
class AttachmentFiles {

    static final String WITH = """
            select x.sha256, x.size, x.name, x.added_at, u.name as unit from (
              select a.sha256, a.size, a.name, a.added_at, o.scope_unit as unit from app.report_attachment a
                join app.report_version v on v.id = a.version_id and v.submitted_at is not null
                join app.obligation o on o.id = v.obligation_id where o.cycle_id = :cycle
              union all
              select f.sha256, f.size, f.name, f.uploaded_at, o.scope_unit from app.offline_upload f
                join app.obligation o on o.id = f.obligation_id where o.cycle_id = :cycle and f.status = 'APPLIED'
              union all
              select k.sha256, k.size, k.name, k.added_at, a.unit_code from app.kept_file k
                join app.assignment a on a.id = k.owner_id where a.cycle_id = :cycle
                 and exists (select from app.progress_file p where p.file_id = k.id)
              union all
              select k.sha256, k.size, k.name, k.added_at, c.organizer from app.kept_file k
                join app.conference c on c.id = k.owner_id where c.cycle_id = :cycle
              union all
              select d.sha256, d.size, d.name, d.added_at, d.unit_code from app.dossier_file d
                join app.commendation m on m.id = d.commendation_id where m.cycle_id = :cycle) x
              left join app.org_unit u on u.code = x.unit
             order by x.added_at, x.sha256, x.name, u.name
            """;

    private final Rows rows;
    private final FileContents contents;

    AttachmentFiles(Rows rows, FileContents contents) {
        this.rows = rows;
        this.contents = contents;
    }

    private record Found(long size, String name, String dated, String unit, String sha256) {}

    /** A content that came with two endings is a file of each; its hash says that they are one. */
    void write(Packing packing) {
        Map<String, Found> once = new LinkedHashMap<>();
        rows.each(WITH, packing.cycle(), row -> {
            String path = path(row.getString(1), row.getString(3));
            once.putIfAbsent(
                    path,
                    new Found(
                            row.getLong(2),
                            row.getString(3),
                            Moments.written(row.getObject(4, java.time.OffsetDateTime.class)
                                    .toInstant()),
                            row.getString(5),
                            row.getString(1)));
        });
        once.forEach((path, found) -> {
            try {
                packing.put(
                        path,
                        Label.of("attachment", found.name(), found.dated(), found.unit()),
                        out -> contents.write(new StoredContent(found.sha256(), found.size()), out));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** By the hash alone, with the ending that tells programs what it is. */
    static String path(String sha256, String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
        return "tep/" + sha256 + (ending.matches("[a-z0-9]{1,8}") ? "." + ending : "");
    }
}
