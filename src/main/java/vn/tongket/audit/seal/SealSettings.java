package vn.tongket.audit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.tongket.start.DataFolder;

/** Where the seal keeps what must not lie in the database: its key, and the file of roots. */
@Component
class SealSettings {

    private static final String KEY = "niem-phong.khoa";

    private final SealKey key;
    private final Path file;

    SealSettings(Environment environment) {
        DataFolder data = DataFolder.of(environment);
        String elsewhere = environment.getProperty("tongket.seal.key-file", "");
        this.key = elsewhere.isBlank() ? own(data) : read(Path.of(elsewhere));
        String folder = environment.getProperty("tongket.seal.roots-dir", "");
        this.file = (folder.isBlank() ? data.resolve("niem-phong") : Path.of(folder))
                .toAbsolutePath()
                .normalize()
                .resolve(RootFile.NAME);
    }

    SealKey key() {
        return key;
    }

    Path file() {
        return file;
    }

    private static SealKey own(DataFolder data) {
        String known = data.readSecret(KEY);
        if (known != null) {
            return SealKey.read(known);
        }
        SealKey fresh = SealKey.create();
        data.writeSecret(KEY, fresh.write());
        return fresh;
    }

    private static SealKey read(Path file) {
        try {
            return SealKey.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the seal cannot be read: " + file, e);
        }
    }
}
