package vn.tongket.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A file that was looked into and may be kept now, in the transaction of whoever notes what it belongs to. */
public final class IncomingFile {

    private final String name;
    private final FileType type;
    private final boolean unread;
    private final Spooled spooled;
    private final FileContents contents;

    IncomingFile(String name, FileType type, boolean unread, Spooled spooled, FileContents contents) {
        this.name = name;
        this.type = type;
        this.unread = unread;
        this.spooled = spooled;
        this.contents = contents;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return type.mediaType();
    }

    /** Whether no letters were found in it, as in a scanned page. */
    public boolean isUnread() {
        return unread;
    }

    /** Keeps the bytes. */
    public StoredContent keep() {
        try (InputStream content = Files.newInputStream(spooled.path())) {
            return contents.keep(content);
        } catch (IOException e) {
            throw new UncheckedIOException("File cannot be kept", e);
        }
    }
}
