package vn.tongket.file;

import java.io.IOException;
import java.io.InputStream;

/** Where a file's bytes come from. */
@FunctionalInterface
public interface FileSource {

    InputStream open() throws IOException;
}
