package vn.tongket.archive.imported;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import vn.tongket.Refusal;
import vn.tongket.audit.seal.ExportCheck;
import vn.tongket.audit.seal.SealedRecords;

/** Whether the seal of an archive is there and right, as {@code tongket.jar verify} would say. */
final class SealCheck {

    private SealCheck() {}

    static void require(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.stream().noneMatch(entry -> entry.getName().startsWith(SealedRecords.FOLDER))) {
                throw Refusal.of("archive.import.missing", SealedRecords.FOLDER);
            }
        }
        ExportCheck.Verdict verdict = ExportCheck.check(file);
        if (verdict.fault() != null) {
            throw Refusal.of(
                    "archive.import.seal", SealedRecords.FOLDER, verdict.fault().sentence());
        }
    }
}
