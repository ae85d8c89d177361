package vn.tongket.archive.imported;

import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.file.IncomingFile;
import vn.tongket.file.StoredContent;
import vn.tongket.file.UploadPlace;

/** Where archives arrive piece by piece; what they hold is checked afterwards, before anybody can read it. */
@Component
class ImportPlace implements UploadPlace {

    static final String NAME = "archive";
    private static final int LONGEST_NAME = 200;

    private final ImportStore store;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;
    private final long largest;

    ImportPlace(
            ImportStore store,
            SecrecyGuard secrecy,
            AuditLog audit,
            @Value("${tongket.archive.largest:10GB}") DataSize largest) {
        this.store = store;
        this.secrecy = secrecy;
        this.audit = audit;
        this.largest = largest.toBytes();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void requireWriter(Actor actor, UUID owner) {
        if (!ImportDesk.mayRead(actor) || !owner.equals(ImportDesk.shelfOf(actor))) {
            throw new NotFound("archive", owner);
        }
    }

    @Override
    public String announce(Actor actor, UUID owner, String givenName) {
        requireWriter(actor, owner);
        String given = Text.clean(givenName == null ? "" : givenName).replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\]", "");
        secrecy.checkFileName("attachments", given);
        if (!given.toLowerCase(java.util.Locale.ROOT).endsWith(".zip") || given.length() > LONGEST_NAME) {
            throw Refusal.at("attachments", "archive.import.kind");
        }
        return given;
    }

    @Override
    public OptionalLong largest() {
        return OptionalLong.of(largest);
    }

    @Override
    public void take(Actor actor, UUID owner, IncomingFile file) {
        takeLarge(actor, owner, file.name(), file.keep());
    }

    @Override
    public void takeLarge(Actor actor, UUID owner, String name, StoredContent content) {
        requireWriter(actor, owner);
        UUID id = UUID.randomUUID();
        store.begin(id, name, content, actor.userId());
        audit.record(Act.of("archive.imported", "archive-import", id)
                .with("size", content.size())
                .with("sha256", content.sha256()));
    }
}
