package vn.tongket.assignment.publish;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;

/** What anybody may read who has the address; contents are kept in memory, as they never change. */
@Component
public class PublicExtracts {

    private static final int KEPT = 16;

    private final ExtractStore store;
    private final ExtractWriter writer;
    private final Map<String, Content> contents = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Content> eldest) {
            return size() > KEPT;
        }
    });

    PublicExtracts(ExtractStore store, ExtractWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /**
     * What is behind an address.
     *
     * @param edition the newest one
     * @param before those that it replaced, the newest first
     */
    public record Behind(Edition edition, List<Edition> before) {}

    /** Empty for an address that was never given out; nobody learns more about it. */
    @Transactional(readOnly = true)
    public Optional<Behind> open(String token) {
        List<Edition> editions = store.behind(token);
        return editions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Behind(editions.get(0), editions.subList(1, editions.size())));
    }

    /** The words of an edition that was not withdrawn. */
    @Transactional(readOnly = true)
    public Content content(Edition edition) {
        return contents.computeIfAbsent(
                edition.sha256(), sha -> writer.read(store.content(edition.extract(), edition.number())));
    }

    /** The bytes whose hash is printed. */
    @Transactional(readOnly = true)
    public String bytes(Edition edition) {
        return store.content(edition.extract(), edition.number());
    }

    /** The editions of which a hash was printed, with whether a newer one replaced them. */
    @Transactional(readOnly = true)
    public List<Edition> printed(String typed) {
        String sha =
                typed == null ? "" : Text.clean(typed).replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return sha.matches("[0-9a-f]{64}") ? store.hashed(sha) : List.of();
    }
}
