package vn.tongket.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.file.FileContents;
import vn.tongket.file.StoredContent;

/** Papers that were written for the archive: each once, in a transaction of its own, so that killed work goes on behind it. */
@Repository
class KeptPapers {

    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![a-zA-Z])");

    private final JdbcClient jdbc;
    private final FileContents contents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeptPapers(JdbcClient jdbc, FileContents contents, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.transaction = transaction;
        this.clock = clock;
    }

    static String key(String path, String edition) {
        return path + "\t" + edition;
    }

    Map<String, PaperPlan.Kept> of(UUID cycle) {
        return jdbc
                .sql("select * from app.archive_paper where cycle_id = :cycle")
                .param("cycle", cycle)
                .query((row, n) -> new PaperPlan.Kept(
                        cycle,
                        row.getString("path"),
                        row.getString("edition"),
                        row.getString("sha256"),
                        row.getLong("size"),
                        row.getObject("pages", Integer.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(kept -> key(kept.path(), kept.edition()), Function.identity()));
    }

    /** Writes a paper and keeps it; of two who write the same, one keeps it. */
    void write(UUID cycle, PaperPlan plan) throws IOException {
        Path file = Files.createTempFile("tongket-", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                plan.content().to(out);
            }
            Integer pages = plan.kind().equals("pdf") ? pages(file) : null;
            transaction.executeWithoutResult(status -> keep(cycle, plan, file, pages));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void keep(UUID cycle, PaperPlan plan, Path file, Integer pages) {
        try (InputStream content = Files.newInputStream(file)) {
            StoredContent kept = contents.keep(content);
            jdbc.sql("""
                            insert into app.archive_paper (cycle_id, path, edition, sha256, size, pages, written_at)
                            values (:cycle, :path, :edition, :sha256, :size, :pages, :now) on conflict do nothing
                            """)
                    .param("cycle", cycle)
                    .param("path", plan.path())
                    .param("edition", plan.edition())
                    .param("sha256", kept.sha256())
                    .param("size", kept.size())
                    .param("pages", pages)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As LibreOffice writes them: every page is an object of its own. */
    private static Integer pages(Path pdf) throws IOException {
        Matcher found = PAGE.matcher(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1));
        int pages = 0;
        while (found.find()) {
            pages++;
        }
        return pages == 0 ? null : pages;
    }
}
