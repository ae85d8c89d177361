package vn.tongket.engine;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The filters that a person finds in Tasklist: mine, my unit's, due this week, overdue. They hold fixed values and are
 * renewed at every login and every night, because filters with expressions are switched off.
 */
@Component
public class TaskFilters {

    private static final Logger log = LoggerFactory.getLogger(TaskFilters.class);
    /** What a task is about, shown in the list where a process says it: many tasks have the same name. */
    private static final String SUBJECT = "subject";

    private static final String KEY = "tongketFilter";

    private final FilterService filters;
    private final TaskService tasks;
    private final IdentityService users;
    private final AuthorizationService authorizations;
    private final Identities identities;
    private final MessageSource messages;
    private final Clock clock;

    TaskFilters(
            FilterService filters,
            TaskService tasks,
            IdentityService users,
            AuthorizationService authorizations,
            Identities identities,
            MessageSource messages,
            Clock clock) {
        this.filters = filters;
        this.tasks = tasks;
        this.users = users;
        this.authorizations = authorizations;
        this.identities = identities;
        this.messages = messages;
        this.clock = clock;
    }

    /** Writes or renews the person's four filters; one that is already right is left alone. */
    @Transactional
    public void refresh(String user) {
        identities.asNobody(() -> {
            refresh(user, identities.groupsOf(user));
            return null;
        });
    }

    /** Moves the dates of everybody's filters on. */
    @Scheduled(cron = "0 5 0 * * *", zone = "Asia/Ho_Chi_Minh")
    public void refreshAll() {
        identities.asNobody(() -> {
            filters.createTaskFilterQuery().list().stream()
                    .filter(filter -> filter.getProperties() != null
                            && filter.getProperties().containsKey(KEY))
                    .map(Filter::getOwner)
                    .distinct()
                    .filter(owner -> users.createUserQuery().userId(owner).count() == 1)
                    .forEach(this::refreshQuietly);
            return null;
        });
    }

    /** One person's failure, e.g. because another node was quicker, keeps nobody else's filters in yesterday. */
    private void refreshQuietly(String user) {
        try {
            refresh(user);
        } catch (RuntimeException e) {
            log.warn("Task filters of user '{}' could not be renewed", user, e);
        }
    }

    private void refresh(String user, Collection<String> groups) {
        List<String> candidates =
                groups.stream().filter(group -> group.indexOf('.') > 0).sorted().toList();
        LocalDate today = LocalDate.now(clock);
        Date startOfToday = at(today);
        Date endOfWeek =
                at(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).plusDays(1));
        Map<String, TaskQuery> wanted = new LinkedHashMap<>();
        wanted.put("mine", tasks.createTaskQuery().taskAssignee(user));
        wanted.put("unit", ofGroups(user, candidates));
        wanted.put(
                "week",
                ofGroups(user, candidates).dueAfter(before(startOfToday)).dueBefore(endOfWeek));
        wanted.put("overdue", ofGroups(user, candidates).dueBefore(startOfToday));

        Map<String, Filter> present = filters.createTaskFilterQuery().filterOwner(user).list().stream()
                .filter(filter ->
                        filter.getProperties() != null && filter.getProperties().containsKey(KEY))
                .collect(Collectors.toMap(
                        filter -> String.valueOf(filter.getProperties().get(KEY)),
                        filter -> filter,
                        (one, other) -> one));
        int priority = 0;
        for (Map.Entry<String, TaskQuery> entry : wanted.entrySet()) {
            priority += 10;
            write(user, entry.getKey(), priority, entry.getValue(), present.get(entry.getKey()));
        }
    }

    /** Tasks offered to the person's groups; a person without a group is offered their own only. */
    private TaskQuery ofGroups(String user, List<String> groups) {
        TaskQuery query = tasks.createTaskQuery();
        return groups.isEmpty()
                ? query.taskAssignee(user)
                : query.taskCandidateGroupIn(groups).includeAssignedTasks();
    }

    private void write(String user, String key, int priority, Query<?, ?> query, Filter present) {
        Filter filter = present;
        if (filter == null) {
            filter = filters.newTaskFilter(messages.getMessage("doors.filter." + key, null, Locale.ROOT));
            filter.setOwner(user);
        }
        filter.setQuery(query);
        filter.setProperties(properties(key, priority));
        filters.saveFilter(filter);
        if (present == null) {
            readableByOwnerOnly(filter.getId(), user);
        }
    }

    private void readableByOwnerOnly(String filter, String user) {
        boolean found = false;
        for (Authorization given : authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.FILTER)
                .resourceId(filter)
                .list()) {
            if (user.equals(given.getUserId())) {
                given.setPermissions(new Permissions[] {Permissions.READ});
                authorizations.saveAuthorization(given);
                found = true;
            } else {
                authorizations.deleteAuthorization(given.getId());
            }
        }
        if (!found) {
            Authorization read = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            read.setUserId(user);
            read.setResource(Resources.FILTER);
            read.setResourceId(filter);
            read.setPermissions(new Permissions[] {Permissions.READ});
            authorizations.saveAuthorization(read);
        }
    }

    private Map<String, Object> properties(String key, int priority) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(KEY, key);
        properties.put("priority", priority);
        properties.put("refresh", true);
        properties.put("color", key.equals("overdue") ? "#b3261e" : "#8b1a1a");
        properties.put("showUndefinedVariable", false);
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("name", SUBJECT);
        subject.put("label", messages.getMessage("doors.filter.subject", null, Locale.ROOT));
        properties.put("variables", new ArrayList<>(List.of(subject)));
        return properties;
    }

    private Date at(LocalDate day) {
        return Date.from(day.atTime(LocalTime.MIN).atZone(clock.getZone()).toInstant());
    }

    private static Date before(Date moment) {
        return new Date(moment.getTime() - 1);
    }
}
