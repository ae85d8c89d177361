package vn.tongket.file;

import java.util.UUID;
import vn.tongket.audit.Actor;

/** A kind of thing that files are kept with; says who may add some and records it. */
public interface FilePlace {

    /** Kind of the thing, English and stable. */
    String name();

    /** Throws {@link vn.tongket.NotFound} for a stranger, and a refusal where no file may come any more. */
    void requireWriter(Actor actor, UUID owner);

    /** Called in the transaction in which the file is kept. */
    void added(UUID owner, KeptFile file);

    /** Called in the transaction in which the file is taken away. */
    void removed(UUID owner, KeptFile file);
}
