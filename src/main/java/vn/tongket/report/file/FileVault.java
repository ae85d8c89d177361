package vn.tongket.report.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** Where files of dossiers are looked into and kept, as those of reports are. */
public interface FileVault {

    /** A file as it was kept; {@code unread} where no letters were found in it. */
    record Kept(String name, String mediaType, String sha256, long size, boolean unread) {}

    /** Where the bytes come from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** Looks into the file, keeps it and notes it in one transaction; refuses what no report may carry either. */
    <T> T keep(String givenName, Source source, Function<Kept, T> noting);

    /** Writes a content out; runs in a transaction. */
    void write(String sha256, long size, OutputStream out);

    /** Takes a content away when no file has it any more. */
    void forget(String sha256);
}
