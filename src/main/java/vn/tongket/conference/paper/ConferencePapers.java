package vn.tongket.conference.paper;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.conference.Conference;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Invitation;
import vn.tongket.conference.invite.Tokens;
import vn.tongket.conference.invite.Tokens.Purpose;
import vn.tongket.conference.invite.Tokens.Token;
import vn.tongket.file.FileSource;
import vn.tongket.file.KeptFile;
import vn.tongket.file.KeptFiles;

/** Papers of a conference, for those who prepare it, for invited units, and for whoever holds a letter's link. */
@Component
public class ConferencePapers {

    private static final int LONGEST_TITLE = 300;

    private final ConferenceDesk desk;
    private final PaperStore store;
    private final KeptFiles files;
    private final Tokens tokens;
    private final SecrecyGuard secrecy;

    ConferencePapers(ConferenceDesk desk, PaperStore store, KeptFiles files, Tokens tokens, SecrecyGuard secrecy) {
        this.desk = desk;
        this.store = store;
        this.files = files;
        this.tokens = tokens;
        this.secrecy = secrecy;
    }

    /** The papers, for those who may read everything on the conference and for the people of invited units. */
    @Transactional(readOnly = true)
    public List<ConferencePaper> list(Actor actor, UUID id) {
        requireReader(actor, id);
        return all(id);
    }

    private List<ConferencePaper> all(UUID id) {
        Map<UUID, KeptFile> kept = new HashMap<>();
        files.of(PaperRules.PLACE, id).forEach(file -> kept.put(file.id(), file));
        return store.entries(id).stream()
                .filter(entry -> kept.containsKey(entry.file()))
                .map(entry -> new ConferencePaper(entry.title(), kept.get(entry.file())))
                .toList();
    }

    private void requireReader(Actor actor, UUID id) {
        List<Invitation> own = desk.invitationsOf(actor, id);
        if (own.isEmpty()) {
            desk.readable(actor, id);
        } else {
            desk.invitedTo(actor, id, own.get(0).unit());
        }
    }

    /** The papers behind a link of a letter, answered or not; nothing for a link that ran out. */
    @Transactional(readOnly = true)
    public List<ConferencePaper> behind(String secret) {
        return conferenceOf(secret).map(this::all).orElse(List.of());
    }

    private Optional<UUID> conferenceOf(String secret) {
        return tokens.find(secret, Purpose.REPLY)
                .or(() -> tokens.find(secret, Purpose.CARD))
                .filter(token -> token.state() != Token.State.EXPIRED)
                .map(Token::conference);
    }

    public KeptFile add(Actor actor, UUID id, String name, FileSource source) {
        return files.add(actor, PaperRules.PLACE, id, name, source);
    }

    public void remove(Actor actor, UUID id, UUID file) {
        files.remove(actor, PaperRules.PLACE, id, file);
    }

    /** A title that says more than the name of the file. */
    @Transactional
    public void title(Actor actor, UUID id, UUID file, String title) {
        requireOpen(desk.coordinated(actor, id));
        files.require(PaperRules.PLACE, id, file);
        if (Text.isBlank(title)) {
            throw Refusal.at("title", "conference.paper.title-missing");
        }
        String clean = Text.clean(title);
        if (clean.length() > LONGEST_TITLE) {
            throw Refusal.at("title", "conference.paper.title-long", LONGEST_TITLE);
        }
        secrecy.checkFileName("title", clean);
        store.title(id, file, clean);
    }

    /** Moves a paper one place. */
    @Transactional
    public void move(Actor actor, UUID id, UUID file, boolean up) {
        requireOpen(desk.coordinated(actor, id));
        List<UUID> order =
                new ArrayList<>(all(id).stream().map(ConferencePaper::id).toList());
        int at = order.indexOf(file);
        int to = up ? at - 1 : at + 1;
        if (at < 0) {
            throw new NotFound("paper", file);
        }
        if (to >= 0 && to < order.size()) {
            Collections.swap(order, at, to);
            store.order(id, order);
        }
    }

    private static void requireOpen(Conference conference) {
        if (conference.isClosed()) {
            throw Refusal.of("conference.closed");
        }
    }

    @Transactional(readOnly = true)
    public KeptFile find(Actor actor, UUID id, UUID file) {
        requireReader(actor, id);
        return files.require(PaperRules.PLACE, id, file);
    }

    /** A paper behind a link. */
    @Transactional(readOnly = true)
    public KeptFile find(String secret, UUID file) {
        UUID id = conferenceOf(secret).orElseThrow(() -> new NotFound("paper", file));
        return files.require(PaperRules.PLACE, id, file);
    }

    /** Writes the file out for somebody whom {@code find} let through. */
    public void write(KeptFile file, OutputStream out) {
        files.write(file, out);
    }
}
