package vn.tongket.conference.paper;

import java.util.UUID;
import vn.tongket.file.KeptFile;

/** A paper of a conference under its title; the title is the file's name until somebody gives another one. */
public record ConferencePaper(String title, KeptFile file) {

    public UUID id() {
        return file.id();
    }
}
