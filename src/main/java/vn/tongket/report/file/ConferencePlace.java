package vn.tongket.report.file;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.conference.paper.PaperRules;

/** Papers of conferences are kept files; who may add some is the conference's business. */
@Component
class ConferencePlace implements FilePlace {

    static final String NAME = "conference";

    private final PaperRules rules;

    ConferencePlace(PaperRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void requireWriter(Actor actor, UUID owner) {
        rules.requireWriter(actor, owner);
    }

    @Override
    public void added(UUID owner, KeptFile file) {
        rules.added(owner, ConferenceFiles.paper(file));
    }

    @Override
    public void removed(UUID owner, KeptFile file) {
        rules.removed(owner, ConferenceFiles.paper(file));
    }
}
