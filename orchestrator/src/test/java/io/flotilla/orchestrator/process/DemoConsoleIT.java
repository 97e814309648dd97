package io.flotilla.orchestrator.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.flotilla.orchestrator.console.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The demo as a user runs it, seen through its console; takes the pictures that the docs show. */
@Isolated
@EnabledIf("io.flotilla.orchestrator.console.Chromium#isThere")
class DemoConsoleIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern LINK = Pattern.compile("signs in once: (\\S+)");
    private static final Pattern UNDER_WAY = Pattern.compile("^([2-9][0-9]|100)% of 300$");
    private static final Path APP = Path.of(System.getProperty("flotilla.server.jar")).getParent();

    @TempDir Path folder;

    @Test
    void aDemoIsWatchedInTheBrowser() throws IOException, InterruptedException {
        var said = folder.resolve("demo.out");
        var demo = startDemo(said);
        try (var browser = new Browser()) {
            browser.window(1280, 860, ColorScheme.LIGHT);
            var page = browser.page();
            page.navigate(link(said, demo));
            page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
            assertThat(page.locator("h1")).hasText("Fleet");

            var console = page.url().replaceFirst("/console/.*", "/console");
            await().atMost(PATIENCE).until(() -> isRunning(page, console));
            page.navigate(console + "/rollouts/1");
            assertThat(page.locator("[data-live-status]")).hasText("Live");
            assertThat(page.locator(".facts dd").first())
                    .hasText(
                            UNDER_WAY,
                            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis()));
            Browser.photograph(page, "rollout");
            assertThat(page.locator(".badge").first())
                    .containsText(
                            "completed",
                            new LocatorAssertions.ContainsTextOptions()
                                    .setTimeout(PATIENCE.toMillis()));
            Browser.photograph(page, "rollout-completed");

            await().atMost(PATIENCE).until(() -> Files.readString(said).contains("Still running"));
            photographs(page, console);
            assertThat(browser.complaints()).isEmpty();
        } finally {
            demo.destroy();
            assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void photographs(Page page, String console) {
        page.navigate(console + "/fleet?group=label:tier");
        assertThat(page.locator("canvas")).hasAttribute("data-cells", "300");
        Browser.photograph(page, "fleet");
        page.navigate(console + "/fleet?state=drifted");
        page.locator("tbody a").first().click();
        assertThat(page.locator("pre").first()).isVisible();
        Browser.photograph(page, "tenant");
    }

    private static boolean isRunning(Page page, String console) {
        page.navigate(console + "/rollouts");
        return page.locator(".badge.busy").count() > 0 || page.locator(".badge.good").count() > 0;
    }

    private static String link(Path said, Process demo) {
        await().atMost(PATIENCE)
                .until(() -> !demo.isAlive() || LINK.matcher(Files.readString(said)).find());
        try {
            var found = LINK.matcher(Files.readString(said));
            assertThat(found.find()).as(Files.readString(said)).isTrue();
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process startDemo(Path said) throws IOException {
        var classes = "%1$s/app/*:%1$s/lib/main/*:%1$s/lib/boot/*".formatted(APP.toAbsolutePath());
        var builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Dflotilla.home.dist=" + APP.toAbsolutePath(),
                                        "-cp",
                                        classes,
                                        "io.flotilla.orchestrator.cli.Main",
                                        "demo",
                                        "--keep"))
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("TMPDIR", folder.toString());
        return builder.start();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
