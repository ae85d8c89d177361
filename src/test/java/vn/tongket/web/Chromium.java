package vn.tongket.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The system's Chromium, as people use it: Vietnamese, in Vietnam. */
public final class Chromium implements AutoCloseable {

    private static final Path EXECUTABLE = Path.of(System.getProperty("tongket.chromium", "/usr/bin/chromium"));
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE = 20_000;

    /** What a page of a department needs not: nothing is fetched, drawn or kept behind the test's back. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    /** As long as this a browser may take to close a window; then it is ended from outside and started anew. */
    private static final long CLOSING = 20;

    private final Playwright playwright;
    private final Set<ProcessHandle> processes = new HashSet<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private Browser browser;
    private final String base;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    public Chromium(int port) {
        base = "http://localhost:" + port;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = launch();
    }

    private Browser launch() {
        processes.clear();
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        Browser launched = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(ARGUMENTS));
        ProcessHandle.current()
                .descendants()
                .filter(process -> !before.contains(process))
                .forEach(processes::add);
        return launched;
    }

    /** Whether there is a Chromium on this machine; tests that need one are skipped otherwise. */
    public static boolean isThere() {
        return EXECUTABLE.toFile().canExecute();
    }

    /** A fresh browser in which nobody has signed in. */
    public BrowserContext fresh() {
        if (!browser.isConnected()) {
            browser = launch();
        }
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setViewportSize(1400, 950));
        context.setDefaultTimeout(PATIENCE);
        context.onWebError(error -> faults.add(error.error()));
        return (BrowserContext) Proxy.newProxyInstance(
                BrowserContext.class.getClassLoader(), new Class<?>[] {BrowserContext.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        close(context);
                        return null;
                    }
                    try {
                        return method.invoke(context, args);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** Chromium now and then never answers that a window is closed; what was tested is over by then. */
    private void close(BrowserContext context) {
        Future<?> end =
                watch.schedule(() -> processes.forEach(ProcessHandle::destroyForcibly), CLOSING, TimeUnit.SECONDS);
        try {
            context.close();
        } catch (PlaywrightException gone) {
            if (browser.isConnected()) {
                throw gone;
            }
        } finally {
            end.cancel(false);
        }
    }

    /** Signs in through the login page and ends up where the person wanted to go. */
    public static Page signIn(BrowserContext browser, String user, String password, String wanted) {
        Page page = browser.newPage();
        page.navigate(wanted);
        page.locator("#username").fill(user);
        page.locator("#password").fill(password);
        page.locator("button[type=submit]").click();
        return page;
    }

    public static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** What scripts threw and nobody caught, in all browsers so far. */
    public List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        browser.close();
        playwright.close();
    }
}
