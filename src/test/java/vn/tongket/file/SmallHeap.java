package vn.tongket.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;

/** Looks into the files of a folder; run by {@link FileMemoryTest} in a JVM that could not hold three of them. */
public final class SmallHeap {

    private SmallHeap() {}

    /** Prints one line per file: its name and what was said of it. */
    public static void main(String[] args) throws IOException {
        FileLook look = new FileLook(new SecrecyGuard(SecrecyGuard.Deployment.NETWORKED), Duration.ofSeconds(60));
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(args[0]))) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            System.out.println(file.getFileName() + " " + said(look, file));
        }
        look.stop();
    }

    private static String said(FileLook look, Path file) {
        String name = file.getFileName().toString();
        try {
            return look.isUnread(FileType.of(name).orElseThrow(), name, file) ? "unread" : "read";
        } catch (Refusal refusal) {
            return refusal.problems().get(0).key();
        }
    }
}
