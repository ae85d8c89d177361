package vn.tongket.report.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;

/** Papers of commendation dossiers, looked into and kept as files of reports are. */
@Component
class DossierFiles implements FileVault {

    private final AttachmentStore store;
    private final FileLook look;
    private final SecrecyGuard secrecy;
    private final TransactionTemplate transaction;
    private final long largest;

    DossierFiles(
            AttachmentStore store,
            FileLook look,
            SecrecyGuard secrecy,
            PlatformTransactionManager transactions,
            @Value("${tongket.attachments.largest:50MB}") DataSize largest) {
        this.store = store;
        this.look = look;
        this.secrecy = secrecy;
        this.transaction = new TransactionTemplate(transactions);
        this.largest = largest.toBytes();
    }

    @Override
    public <T> T keep(String givenName, Source source, Function<Kept, T> noting) {
        String name = Attachments.name(givenName);
        secrecy.checkFileName("attachments", name);
        FileType type = FileType.of(name)
                .orElseThrow(() ->
                        Refusal.at("attachments", "report.attachment.kind", FileType.ending(name), FileType.known()));
        try (InputStream content = source.open();
                Spooled file = Spooled.of(content, largest).orElseThrow(() -> tooLarge(name))) {
            if (file.size() == 0) {
                throw Refusal.at("attachments", "report.attachment.empty", name);
            }
            boolean unread = look.isUnread(type, name, file.path());
            return transaction.execute(inside -> {
                AttachmentStore.Kept kept = keep(file);
                return noting.apply(new Kept(name, type.mediaType(), kept.sha256(), kept.size(), unread));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("A paper of a dossier cannot be read", e);
        }
    }

    private AttachmentStore.Kept keep(Spooled file) {
        try (InputStream content = Files.newInputStream(file.path())) {
            return store.keep(content);
        } catch (IOException e) {
            throw new UncheckedIOException("A paper of a dossier cannot be kept", e);
        }
    }

    private Refusal tooLarge(String name) {
        return Refusal.at(
                "attachments",
                "report.attachment.too-large",
                name,
                DataSize.ofBytes(largest).toMegabytes());
    }

    @Override
    public void write(String sha256, long size, OutputStream out) {
        store.write(sha256, 0, size, out);
    }

    @Override
    public void forget(String sha256) {
        store.forget(sha256);
    }
}
