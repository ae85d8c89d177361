package vn.tongket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** Does what a person does in Tasklist, with that person's authorizations: sees, claims, completes. */
@TestComponent
public class Tasklist {

    private final TaskService tasks;
    private final FormService forms;
    private final RepositoryService repository;

    Tasklist(TaskService tasks, FormService forms, RepositoryService repository) {
        this.tasks = tasks;
        this.forms = forms;
        this.repository = repository;
    }

    /** Starts the process by its start form, as the person; returns the business key that it was given. */
    public UUID start(Acting.Person person, String process, Object... variables) {
        return person.call(() -> {
            String definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .singleResult()
                    .getId();
            ProcessInstance started = forms.submitStartForm(definition, map(variables));
            return UUID.fromString(started.getBusinessKey());
        });
    }

    /** Claims and completes the one task of that kind of the thing; fails when the person does not see it. */
    public void complete(Acting.Person person, UUID key, String element, Object... variables) {
        person.run(() -> {
            List<Task> seen = seen(key, element);
            assertThat(seen)
                    .as("task %s of %s seen by %s", element, key, person.user())
                    .hasSize(1);
            String task = seen.get(0).getId();
            tasks.claim(task, person.user());
            forms.submitTaskForm(task, map(variables));
        });
    }

    /** Whether the person sees a task of that kind of the thing. */
    public boolean sees(Acting.Person person, UUID key, String element) {
        return person.call(() -> !seen(key, element).isEmpty());
    }

    /** The kinds of tasks that wait at the thing, whoever may see them. */
    public List<String> waiting(UUID key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key.toString()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    private List<Task> seen(UUID key, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .taskDefinitionKey(element)
                .list();
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
