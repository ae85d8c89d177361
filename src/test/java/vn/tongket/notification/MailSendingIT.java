package vn.tongket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
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
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.notification.NoticeBoard.Outgoing;
import vn.tongket.notification.NoticeBoard.State;

@TongKetTest
class MailSendingIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));

    private static final int NOBODY_LISTENS = 1;

    private final GreenMail mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final String unit =
            "M" + UUID.randomUUID().toString().substring(0, 6).toUpperCase();
    private final String group = unit + ".drafter";

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
    IdentityService identities;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @BeforeEach
    void quiet_outbox() {
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
    void everybody_who_holds_the_role_gets_the_mail_once() throws Exception {
        acting.ensure(unit + ".soan", group);
        acting.ensure(unit + ".soan2", group);
        tell("reports-due");

        sender().sendAll();
        sender().sendAll();

        assertThat(received())
                .extracting(message -> message.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder(
                        unit.toLowerCase() + ".soan@tongket.test", unit.toLowerCase() + ".soan2@tongket.test");
        MimeMessage mail = received().get(0);
        assertThat(mail.getSubject()).isEqualTo("Thử nghiệm: Nghị quyết số 28 về khu vực phòng thủ");
        assertThat((String) mail.getContent())
                .contains("Kính gửi Huyện ủy Bắc Mê")
                .contains("Hạn nộp là 25/08/2018.")
                .contains("https://tongket.example.vn/cong-viec");
        assertThat(mail.getContentType()).containsIgnoringCase("charset=UTF-8");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@tongket>");
        assertThat(fate().state()).isEqualTo(State.SENT);
    }

    @Test
    void telling_twice_with_one_key_mails_once() {
        acting.ensure(unit + ".soan", group);
        tell("twice");
        tell("twice");

        sender().sendAll();

        assertThat(received()).hasSize(1);
    }

    @Test
    void a_mail_that_was_refused_is_sent_later_under_the_same_id() {
        acting.ensure(unit + ".soan", group);
        tell("retried");
        sender(NOBODY_LISTENS).sendAll();

        assertThat(fate().state()).isEqualTo(State.WAITING);
        assertThat(fate().attempts()).isEqualTo(1);
        assertThat(fate().error()).isNotBlank();
        String id = mailId();

        sender().sendAll();
        assertThat(received()).as("not before the delay is over").isEmpty();
        jobs.travelTo(Instant.now().plusSeconds(120));
        sender().sendAll();

        assertThat(received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getMessageID()).isEqualTo("<%s@tongket>".formatted(id)));
        assertThat(fate().state()).isEqualTo(State.SENT);
    }

    @Test
    void a_mail_that_is_always_refused_is_given_up_and_shown() {
        acting.ensure(unit + ".soan", group);
        tell("refused");
        Instant day = Instant.now();
        for (int attempt = 0; attempt < 12; attempt++) {
            sender(NOBODY_LISTENS).sendAll();
            day = day.plusSeconds(26 * 3600);
            jobs.travelTo(day);
        }

        assertThat(fate().state()).isEqualTo(State.GIVEN_UP);
        assertThat(fate().attempts()).isEqualTo(9);
    }

    @Test
    void a_claimed_mail_is_left_alone_until_its_lease_is_over() {
        acting.ensure(unit + ".soan", group);
        tell("claimed");
        outbox.address();
        assertThat(outbox.claim()).hasSize(1);

        sender().sendAll();
        assertThat(received()).isEmpty();

        jobs.travelTo(Instant.now().plusSeconds(16 * 60));
        sender().sendAll();
        assertThat(received()).hasSize(1);
        assertThat(fate().attempts()).isEqualTo(2);
    }

    @Test
    void two_senders_at_once_send_every_mail_once() throws Exception {
        acting.ensure(unit + ".soan", group);
        for (int n = 0; n < 60; n++) {
            tell("many-" + n);
        }
        CyclicBarrier together = new CyclicBarrier(3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> senders = java.util.stream.IntStream.range(0, 3)
                    .<Future<?>>mapToObj(n -> threads.submit(() -> {
                        together.await();
                        sender().sendAll();
                        return null;
                    }))
                    .toList();
            for (Future<?> running : senders) {
                running.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(received()).hasSize(60);
        assertThat(received()).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
    }

    @Test
    void a_missing_address_is_shown_and_used_once_it_is_entered() {
        acting.ensure(unit + ".soan", group);
        address(unit + ".soan", null);
        tell("no-address");
        sender().sendAll();

        assertThat(fate().state()).isEqualTo(State.NO_ADDRESS);

        address(unit + ".soan", "soan@bacme.example.vn");
        jobs.travelTo(Instant.now().plusSeconds(120));
        sender().sendAll();

        assertThat(fate().state()).isEqualTo(State.SENT);
        assertThat(fate().addresses()).containsExactly("soan@bacme.example.vn");
    }

    @Test
    void without_a_mail_server_notices_are_read_in_the_product_only() {
        acting.ensure(unit + ".soan", group);
        tell("inside");
        new MailSending(
                        outbox,
                        digests,
                        digestText,
                        texts,
                        json,
                        List.of(),
                        new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class),
                        "",
                        "",
                        "")
                .sendAll();
        sender().sendAll();

        assertThat(received()).isEmpty();
        assertThat(fate().state()).isEqualTo(State.INSIDE_ONLY);
        assertThat(board.page(new Actor(unit + ".soan", Set.of(group)), 0, 10).items())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.subject()).startsWith("Thử nghiệm");
                    assertThat(notice.body()).contains("Hạn nộp là 25/08/2018.");
                });
        assertThat(board.page(new Actor("someone", Set.of("X.drafter")), 0, 10).items())
                .isEmpty();
    }

    @Test
    void outgoing_mail_is_for_administrators_and_without_its_body() {
        tell("seen");

        assertThat(fate().notice().body()).isNull();
        assertThatThrownBy(() -> board.outgoing(new Actor("someone", Set.of(group)), 0, 10))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void notices_come_in_pages_the_newest_first() {
        for (int n = 0; n < 5; n++) {
            jobs.travelTo(Instant.now().plusSeconds(n));
            tell("page-" + n);
        }
        Actor reader = new Actor("x", Set.of(group));

        assertThat(board.page(reader, 0, 2).items()).hasSize(2);
        assertThat(board.page(reader, 0, 2).more()).isTrue();
        assertThat(board.page(reader, 2, 2).items()).hasSize(1);
        assertThat(board.page(reader, 2, 2).more()).isFalse();
        assertThat(board.page(reader, 0, 1).items().get(0).createdAt())
                .isAfter(board.page(reader, 4, 1).items().get(0).createdAt());
    }

    private void tell(String key) {
        transactions.executeWithoutResult(status -> notifications.tell(Notice.to(group, "test-notice", unit + key)
                .with("title", "Nghị quyết số 28\r\nvề khu vực phòng thủ")
                .with("unit", "Huyện ủy Bắc Mê")
                .with("due", "2018-08-25")
                .linking("/cong-viec")));
    }

    private MailSending sender() {
        return sender(mailServer.getSmtp().getPort());
    }

    private MailSending sender(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setDefaultEncoding("UTF-8");
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("mail", server);
        return new MailSending(
                outbox,
                digests,
                digestText,
                texts,
                json,
                List.of(),
                beans.getBeanProvider(JavaMailSender.class),
                "127.0.0.1",
                "tongket@tongket.test",
                "https://tongket.example.vn/");
    }

    private List<MimeMessage> received() {
        return Arrays.asList(mailServer.getReceivedMessages());
    }

    private Outgoing fate() {
        return board.outgoing(ADMINISTRATOR, 0, 100).items().stream()
                .filter(outgoing -> outgoing.notice().recipient().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private String mailId() {
        return jdbc.sql("""
                        select m.id::text from app.mail m join app.notice n on n.id = m.notice_id
                         where n.recipient = :group
                        """).param("group", group).query(String.class).single();
    }

    private void address(String user, String email) {
        User person = identities.createUserQuery().userId(user).singleResult();
        person.setEmail(email);
        identities.saveUser(person);
    }
}
