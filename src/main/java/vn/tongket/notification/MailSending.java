package vn.tongket.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
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
    private final NoticeTexts texts;
    private final ObjectMapper json;
    private final JavaMailSender server;
    private final String from;
    private final String address;

    MailSending(
            Outbox outbox,
            NoticeTexts texts,
            ObjectMapper json,
            ObjectProvider<JavaMailSender> server,
            @Value("${spring.mail.host:}") String host,
            @Value("${tongket.mail.from:${spring.mail.username:tongket@localhost}}") String from,
            @Value("${tongket.public-url:}") String address) {
        this.outbox = outbox;
        this.texts = texts;
        this.json = json;
        this.server = host.isBlank() ? null : server.getIfAvailable();
        this.from = from;
        this.address = address.replaceAll("/+$", "");
    }

    @Scheduled(initialDelayString = "${tongket.mail.every:PT10S}", fixedDelayString = "${tongket.mail.every:PT10S}")
    void sendAll() {
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
        NoticeTexts.Filled text = texts.fill(mail.template(), json.readValue(mail.params(), PARAMS));
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.address());
        helper.setSubject(text.subject());
        helper.setText(withLink(text.body(), mail.link()));
        message.setHeader("Message-ID", "<%s@tongket>".formatted(mail.id()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String withLink(String body, String link) {
        return link == null || address.isEmpty() ? body : body + "\n\n" + address + link;
    }
}
