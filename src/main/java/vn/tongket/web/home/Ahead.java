package vn.tongket.web.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import vn.tongket.overview.Upcoming.Due;

/**
 * What becomes due, from all sides in one order.
 *
 * @param dues overdue, without a date, and within the horizon
 * @param hidden how many more there are
 * @param next the first after the horizon; null when nothing is known
 */
record Ahead(List<Due> dues, int hidden, Due next) {

    static final Duration HORIZON = Duration.ofDays(14);

    static Ahead of(List<Due> all, Instant now, int limit) {
        Instant horizon = now.plus(HORIZON);
        List<Due> sorted = all.stream()
                .sorted(Comparator.comparing(Due::at, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        List<Due> near = sorted.stream()
                .filter(due -> due.at() == null || due.at().isBefore(horizon))
                .toList();
        Due next = sorted.stream()
                .filter(due -> due.at() != null && !due.at().isBefore(horizon))
                .findFirst()
                .orElse(null);
        return new Ahead(near.stream().limit(limit).toList(), Math.max(0, near.size() - limit), next);
    }
}
