package vn.tongket.overview;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What the things are called that a feature's processes are about; answers with one statement. */
public interface Names {

    /** The titles of those that are this feature's; others are left out. Whoever asks has checked who may know. */
    Map<UUID, String> of(Collection<UUID> keys);
}
