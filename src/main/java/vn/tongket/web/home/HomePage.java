package vn.tongket.web.home;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.engine.WaitingGroups;
import vn.tongket.engine.WaitingGroups.Group;
import vn.tongket.engine.WaitingGroups.Item;
import vn.tongket.notification.NoticeBoard;
import vn.tongket.organization.Role;
import vn.tongket.overview.Names;
import vn.tongket.overview.News;
import vn.tongket.overview.Upcoming;
import vn.tongket.overview.Visits;
import vn.tongket.web.page.Page;

/** What waits for the person, what becomes due, what changed since they were here, and the one thing to do next. */
@Page
class HomePage {

    private static final int OF_EACH_KIND = 3;
    private static final int DUES = 10;
    private static final int ASKED = 40;
    private static final int NEWS = 12;
    private static final int CYCLES = 5;
    private static final int NOTICES = 4;

    private final WaitingGroups waiting;
    private final List<Upcoming> upcoming;
    private final List<Names> names;
    private final List<News> news;
    private final Visits visits;
    private final CycleBoard cycles;
    private final NoticeBoard notices;
    private final HomeDoors doors;
    private final Clock clock;

    HomePage(
            WaitingGroups waiting,
            List<Upcoming> upcoming,
            List<Names> names,
            List<News> news,
            Visits visits,
            CycleBoard cycles,
            NoticeBoard notices,
            HomeDoors doors,
            Clock clock) {
        this.waiting = waiting;
        this.upcoming = upcoming;
        this.names = names;
        this.news = news;
        this.visits = visits;
        this.cycles = cycles;
        this.notices = notices;
        this.doors = doors;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Model model) {
        Actor actor = Actors.current();
        Instant now = clock.instant();
        Instant endOfWeek = LocalDate.ofInstant(now, Deadline.ZONE)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay(Deadline.ZONE)
                .toInstant();
        List<Group> groups = waiting.of(actor, now, endOfWeek, OF_EACH_KIND);
        Ahead ahead = Ahead.of(
                upcoming.stream()
                        .flatMap(source -> source.of(actor, now, ASKED).stream())
                        .toList(),
                now,
                DUES);
        Visits.Visit visit = visits.visit(actor);
        List<News.Told> told = news.stream()
                .flatMap(source -> source.since(actor, visit.since(), NEWS + 1).stream())
                .sorted(java.util.Comparator.comparing(News.Told::at).reversed())
                .toList();
        model.addAttribute("now", now);
        model.addAttribute("groups", groups);
        model.addAttribute("names", names(groups));
        model.addAttribute("waiting", groups.stream().mapToLong(Group::total).sum());
        model.addAttribute("overdue", groups.stream().mapToLong(Group::overdue).sum());
        model.addAttribute("soon", groups.stream().mapToLong(Group::soon).sum());
        model.addAttribute("ahead", ahead);
        model.addAttribute(
                "step",
                NextStep.of(groups, ahead.dues(), now.plus(Ahead.HORIZON)).orElse(null));
        model.addAttribute("visit", visit);
        model.addAttribute("news", told.stream().limit(NEWS).toList());
        model.addAttribute("moreNews", told.size() > NEWS);
        model.addAttribute("cycles", cycles.visible(actor, "", CYCLES, 0));
        model.addAttribute("notices", notices.page(actor, 0, NOTICES).items());
        model.addAttribute("doors", doors.of(actor));
        model.addAttribute("roles", HomeDoors.roles(actor));
        model.addAttribute("start", HomeDoors.start(actor));
        model.addAttribute(
                "mayStart", !actor.unitsWith(Role.COORDINATOR.suffix()).isEmpty());
        return "home";
    }

    /** The person has read what changed, as far as the page said it. */
    @PostMapping("/da-xem")
    String seen(@RequestParam(defaultValue = "") String den) {
        try {
            visits.seen(Actors.current(), Text.isBlank(den) ? clock.instant() : Instant.parse(Text.clean(den)));
        } catch (DateTimeParseException typedByHand) {
            visits.seen(Actors.current(), clock.instant());
        }
        return "redirect:/#moi";
    }

    /** What the tasks are about; the tasks wait for the person, so the person may know. */
    private Map<String, String> names(List<Group> groups) {
        Collection<UUID> keys = groups.stream()
                .flatMap(group -> group.items().stream())
                .map(Item::key)
                .map(HomePage::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, String> found = new HashMap<>();
        if (!keys.isEmpty()) {
            names.forEach(source -> source.of(keys).forEach((key, name) -> found.put(key.toString(), name)));
        }
        return found;
    }

    private static UUID id(String key) {
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException ofAnotherProcess) {
            return null;
        }
    }
}
