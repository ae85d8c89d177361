package vn.tongket.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.document.Paper.Signature;

/**
 * The Word files of issued documents. Issuing never waits for Word: a file is written when somebody first asks for it,
 * from what was frozen at issuing, and everybody after gets the same bytes.
 */
@Component
public class IssuedFiles {

    private static final int PART = 1 << 20;

    private final JdbcClient jdbc;
    private final Documents documents;
    private final Papers papers;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    IssuedFiles(
            JdbcClient jdbc,
            Documents documents,
            Papers papers,
            AuditLog audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The file of a document, if somebody asked for it before. */
    public Optional<IssuedFile> find(UUID documentId) {
        return jdbc.sql("""
                        select document_id, sha256, size, template_key, template_sha256, rendered_at
                          from app.issued_file where document_id = :id
                        """)
                .param("id", documentId)
                .query((row, number) -> new IssuedFile(
                        row.getObject("document_id", UUID.class),
                        row.getString("sha256"),
                        row.getLong("size"),
                        row.getString("template_key"),
                        row.getString("template_sha256"),
                        row.getObject("rendered_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * The file of an issued document, written now if it never was. Number, date and template are those of the register.
     *
     * @param paper asked for only when the file has to be written
     */
    public IssuedFile of(UUID documentId, Supplier<Paper> paper) {
        return find(documentId).orElseGet(() -> write(documentId, paper));
    }

    /** Writes the bytes of a frozen file. */
    public void copy(IssuedFile file, OutputStream to) throws IOException {
        int parts = (int) ((file.size() + PART - 1) / PART);
        for (int part = 0; part < parts; part++) {
            to.write(jdbc.sql("select bytes from app.issued_file_part where document_id = :id and ordinal = :part")
                    .param("id", file.documentId())
                    .param("part", part)
                    .query(byte[].class)
                    .single());
        }
    }

    /** The frozen file as PDF. */
    public void copyAsPdf(IssuedFile file, OutputStream to) throws IOException {
        Path word = Files.createTempFile("tongket-", ".docx");
        try {
            try (OutputStream out = Files.newOutputStream(word)) {
                copy(file, out);
            }
            papers.pdf(word, to);
        } finally {
            Files.deleteIfExists(word);
        }
    }

    private IssuedFile write(UUID documentId, Supplier<Paper> supplier) {
        IssuedDocument document = documents.find(documentId);
        if (document.isPending()) {
            throw Refusal.of("document.not-issued");
        }
        Paper paper = supplier.get().numbered(document.symbol(), document.issuedOn());
        String format = document.format() == null ? papers.formatOf(paper) : document.format();
        try {
            Path word = Files.createTempFile("tongket-", ".docx");
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                String template;
                try (OutputStream out = new DigestOutputStream(Files.newOutputStream(word), digest)) {
                    template = papers.word(paper, format, out);
                }
                IssuedFile file = new IssuedFile(
                        documentId,
                        HexFormat.of().formatHex(digest.digest()),
                        Files.size(word),
                        format,
                        template,
                        clock.instant());
                return keep(file, document, paper, word);
            } finally {
                Files.deleteIfExists(word);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of two who ask first at the same moment, one keeps the file and both get that one. */
    private IssuedFile keep(IssuedFile file, IssuedDocument document, Paper paper, Path word) {
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> store(file, document, paper, word)));
        return first ? file : find(file.documentId()).orElseThrow();
    }

    private boolean store(IssuedFile file, IssuedDocument document, Paper paper, Path word) {
        int kept = jdbc.sql("""
                        insert into app.issued_file
                               (document_id, sha256, size, template_key, template_sha256, rendered_at)
                        values (:id, :sha256, :size, :key, :template, :now)
                        on conflict (document_id) do nothing
                        """)
                .param("id", file.documentId())
                .param("sha256", file.sha256())
                .param("size", file.size())
                .param("key", file.templateKey())
                .param("template", file.templateSha256())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (kept == 0) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(word))) {
            int ordinal = 0;
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                jdbc.sql("insert into app.issued_file_part (document_id, ordinal, bytes) values (:id, :part, :bytes)")
                        .param("id", file.documentId())
                        .param("part", ordinal++)
                        .param("bytes", part)
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        enter(paper, file.documentId());
        audit.record(Act.of("document.written", "document", file.documentId())
                .ofUnit(document.issuer())
                .with("symbol", document.symbol())
                .with("sha256", file.sha256())
                .with("template", file.templateKey()));
        return true;
    }

    /** The register knows the signer and the recipients from the document, unless a clerk has written them already. */
    private void enter(Paper paper, UUID documentId) {
        Signature signature = paper.signature();
        String signer = signature == null ? null : blankToNull(WordText.clean(signature.name()));
        String recipients = paper.recipients().isEmpty() ? null : String.join("; ", paper.recipients());
        jdbc.sql("""
                        insert into app.register_entry
                               (document_id, signer, recipients, kept_by, changed_at, changed_by)
                        values (:id, :signer, :recipients, :kept, :now, 'system')
                        on conflict (document_id) do nothing
                        """)
                .param("id", documentId)
                .param("signer", signer)
                .param("recipients", WordText.clean(recipients))
                .param("kept", blankToNull(WordText.clean(paper.archive())))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : text;
    }
}
