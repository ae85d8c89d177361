package vn.tongket.conference.paper;

import java.util.UUID;

/** A paper of a conference under its title; the title is the file's name until somebody gives another one. */
public record ConferencePaper(String title, PaperFile file) {

    public UUID id() {
        return file.id();
    }
}
