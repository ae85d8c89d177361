package vn.tongket.organization.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The tasks that a person has taken and not finished; what is typed in them stays with the task. */
public interface OpenWork {

    /**
     * One task.
     *
     * @param process what the task belongs to, in words
     * @param key business key of what it is about
     * @param groups whose members may take it
     */
    record Line(String id, String name, String process, String key, Set<String> groups, Instant due, Instant since) {}

    /** One page of them, by their due dates, and how many there are in all. */
    record Page(List<Line> lines, long count) {}

    /**
     * @param groups only tasks that members of these may take; null for all
     */
    Page of(String user, Collection<String> groups, int page, int size);

    /** Those of the tasks that the person really has. */
    List<Line> named(String user, Collection<String> groups, Collection<String> tasks);

    /** Gives tasks to another person, or back to their groups where nobody is named. */
    void hand(Collection<String> tasks, String to);
}
