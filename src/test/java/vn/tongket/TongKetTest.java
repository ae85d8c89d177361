package vn.tongket;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The whole product on a real PostgreSQL and a random port, jobs run by the test; all such tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({
    TestDatabase.class,
    Acting.class,
    Jobs.class,
    Tasklist.class,
    TestUnits.class,
    Probe.class,
    SqlCount.class,
    vn.tongket.acceptance.Play.class,
    vn.tongket.assignment.FollowUpPlay.class,
    vn.tongket.engine.path.FlowWitness.class
})
@ExtendWith(BackToToday.class)
public @interface TongKetTest {}
