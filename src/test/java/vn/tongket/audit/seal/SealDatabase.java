package vn.tongket.audit.seal;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.TreeMap;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A database of its own beside that of the other tests, with records, that may be tampered with. */
final class SealDatabase implements AutoCloseable {

    final HikariDataSource source = new HikariDataSource();
    final JdbcTemplate jdbc;
    final DataSourceTransactionManager transactions;
    final SealKey key = SealKey.create();
    final SealedRoots roots;
    final Sealer sealer;
    final Path folder;
    final RootFile file;

    SealDatabase(EmbeddedPostgres server, String name, Path folder) {
        new JdbcTemplate(server.getPostgresDatabase())
                .execute("create database %s template template0 encoding 'UTF8'".formatted(name));
        this.folder = folder;
        source.setJdbcUrl("jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name));
        source.setUsername("postgres");
        source.setMaximumPoolSize(6);
        Flyway.configure()
                .dataSource(source)
                .schemas("app")
                .defaultSchema("app")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbc = new JdbcTemplate(source);
        transactions = new DataSourceTransactionManager(source);
        roots = new SealedRoots(jdbc);
        sealer = sealer(key);
        file = new RootFile(folder.resolve(name).resolve(RootFile.NAME));
    }

    Sealer sealer(SealKey with) {
        return new Sealer(jdbc, transactions, roots, with, Clock.systemUTC());
    }

    /** So many acts, each in a transaction of its own when they are few. */
    void acts(int count, String cycle) {
        jdbc.update("""
                insert into app.audit_record (occurred_at, actor, capacity, act, subject_kind, subject_id, cycle_id, details)
                select now(), 'H1.soan', 'H1.drafter', 'report.submitted', 'report', gen_random_uuid()::text, ?::uuid,
                       jsonb_build_object('reason', 'Lý do ' || n, 'number', n * 1.50)
                  from generate_series(1, ?) n
                """, cycle, count);
    }

    Path exportAll() throws IOException {
        return export(out -> records().writeAll(out));
    }

    SealedRecords records() {
        return new SealedRecords(jdbc, transactions, sealer, roots, key, file, Clock.systemUTC());
    }

    Path export(Export export) throws IOException {
        Path path = Files.createTempFile(folder, "export", ".zip");
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            export.to(zip);
        }
        return path;
    }

    interface Export {
        void to(ZipOutputStream out) throws IOException;
    }

    /** As on another machine: with the roots that were kept outside and the key that was printed. */
    ExportCheck.Verdict check(Path export) throws IOException {
        return new ExportCheck(
                        java.util.Map.of(key.id(), key.publicKey()),
                        Files.exists(folder.resolve(name())) ? RootFile.read(path()) : new TreeMap<>())
                .of(export);
    }

    void deliver() throws IOException {
        RootFile.Kept last = file.last();
        file.append(roots.after(last == null ? 0 : last.number(), 10_000), roots.keys());
    }

    Path path() {
        return folder.resolve(name()).resolve(RootFile.NAME);
    }

    private String name() {
        return source.getJdbcUrl().replaceFirst(".*/", "");
    }

    @Override
    public void close() {
        source.close();
    }
}
