package vn.tongket.web.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.audit.dossier.Line;
import vn.tongket.web.audit.DossierRow.Fact;
import vn.tongket.web.page.Words;

/** What a notice told whom, and what became of it. */
@Component
class NoticeSentence {

    private final Words words;
    private final MessageSource messages;

    NoticeSentence(Words words, MessageSource messages) {
        this.words = words;
        this.messages = messages;
    }

    String sentence(Line line, Map<String, String> units) {
        return text("web.dossier.notice", line.details().get("subject"), recipient(line, units));
    }

    private String recipient(Line line, Map<String, String> units) {
        String to = String.valueOf(line.details().get("to"));
        String unit = line.about().unit();
        if (unit == null) {
            return text("web.dossier.notice.person", to.substring(to.indexOf(':') + 1));
        }
        return words.of("organization.role", to.substring(to.lastIndexOf('.') + 1)) + ", "
                + units.getOrDefault(unit, unit);
    }

    List<Fact> facts(Line line, Map<String, String> people) {
        Map<String, Object> known = line.details();
        int mails = (int) known.get("mails");
        int sent = (int) known.get("sent");
        int lost = (int) known.get("lost");
        List<Fact> facts = new ArrayList<>();
        String label = text("web.dossier.mail");
        if (mails == 0) {
            facts.add(new Fact(label, null, text("web.dossier.mail.none")));
        } else if (sent == mails) {
            facts.add(new Fact(label, null, text("web.dossier.mail.sent", mails, moment(known.get("last_sent")))));
        } else if (lost > 0) {
            facts.add(new Fact(label, null, text("web.dossier.mail.lost", mails, lost, known.get("tries"))));
        } else {
            facts.add(new Fact(label, null, text("web.dossier.mail.waiting", mails, sent, known.get("tries"))));
        }
        Object reader = known.get("readBy");
        facts.add(new Fact(
                text("web.dossier.read"),
                null,
                known.get("read_at") == null
                        ? text("web.dossier.read.not")
                        : text(
                                "web.dossier.read.by",
                                people.getOrDefault(String.valueOf(reader), String.valueOf(reader)),
                                moment(known.get("read_at")))));
        return facts;
    }

    private String moment(Object at) {
        return at instanceof Instant moment ? words.moment(moment) : "";
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ROOT);
    }
}
