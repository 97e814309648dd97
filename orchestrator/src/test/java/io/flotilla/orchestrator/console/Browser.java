package io.flotilla.orchestrator.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.testing.Api;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A browser on the console of the server under test. What a page complains about (its own errors, a
 * breach of the content policy, a dialog nobody asked for) is collected and is a failure.
 *
 * <p>All share one Chromium, each with a profile of its own, and so may be used by one thread only.
 */
public final class Browser implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private BrowserContext context;

    public Browser() {
        context = Shared.CHROMIUM.newContext(options(1280, 900, ColorScheme.LIGHT));
    }

    private static NewContextOptions options(int width, int height, ColorScheme colours) {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setTimezoneId("Europe/Paris")
                .setLocale("en-GB");
    }

    /** Forgets who is signed in, and has another window from here on. */
    public Browser window(int width, int height, ColorScheme colours) {
        context.close();
        context = Shared.CHROMIUM.newContext(options(width, height, colours));
        return this;
    }

    /** Forgets who is signed in, and runs no scripts from here on. */
    public Browser withoutScripts() {
        context.close();
        context =
                Shared.CHROMIUM.newContext(
                        options(1280, 900, ColorScheme.LIGHT).setJavaScriptEnabled(false));
        return this;
    }

    /** A page of the console, seen by somebody who signs in with a fresh token of this role. */
    public Page as(Role role, String path) {
        var page = page();
        page.navigate(url("/console/sign-in?to=") + path.replace("?", "%3F").replace("&", "%26"));
        page.getByLabel("Token").fill(Api.token(role));
        page.locator("main button").click();
        return page;
    }

    /** The address of a path on the server under test, whose port is known within a test. */
    public static String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(RestAssured.port, path);
    }

    /** An empty page, where nobody has signed in unless another page of this browser has. */
    public Page page() {
        var page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
        page.onPageError(complaints::add);
        page.onDialog(
                dialog -> {
                    complaints.add("a dialog: " + dialog.message());
                    dialog.dismiss();
                });
        return page;
    }

    /** What pages have complained about since the last time. */
    public List<String> complaints() {
        synchronized (complaints) {
            var all = List.copyOf(complaints);
            complaints.clear();
            return all;
        }
    }

    /** What keeps somebody from using the page, by axe's rules; empty where nothing does. */
    public static List<String> barriers(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream().map(Browser::described).toList();
    }

    private static String described(Rule rule) {
        return "%s: %s, at %s"
                .formatted(
                        rule.getId(),
                        rule.getHelp(),
                        rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList());
    }

    /** Keeps a picture of the page, where the build keeps such; docs show some of them. */
    public static void photograph(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png"))
                        .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Loaded, and so started, at the first use; it goes when the JVM does. */
    private static final class Shared {
        static final com.microsoft.playwright.Browser CHROMIUM = launch();

        private static com.microsoft.playwright.Browser launch() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            return Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(Chromium.path())
                                    // root has none; the pages are our own
                                    .setChromiumSandbox(false));
        }
    }
}
