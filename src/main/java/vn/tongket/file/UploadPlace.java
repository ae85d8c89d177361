package vn.tongket.file;

import java.util.OptionalLong;
import java.util.UUID;
import vn.tongket.audit.Actor;

/** A kind of thing that files reach in pieces. */
public interface UploadPlace {

    /** Kind of the thing, English and stable. */
    String name();

    /** Throws {@link vn.tongket.NotFound} for a stranger, and a refusal where no file may come any more. */
    void requireWriter(Actor actor, UUID owner);

    /** Whether a file of the name may come, before any of it does; returns the name as it will be kept. */
    String announce(Actor actor, UUID owner, String givenName);

    /** How large a file of this kind may be where that differs from others; such a file is looked into by its place alone. */
    default OptionalLong largest() {
        return OptionalLong.empty();
    }

    /** Notes a large file that was kept without a look into it; called in the same transaction. */
    default void takeLarge(Actor actor, UUID owner, String name, StoredContent content) {
        throw new UnsupportedOperationException(name());
    }

    /** Keeps a file that was looked into; called in a transaction. */
    void take(Actor actor, UUID owner, IncomingFile file);
}
