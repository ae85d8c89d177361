package vn.tongket.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The folder in which everything lies that the product keeps on disk; only its owner may read it. */
public final class DataFolder {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final int DELETE_ATTEMPTS = 20;

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** The folder named by {@code tongket.data-dir}, {@code ./data} when nothing is said; made when it is missing. */
    public static DataFolder of(Environment environment) {
        Path path = pathOf(environment);
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, ownerOnly("rwx------"));
            }
            Files.delete(Files.createTempFile(path, "write", ".tmp"));
        } catch (IOException e) {
            throw new StartProblem(e, "data-folder-unwritable", path);
        }
        return new DataFolder(path);
    }

    /** Where the folder is or would be; it is not touched. */
    public static Path pathOf(Environment environment) {
        return Path.of(environment.getProperty("tongket.data-dir", "data"))
                .toAbsolutePath()
                .normalize();
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** A folder in here that nobody but the owner may enter; made when it is missing. */
    Path folder(String name) {
        try {
            Path folder = path.resolve(name);
            return Files.isDirectory(folder) ? folder : Files.createDirectory(folder, ownerOnly("rwx------"));
        } catch (IOException e) {
            throw new StartProblem(e, "data-folder-unwritable", path);
        }
    }

    /** Keeps every other process out of the folder until this one ends, however it ends. */
    FileLock lock() {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            throw new StartProblem(e, "data-folder-in-use", path);
        } catch (IOException e) {
            throw new StartProblem(e, "data-folder-unwritable", path);
        }
        throw new StartProblem(null, "data-folder-in-use", path);
    }

    static void release(FileLock lock) {
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a small text that {@link #writeSecret} wrote; null when there is none. */
    public String readSecret(String name) {
        Path file = path.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file).strip() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a small text that only the owner of the folder may read; there is the whole of it or nothing. */
    public Path writeSecret(String name, String text) {
        Path file = path.resolve(name);
        try {
            Path whole = Files.createTempFile(path, name, ".tmp", ownerOnly("rw-------"));
            Files.writeString(whole, text + System.lineSeparator());
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return Files.move(whole, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartProblem(e, "data-folder-unwritable", path);
        }
    }

    /** Deletes a file or a folder with all that is in it, also when a program that is about to end still writes there. */
    static void delete(Path start) {
        for (int attempt = 1; Files.exists(start); attempt++) {
            try (Stream<Path> files = Files.walk(start)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                if (attempt == DELETE_ATTEMPTS) {
                    throw new IllegalStateException("%s cannot be deleted".formatted(start), e);
                }
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
