package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.TaskService;
import vn.tongket.Acting;
import vn.tongket.acceptance.Play;

/** People who work through the forms of a cycle in Tasklist, each in a browser of their own. */
final class FormWork {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final Map<String, Page> pages = new HashMap<>();
    private final Chromium chromium;
    private final TaskService tasks;
    private final Play play;

    FormWork(Chromium chromium, TaskService tasks, Play play) {
        this.chromium = chromium;
        this.tasks = tasks;
        this.play = play;
    }

    /** Opens a cycle with the start form; {@code kind} as the form says it. */
    void start(String user, String title, String kind) {
        Page page = page(user);
        page.navigate(TASKLIST);
        page.locator(".start-process-action a").first().click();
        page.locator(".modal-body a").first().click();
        page.locator(".modal-dialog input[id$=Field_title]").fill(title);
        page.locator("input[id$=Field_kind] >> xpath=..").click();
        page.locator(".fjs-dropdownlist-item").getByText(kind).click();
        page.locator(".modal-dialog")
                .getByRole(AriaRole.BUTTON)
                .getByText("Bắt đầu")
                .click();
        assertThat(page.getByText("Đã mở đợt mới")).isVisible();
    }

    /** Opens the task in Tasklist, claims it, fills it in and completes it. */
    void work(UUID cycle, String user, UUID key, String element, Consumer<Page> filling) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
        Page page = page(user);
        page.navigate("about:blank");
        page.navigate(TASKLIST + "#/?task=" + task);
        assertThat(page.locator(".tk-form h2").first()).isVisible();
        page.locator("[ng-click^=claim]").first().click();
        assertThat(page.locator(".tk-form :is(input, textarea, select):visible").first())
                .isEnabled();
        filling.accept(page);
        page.locator("[ng-click='complete()']").first().click();
        try {
            assertThat(page.locator(".tk-form")).hasCount(0);
        } catch (AssertionError stuck) {
            Chromium.screenshot(page, "seed-" + element + "-stuck");
            throw new AssertionError(page.locator(".tk-problems").textContent(), stuck);
        }
        play.runJobs(cycle);
    }

    Page page(String user) {
        return pages.computeIfAbsent(user, name -> Chromium.signIn(chromium.fresh(), name, Acting.PASSWORD, TASKLIST));
    }

    static Locator field(Page page, String path) {
        return page.locator("[data-tk-field='" + path + "']:visible");
    }

    /** Types into a box that searches, and takes the one thing found. */
    static void pick(Locator box, String words) {
        Locator holder = box.locator("xpath=..");
        box.fill(words);
        assertThat(holder.getByRole(AriaRole.OPTION)).hasCount(1);
        holder.getByRole(AriaRole.OPTION).click();
    }
}
