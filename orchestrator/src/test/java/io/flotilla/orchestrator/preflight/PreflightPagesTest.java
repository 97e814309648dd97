package io.flotilla.orchestrator.preflight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.flotilla.orchestrator.console.Usable.HOSTILE;
import static io.flotilla.orchestrator.console.Usable.assertUsable;
import static io.flotilla.orchestrator.console.Usable.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.console.Browser;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@EnabledIf("io.flotilla.orchestrator.console.Chromium#isThere")
class PreflightPagesTest {

    @Inject Jdbi jdbi;

    private Browser browser;
    private TestFleet fleet;
    private long rollout;

    @BeforeEach
    void makeARolloutThatOneTenantsDataDoesNotAllow() {
        browser = new Browser();
        fleet = TestFleet.create(jdbi);
        fleet.addTenants(
                3,
                "CREATE TABLE \"%s\" (id bigint, email_%s text)"
                        .formatted(HOSTILE, fleet.database().name()));
        fleet.alter(2, "INSERT INTO \"%s\" VALUES (1, NULL)".formatted(HOSTILE));
        var name = fleet.database().name();
        post(
                "/api/v1/releases",
                Map.of(
                        "name",
                        name,
                        "tag",
                        "1",
                        "dialect",
                        "postgres",
                        "sources",
                        List.of(
                                Map.of(
                                        "path",
                                        "all.sql",
                                        "sql",
                                        "CREATE TABLE \"%s\" (id bigint, email_%s text NOT NULL);"
                                                .formatted(HOSTILE, name))),
                        "scratch",
                        name),
                201);
        post(
                "/api/v1/releases/%s@1/plan".formatted(name),
                Map.of("targets", fleet.selection()),
                200);
        rollout =
                Api.as(Role.OPERATOR)
                        .contentType("application/yaml")
                        .body(
                                "{flotilla: rollout/v1, release: %s@1, targets: '%s', waves: [{name: all, parallel: 2}]}"
                                        .formatted(name, fleet.selection())
                                        .getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/rollouts")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getLong("id");
    }

    @AfterEach
    void close() {
        assertThat(browser.complaints()).isEmpty();
        browser.close();
    }

    @Test
    void anOperatorRunsOneAndSeesWhoWouldFailAndWhy() {
        var page = open(Role.OPERATOR);
        assertThat(page.locator("main")).containsText("There was none yet");
        assertUsable(page);

        page.getByLabel("Rehearse on so many targets").fill("2");
        page.getByRole(AriaRole.BUTTON, named("Look")).click();
        var group = page.locator("tr", new LocatorOptions().setHasText("check-fails"));
        assertThat(group).hasCount(1);
        assertThat(group).containsText(fleet.tenant(2));
        assertThat(page.locator("dl")).containsText("Ready2");
        assertThat(page.locator("main")).containsText("The plan was run on these and rolled back");
        assertThat(page.locator("main")).containsText(HOSTILE);
        assertUsable(page);
        Browser.photograph(page, "preflight");

        group.getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText(fleet.tenant(2));
        assertUsable(page);
    }

    @Test
    void aViewerReadsWhatWasFoundOnAPhone() {
        post("/api/v1/rollouts/%d/preflight".formatted(rollout), Map.of("rehearse", 0), 200);
        browser.window(360, 740, ColorScheme.DARK);
        var page = open(Role.VIEWER);

        assertThat(page.locator("main")).containsText("check-fails");
        assertThat(page.locator("main form")).hasCount(0);
        assertUsable(page);
    }

    private Page open(Role role) {
        var page = browser.as(role, "/console/rollouts/%d/preflight".formatted(rollout));
        assertThat(page.locator("h1")).hasText("Preflight of rollout " + rollout);
        return page;
    }

    private static void post(String path, Map<String, ?> body, int status) {
        Api.as(Role.OPERATOR).body(body).post(path).then().statusCode(status);
    }
}
