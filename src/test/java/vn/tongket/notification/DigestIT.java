package vn.tongket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.notification.NoticeBoard.State;

/** One mail per person and working day with everything that could wait. */
@TongKetTest
class DigestIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));

    private final GreenMail mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final String unit =
            "G" + UUID.randomUUID().toString().substring(0, 6).toUpperCase();

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
    MailBoard mails;

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
        acting.ensure(unit + ".ky", unit + ".leader", unit + ".drafter");
        acting.ensure(unit + ".soan", unit + ".drafter");
    }

    @AfterEach
    void stop() {
        mailServer.stop();
    }

    @Test
    void reminders_of_a_morning_are_one_mail_per_person_sorted_by_urgency_with_links() throws Exception {
        jobs.travelTo(at("2031-03-25T07:10"));
        tell("leader", "report-overdue", "a", 3);
        tell("drafter", "report-reminder", "b", 1);
        tell("drafter", "report-overdue", "a", 3);
        sender().sendAll();
        assertThat(received()).as("before the hour").isEmpty();

        jobs.travelTo(at("2031-03-25T09:00"));
        sender().sendAll();
        sender().sendAll();

        assertThat(received())
                .extracting(mail -> mail.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder(address(".ky"), address(".soan"));
        MimeMessage ofLeader = mail(".ky");
        assertThat(ofLeader.getSubject()).isEqualTo("Việc cần làm ngày 25/03/2031: 2 việc");
        List<String> parts = parts(ofLeader);
        assertThat(parts.get(0))
                .contains("ĐÃ QUÁ HẠN (1)")
                .contains("SẮP ĐẾN HẠN, CẦN BIẾT (1)")
                .contains("https://tongket.example.vn/reports/a")
                .containsSubsequence("Quá hạn nộp báo cáo: a", "Nhắc nộp báo cáo: b");
        assertThat(parts.get(1))
                .contains("<h3>Đã quá hạn (1)</h3>")
                .contains("<a href=\"https://tongket.example.vn/reports/b\">Nhắc nộp báo cáo: b</a>");
        assertThat(board.page(new Actor(unit + ".ky", Set.of(unit + ".leader", unit + ".drafter")), 0, 10)
                        .items())
                .as("each stays visible in the product")
                .hasSize(3);

        tell("drafter", "report-reminder", "late", 1);
        sender().sendAll();
        assertThat(received()).as("a second mail on the same day").hasSize(2);
        jobs.travelTo(at("2031-03-26T09:00"));
        sender().sendAll();
        assertThat(received()).hasSize(4);
        assertThat(board.outgoing(ADMINISTRATOR, 0, 10).items())
                .filteredOn(notice -> notice.notice().recipient().startsWith(unit))
                .hasSize(4)
                .allMatch(notice -> notice.state() == State.SENT);
    }

    @Test
    void nothing_goes_out_on_a_day_off_and_everything_on_the_next_working_morning() throws Exception {
        jobs.travelTo(at("2026-11-24T07:00"));
        tell("drafter", "report-reminder", "culture", 1);
        jobs.travelTo(at("2026-11-24T10:00"));
        sender().sendAll();
        assertThat(received()).isEmpty();
        jobs.travelTo(at("2026-11-25T08:36"));
        sender().sendAll();
        assertThat(received()).hasSize(2);

        // the Friday before Tết of 2027, after the hour; and on mùng 1
        jobs.travelTo(at("2027-02-04T10:00"));
        tell("drafter", "report-reminder", "tet", 1);
        LocalDate back = digests.nextDay();
        for (LocalDate day = LocalDate.of(2027, 2, 6); day.isBefore(back); day = day.plusDays(1)) {
            jobs.travelTo(
                    day.atTime(9, 0).atZone(vn.tongket.calendar.Deadline.ZONE).toInstant());
            sender().sendAll();
        }
        assertThat(received()).hasSize(2);
        jobs.travelTo(
                back.atTime(9, 0).atZone(vn.tongket.calendar.Deadline.ZONE).toInstant());
        sender().sendAll();
        assertThat(received()).hasSize(4);
    }

    @Test
    void who_has_no_address_is_shown_to_the_administrator_and_told_again_when_one_is_entered() throws Exception {
        User nobody = identities.newUser(unit + ".moi");
        nobody.setLastName("Cán bộ mới");
        identities.saveUser(nobody);
        identities.saveGroup(identities.newGroup(unit + ".reviewer"));
        identities.createMembership(unit + ".moi", unit + ".reviewer");
        jobs.travelTo(at("2031-04-08T07:00"));
        tell("reviewer", "report-reminder", "x", 1);
        tell("clerk", "report-reminder", "y", 1);
        jobs.travelTo(at("2031-04-08T09:00"));
        sender().sendAll();

        assertThat(received()).isEmpty();
        assertThat(mails.unreachable(ADMINISTRATOR))
                .filteredOn(one -> one.recipient().startsWith(unit))
                .extracting(one -> one.recipient() + " "
                        + (one.person() == null ? "-" : one.person().user()))
                .containsExactly(unit + ".clerk -", unit + ".reviewer " + unit + ".moi");
        assertThat(board.outgoing(ADMINISTRATOR, 0, 10).items())
                .filteredOn(notice -> notice.notice().recipient().startsWith(unit))
                .allMatch(notice -> notice.state() == State.NO_ADDRESS);

        nobody = identities.createUserQuery().userId(unit + ".moi").singleResult();
        nobody.setEmail("moi@tongket.test");
        identities.saveUser(nobody);
        assertThat(mails.tellAgain(ADMINISTRATOR, unit + ".reviewer")).isEqualTo(1);
        jobs.travelTo(at("2031-04-09T09:00"));
        sender().sendAll();
        assertThat(received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getAllRecipients()[0]).hasToString("moi@tongket.test"));
    }

    private void tell(String role, String template, String title, int urgency) {
        transactions.executeWithoutResult(
                written -> notifications.tell(Notice.to(unit + "." + role, template, unit + role + template + title)
                        .with("title", title)
                        .with("unit", "Sở Tài chính")
                        .with("due", "25/03/2026")
                        .linking("/reports/" + title)
                        .mayWait(urgency)));
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local)
                .atZone(vn.tongket.calendar.Deadline.ZONE)
                .toInstant();
    }

    private String address(String who) {
        return (unit + who).toLowerCase() + "@tongket.test";
    }

    private MimeMessage mail(String who) throws Exception {
        for (MimeMessage mail : received()) {
            if (mail.getAllRecipients()[0].toString().equals(address(who))) {
                return mail;
            }
        }
        throw new AssertionError("No mail to " + address(who));
    }

    private static List<String> parts(MimeMessage mail) throws Exception {
        Object content = mail.getContent();
        while (content instanceof MimeMultipart multipart && multipart.getCount() == 1) {
            content = multipart.getBodyPart(0).getContent();
        }
        MimeMultipart alternatives = (MimeMultipart) content;
        return List.of((String) alternatives.getBodyPart(0).getContent(), (String)
                alternatives.getBodyPart(1).getContent());
    }

    private List<MimeMessage> received() {
        return Arrays.asList(mailServer.getReceivedMessages());
    }

    private MailSending sender() {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("localhost");
        server.setPort(mailServer.getSmtp().getPort());
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("mailSender", server);
        return new MailSending(
                outbox,
                digests,
                digestText,
                texts,
                json,
                List.of(),
                beans.getBeanProvider(JavaMailSender.class),
                "localhost",
                "tongket@localhost",
                "https://tongket.example.vn");
    }
}
