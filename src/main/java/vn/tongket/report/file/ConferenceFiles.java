package vn.tongket.report.file;

import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.conference.paper.PaperFile;
import vn.tongket.conference.paper.PaperVault;

/** Keeps the papers of conferences as all other files are kept. */
@Component
class ConferenceFiles implements PaperVault {

    private final KeptFiles files;

    ConferenceFiles(KeptFiles files) {
        this.files = files;
    }

    @Override
    public List<PaperFile> of(UUID conference) {
        return files.of(ConferencePlace.NAME, conference).stream()
                .map(ConferenceFiles::paper)
                .toList();
    }

    @Override
    public PaperFile require(UUID conference, UUID file) {
        return paper(files.require(ConferencePlace.NAME, conference, file));
    }

    @Override
    public PaperFile add(Actor actor, UUID conference, String name, Source source) {
        return paper(files.add(actor, ConferencePlace.NAME, conference, name, source::open));
    }

    @Override
    public void remove(Actor actor, UUID conference, UUID file) {
        files.remove(actor, ConferencePlace.NAME, conference, file);
    }

    @Override
    public void write(UUID conference, PaperFile file, OutputStream out) {
        files.write(files.require(ConferencePlace.NAME, conference, file.id()), out);
    }

    static PaperFile paper(KeptFile file) {
        return new PaperFile(
                file.id(),
                file.name(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                file.addedAt(),
                file.addedBy(),
                file.unread(),
                file.removable());
    }
}
