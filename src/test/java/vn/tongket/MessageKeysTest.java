package vn.tongket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The texts: of two with one key the later would silently take the place of the earlier. */
class MessageKeysTest {

    @Test
    void every_key_stands_once() throws IOException {
        List<String> keys = Files.readAllLines(Path.of("src/main/resources/messages.properties")).stream()
                .filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        Set<String> seen = new HashSet<>();
        assertThat(keys.stream().filter(key -> !seen.add(key))).isEmpty();
        assertThat(seen).hasSizeGreaterThan(4_000);
    }
}
