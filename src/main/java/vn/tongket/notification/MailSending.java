package vn.tongket.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the waiting mails every few seconds, on every node; without {@code spring.mail.host} it sends none. */
@Component
class MailSending {

    private static final Logger log = LoggerFactory.getLogger(MailSending.class);
    private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};

    private final Outbox outbox;
    private final Digests digests;
    private final DigestText digestText;
    private final NoticeTexts texts;
    private final ObjectMapper json;
    private final List<SealedText> sealed;
    private final JavaMailSender server;
    private final String from;
    private final String address;

    MailSending(
            Outbox outbox,
            Digests digests,
            DigestText digestText,
            NoticeTexts texts,
            ObjectMapper json,
            List<SealedText> sealed,
            ObjectProvider<JavaMailSender> server,
            @Value("${spring.mail.host:}") String host,
            @Value("${tongket.mail.from:${spring.mail.username:tongket@localhost}}") String from,
            @Value("${tongket.public-url:}") String address) {
        this.outbox = outbox;
        this.digests = digests;
        this.digestText = digestText;
        this.texts = texts;
        this.json = json;
        this.sealed = sealed;
        this.server = host.isBlank() ? null : server.getIfAvailable();
        this.from = from;
        this.address = address.replaceAll("/+$", "");
    }

    @Scheduled(initialDelayString = "${tongket.mail.every:PT10S}", fixedDelayString = "${tongket.mail.every:PT10S}")
    void sendAll() {
        while (digests.gatherNext()) {
            log.debug("Put the next mails of the day together");
        }
        if (server == null) {
            outbox.keepInside();
            return;
        }
        while (outbox.address() > 0) {
            log.debug("Looked up who gets the next notices");
        }
        for (List<Outbox.Claimed> mails = outbox.claim(); !mails.isEmpty(); mails = outbox.claim()) {
            mails.forEach(this::send);
        }
    }

    private void send(Outbox.Claimed mail) {
        try {
            server.send(compose(mail));
        } catch (MessagingException | JsonProcessingException | RuntimeException e) {
            log.warn(
                    "Mail {} was not sent at attempt {}: {}",
                    mail.id(),
                    mail.attempts(),
                    e.getClass().getSimpleName());
            outbox.failed(mail, String.valueOf(e.getMessage()));
            return;
        }
        outbox.sent(mail);
    }

    private MimeMessage compose(Outbox.Claimed mail) throws MessagingException, JsonProcessingException {
        MimeMessage message = server.createMimeMessage();
        if (mail.digestOn() == null) {
            fill(message, mail);
        } else {
            DigestText.Written text = digestText.write(mail.digestOn(), outbox.listed(mail), address);
            MimeMessageHelper helper = addressed(message, true, mail);
            helper.setSubject(text.subject());
            helper.setText(text.plain(), text.html());
        }
        message.setHeader("Message-ID", "<%s@tongket>".formatted(mail.id()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private void fill(MimeMessage message, Outbox.Claimed mail) throws MessagingException, JsonProcessingException {
        Map<String, Object> params = new LinkedHashMap<>(json.readValue(mail.params(), PARAMS));
        List<SealedText.Picture> pictures = open(params);
        NoticeTexts.Filled text = texts.fill(mail.template(), params);
        MimeMessageHelper helper = addressed(message, !pictures.isEmpty(), mail);
        helper.setSubject(text.subject());
        helper.setText(withLink(text.body(), mail.link()));
        for (SealedText.Picture picture : pictures) {
            helper.addAttachment(picture.name(), new ByteArrayResource(picture.png()), "image/png");
        }
    }

    private MimeMessageHelper addressed(MimeMessage message, boolean inParts, Outbox.Claimed mail)
            throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, inParts, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.address());
        return helper;
    }

    /** Opens what may stand in this mail alone; what it looks like goes with the mail. */
    private List<SealedText.Picture> open(Map<String, Object> params) {
        List<SealedText.Picture> pictures = new ArrayList<>();
        params.replaceAll((name, value) -> {
            if (!(value instanceof String text) || !SealedText.isSealed(text)) {
                return value;
            }
            SealedText.Opened opened = sealed.stream()
                    .flatMap(each -> each.open(text, address).stream())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Nobody opens the sealed text of a mail"));
            if (opened.picture() != null) {
                pictures.add(opened.picture());
            }
            return opened.text();
        });
        return pictures;
    }

    private String withLink(String body, String link) {
        return link == null || address.isEmpty() ? body : body + "\n\n" + address + link;
    }
}
