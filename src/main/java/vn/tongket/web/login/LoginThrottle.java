package vn.tongket.web.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords: the wait grows with every wrong password, for an account from one address and for the
 * address as a whole. It never counts for an account from everywhere, so nobody can shut another person out.
 */
@Component
class LoginThrottle {

    private static final int REMEMBERED = 10_000;
    private static final int FREE_FOR_ACCOUNT = 4;
    private static final int FREE_FOR_ADDRESS = 30;
    private static final Duration LONGEST_FOR_ACCOUNT = Duration.ofSeconds(60);
    private static final Duration LONGEST_FOR_ADDRESS = Duration.ofSeconds(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Failures> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginThrottle() {
        this(Clock.systemUTC());
    }

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last, Instant next) {}

    /** How long this attempt has to wait; zero lets it through and makes the next attempt on a suspicious key wait. */
    synchronized Duration enter(String account, String address) {
        Duration wait = longer(
                left(ofAccount(account, address)), known(account, address) ? Duration.ZERO : left(network(address)));
        if (wait.isZero()) {
            reserve(ofAccount(account, address), FREE_FOR_ACCOUNT, LONGEST_FOR_ACCOUNT);
            reserve(network(address), FREE_FOR_ADDRESS, LONGEST_FOR_ADDRESS);
        }
        return wait;
    }

    synchronized void failed(String account, String address) {
        count(ofAccount(account, address), FREE_FOR_ACCOUNT, LONGEST_FOR_ACCOUNT);
        count(network(address), FREE_FOR_ADDRESS, LONGEST_FOR_ADDRESS);
    }

    synchronized void succeeded(String account, String address) {
        remembered.remove(ofAccount(account, address));
        remembered.put("known " + account + " " + network(address), new Failures(0, clock.instant(), Instant.EPOCH));
    }

    synchronized int size() {
        return remembered.size();
    }

    private boolean known(String account, String address) {
        return remembered.get("known " + account + " " + network(address)) != null;
    }

    private Duration left(String key) {
        Failures failures = recent(key);
        Instant now = clock.instant();
        return failures == null || !failures.next().isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, failures.next());
    }

    private void reserve(String key, int free, Duration longest) {
        Failures failures = recent(key);
        if (failures != null && failures.count() >= free) {
            remembered.put(
                    key,
                    new Failures(
                            failures.count(),
                            failures.last(),
                            clock.instant().plus(delay(failures.count(), free, longest))));
        }
    }

    private void count(String key, int free, Duration longest) {
        Failures before = recent(key);
        int count = before == null ? 1 : before.count() + 1;
        Instant now = clock.instant();
        remembered.put(key, new Failures(count, now, now.plus(delay(count, free, longest))));
    }

    private Failures recent(String key) {
        Failures failures = remembered.get(key);
        return failures == null || failures.last().plus(FORGOTTEN_AFTER).isBefore(clock.instant()) ? null : failures;
    }

    private static Duration delay(int count, int free, Duration longest) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(count - free, 10));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String ofAccount(String account, String address) {
        return "account " + (account.length() > 100 ? account.substring(0, 100) : account) + " " + network(address);
    }

    /** An IPv6 customer owns at least a /64, so its first four groups stand for the address. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", 5);
        return String.join(":", java.util.Arrays.copyOf(groups, Math.min(4, groups.length)));
    }
}
