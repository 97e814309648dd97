package io.flotilla.orchestrator.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.console.Browser;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** How long somebody waits for the fleet's pages where there are many targets. */
@QuarkusTest
@EnabledIf("io.flotilla.orchestrator.console.Chromium#isThere")
@Tag("bench")
class FleetPagesBenchmark {
    private static final int TARGETS = Integer.getInteger("bench.targets", 50_000);
    private static final int TIMES = 41;

    /** Before the measured ones: the server compiles its code meanwhile. */
    private static final int WARM_UP = 10;

    @Inject Jdbi jdbi;

    @Test
    void answersAtOnceHoweverManyTargetsThereAre() {
        var fleet = TestFleet.create(jdbi);
        fleet.register(1, TARGETS);
        jdbi.useHandle(handle -> handle.execute("ANALYZE"));
        try (var browser = new Browser()) {
            var page = browser.as(Role.VIEWER, "/console/fleet");
            var drawn = page.locator("canvas");
            assertThat(drawn).hasAttribute("data-cells", String.valueOf(TARGETS));

            var find = median(n -> get(page, "/find?tenant=" + fleet.tenant(n)));
            var search = median(n -> get(page, "?search=" + part(fleet.tenant(n))));
            var none = median(n -> get(page, "?search=nobody" + n));
            var map = median(_ -> get(page, "/map"));
            var opened =
                    median(
                            _ -> {
                                page.navigate(Browser.url("/console/fleet"));
                                assertThat(drawn)
                                        .hasAttribute("data-cells", String.valueOf(TARGETS));
                            });
            drawn.focus();
            var key = median(_ -> page.keyboard().press("ArrowRight"));
            System.out.printf(
                    """
                    %d targets, medians of %d, ms:
                      a tenant by name             %6.1f
                      a search, and its page       %6.1f
                      a search that finds nothing  %6.1f
                      the map's data               %6.1f
                      the page, with its map drawn %6.1f
                      a step on the map by key     %6.1f
                    """,
                    TARGETS, TIMES, find, search, none, map, opened, key);
            assertThat(find).isLessThan(200);
            assertThat(search).isLessThan(200);
        }
    }

    private static String part(String tenant) {
        return tenant.substring(1);
    }

    private static void get(Page page, String path) {
        var answer =
                page.request()
                        .get(
                                Browser.url("/console/fleet" + path),
                                RequestOptions.create().setMaxRedirects(0));
        assertThat(answer.status()).isIn(200, 303);
        answer.body();
    }

    /** Milliseconds. */
    private static double median(IntConsumer act) {
        IntStream.rangeClosed(1, WARM_UP).forEach(act);
        var sorted =
                IntStream.rangeClosed(1, TIMES)
                        .mapToDouble(
                                n -> {
                                    var began = System.nanoTime();
                                    act.accept(n * (TARGETS / TIMES));
                                    return (System.nanoTime() - began) / 1e6;
                                })
                        .sorted()
                        .toArray();
        return sorted[TIMES / 2];
    }
}
