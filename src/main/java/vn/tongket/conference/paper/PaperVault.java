package vn.tongket.conference.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import vn.tongket.audit.Actor;

/** Where the files of papers are kept: looked into before, and each content once. */
public interface PaperVault {

    /** Where a file's bytes come from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    List<PaperFile> of(UUID conference);

    /** @throws vn.tongket.NotFound for a file that the conference has not */
    PaperFile require(UUID conference, UUID file);

    PaperFile add(Actor actor, UUID conference, String name, Source source);

    void remove(Actor actor, UUID conference, UUID file);

    void write(UUID conference, PaperFile file, OutputStream out);
}
