package vn.tongket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;

/** What only the mail may say is opened for each mail, goes with its picture, and stands nowhere else. */
@TongKetTest
class SealedMailIT {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final GreenMail mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final String unit =
            "S" + UUID.randomUUID().toString().substring(0, 6).toUpperCase();
    private final String group = unit + ".leader";

    @Autowired
    Notifications notifications;

    @Autowired
    Outbox outbox;

    @Autowired
    Digests digests;

    @Autowired
    DigestText digestText;

    @Autowired
    NoticeTexts texts;

    @Autowired
    NoticeBoard board;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Acting acting;

    @BeforeEach
    void start() {
        outbox.keepInside();
        jdbc.sql("update app.mail set given_up_at = now() where sent_at is null and given_up_at is null")
                .update();
        mailServer.start();
    }

    @AfterEach
    void stop() {
        mailServer.stop();
    }

    @Test
    void every_mail_has_its_own_secret_and_no_table_has_any() throws Exception {
        acting.ensure(unit + ".ky", group);
        acting.ensure(unit + ".ky2", group);
        transactions.executeWithoutResult(inside -> notifications.tell(Notice.to(group, "test-notice", unit + "-sealed")
                .with("title", "sealed:LINK:1")
                .with("unit", "Huyện ủy Bắc Mê")));
        AtomicInteger opened = new AtomicInteger();

        sender((word, address) -> word.equals("sealed:LINK:1")
                        ? Optional.of(new SealedText.Opened(
                                address + "/tra-loi/bi-mat-" + opened.incrementAndGet(),
                                new SealedText.Picture("ma.png", PNG)))
                        : Optional.empty())
                .sendAll();

        MimeMessage[] mails = mailServer.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(List.of(mails))
                .extracting(MimeMessage::getSubject)
                .anyMatch(subject -> subject.contains("https://tongket.example.vn/tra-loi/bi-mat-1"))
                .anyMatch(subject -> subject.contains("https://tongket.example.vn/tra-loi/bi-mat-2"));
        assertThat(((Multipart) mails[0].getContent()).getCount()).isEqualTo(2);
        assertThat(GreenMailUtil.getWholeMessage(mails[0])).contains("ma.png", "image/png");
        assertThat(board.page(new Actor(unit + ".ky", Set.of(group)), 0, 10)
                        .items()
                        .get(0)
                        .subject())
                .contains("(có trong thư điện tử)")
                .doesNotContain("bi-mat", "sealed");
        assertThat(jdbc.sql("select count(*) from app.notice n where n::text like '%bi-mat%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private MailSending sender(SealedText opener) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(mailServer.getSmtp().getPort());
        server.setDefaultEncoding("UTF-8");
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("mail", server);
        return new MailSending(
                outbox,
                digests,
                digestText,
                texts,
                json,
                List.of(opener),
                beans.getBeanProvider(JavaMailSender.class),
                "127.0.0.1",
                "tongket@tongket.test",
                "https://tongket.example.vn/");
    }
}
