package vn.tongket.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String HOME = "10.0.0.7";

    private Instant now = Instant.parse("2026-09-16T02:00:00Z");

    private final LoginThrottle throttle = new LoginThrottle(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private Duration failFrom(String account, String address) {
        Duration wait = throttle.enter(account, address);
        if (wait.isZero()) {
            throttle.failed(account, address);
        }
        return wait;
    }

    @Test
    void wait_doubles_with_every_wrong_password_up_to_a_minute() {
        for (int free = 0; free < 4; free++) {
            assertThat(failFrom("a", HOME)).isZero();
        }
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(throttle.enter("a", HOME)).isEqualTo(Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(failFrom("a", HOME)).isZero();
        }
    }

    @Test
    void right_password_clears_the_account() {
        for (int i = 0; i < 4; i++) {
            failFrom("a", HOME);
        }
        now = now.plusSeconds(1);
        assertThat(throttle.enter("a", HOME)).isZero();
        throttle.succeeded("a", HOME);

        assertThat(throttle.enter("a", HOME)).isZero();
    }

    @Test
    void guesses_sent_at_once_do_not_all_get_through() {
        for (int i = 0; i < 4; i++) {
            failFrom("a", HOME);
        }
        now = now.plusSeconds(1);

        assertThat(throttle.enter("a", HOME)).isZero();
        assertThat(throttle.enter("a", HOME)).isPositive();
    }

    @Test
    void guessing_elsewhere_holds_nobody_up_here() {
        for (int i = 0; i < 1_000; i++) {
            failFrom("a", "10.9.%d.%d".formatted(i / 200, i % 200));
            failFrom("a", "10.0.0.8");
        }

        assertThat(throttle.enter("a", HOME)).isZero();
    }

    @Test
    void one_address_trying_many_accounts_is_slowed_but_not_those_who_are_known_there() {
        throttle.succeeded("known", HOME);
        for (int i = 0; i < 60; i++) {
            failFrom("account" + i, HOME);
        }

        assertThat(throttle.enter("another", HOME)).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(throttle.enter("known", HOME)).isZero();
    }

    @Test
    void addresses_of_one_ipv6_customer_count_as_one() {
        for (int i = 0; i < 4; i++) {
            failFrom("a", "2001:db8:1:2:%x::1".formatted(i));
        }

        assertThat(throttle.enter("a", "2001:db8:1:2:ffff::9")).isPositive();
        assertThat(throttle.enter("a", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void quarter_of_an_hour_later_all_is_forgotten_and_memory_is_bounded() {
        for (int i = 0; i < 12; i++) {
            failFrom("a", HOME);
            now = now.plusSeconds(61);
        }
        now = now.plus(Duration.ofMinutes(16));
        assertThat(throttle.enter("a", HOME)).isZero();

        for (int i = 0; i < 30_000; i++) {
            throttle.failed("x" + i, "10.%d.%d.1".formatted(i / 250, i % 250));
        }
        assertThat(throttle.size()).isLessThanOrEqualTo(10_000);
    }
}
