package vn.tongket.web.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Slows down who tries many hashes, codes or links from one address: each unknown one makes the next wait longer. */
@Component
public class Throttle {

    private static final int REMEMBERED = 10_000;
    private static final int FREE = 10;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private record Misses(int count, Instant last) {}

    private final Clock clock;
    private final Map<String, Misses> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Misses> eldest) {
            return size() > REMEMBERED;
        }
    };

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Seconds that this address still has to wait; 0 lets it ask. */
    public synchronized long wait(String address) {
        Misses misses = remembered.get(network(address));
        if (misses == null || misses.count() < FREE) {
            return 0;
        }
        long seconds = Math.min(LONGEST.toSeconds(), 1L << Math.min(misses.count() - FREE, 10));
        Duration left = Duration.between(clock.instant(), misses.last().plusSeconds(seconds));
        boolean over = left.isNegative() || left.isZero() || left.compareTo(LONGEST) > 0;
        return over ? 0 : left.plusMillis(999).toSeconds();
    }

    public synchronized void missed(String address) {
        Misses before = remembered.get(network(address));
        Instant now = clock.instant();
        boolean fresh = before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now);
        remembered.put(network(address), new Misses(fresh ? 1 : before.count() + 1, now));
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
