package vn.tongket.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

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

    private final Playwright playwright;
    private final Browser browser;
    private final String base;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    public Chromium(int port) {
        base = "http://localhost:" + port;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(ARGUMENTS));
    }

    /** Whether there is a Chromium on this machine; tests that need one are skipped otherwise. */
    public static boolean isThere() {
        return EXECUTABLE.toFile().canExecute();
    }

    /** A fresh browser in which nobody has signed in. */
    public BrowserContext fresh() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setViewportSize(1400, 950));
        context.setDefaultTimeout(PATIENCE);
        context.onWebError(error -> faults.add(error.error()));
        return context;
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
        browser.close();
        playwright.close();
    }
}
