package io.flotilla.orchestrator.release;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.flotilla.orchestrator.console.Usable.HOSTILE;
import static io.flotilla.orchestrator.console.Usable.assertUsable;
import static io.flotilla.orchestrator.console.Usable.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.console.Browser;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@EnabledIf("io.flotilla.orchestrator.console.Chromium#isThere")
class ReleasePagesTest {

    private static final String BEFORE =
            """
            CREATE TABLE "%1$s" (id bigint PRIMARY KEY, email text, "%1$s" text);
            CREATE TABLE orders (id bigint PRIMARY KEY, author bigint REFERENCES "%1$s" (id));
            """
                    .formatted(HOSTILE);
    private static final String AFTER =
            """
            CREATE TABLE "%1$s" (id bigint PRIMARY KEY, email text NOT NULL, phone money);
            CREATE TABLE orders (
                id bigint PRIMARY KEY,
                author bigint CONSTRAINT "orders_author_fkey" REFERENCES "%1$s" (id));
            CREATE INDEX orders_author_idx ON orders (author);
            """
                    .formatted(HOSTILE);

    @Inject Jdbi jdbi;

    private Browser browser;
    private TestFleet fleet;

    @BeforeEach
    void publishTwoReleasesForAFleet() {
        browser = new Browser();
        fleet = TestFleet.create(jdbi);
        fleet.addTenants(3, BEFORE);
        fleet.register(4, 4);
        publish("1", BEFORE);
        publish("2", AFTER);
        Api.as(Role.OPERATOR)
                .body(Map.of("targets", fleet.selection()))
                .post("/api/v1/releases/%s/plan".formatted(release("2")))
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() {
        assertThat(browser.complaints()).isEmpty();
        browser.close();
    }

    @Test
    void aReviewerReadsStatementsWithTheirHazardsTheWayBackAndWhatTheRulesFind() {
        var page = open("/console/releases");
        page.getByRole(AriaRole.LINK, named(release("2"))).click();

        assertThat(page.locator("h1")).hasText("Release " + release("2"));
        page.getByLabel("Of the targets").fill(fleet.selection());
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        var cohort = page.locator("tr", new Page.LocatorOptions().setHasText("planned"));
        assertThat(cohort).hasCount(1);
        assertThat(cohort).containsText(fleet.tenant(1));
        assertThat(page.locator("main")).containsText(fleet.tenant(4) + ": ");
        assertThat(page.locator(".hazards").first()).not().isEmpty();
        assertUsable(page);
        assertThat(page.locator("main form[method=post]")).hasCount(0);
        Browser.photograph(page, "release");

        cohort.getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator("h1")).hasText("A plan of " + release("2"));
        assertThat(page.locator(".sql.numbered").first()).containsText("phone money");
        assertThat(page.locator(".sql.numbered").first()).containsText("commits by itself");
        assertThat(page.locator(".sql.numbered").first()).containsText("ACCESS EXCLUSIVE");
        assertThat(page.locator("main")).containsText("The way back");
        assertThat(page.locator(".sql.numbered").last()).containsText("DROP INDEX CONCURRENTLY");
        assertUsable(page);

        page.getByRole(AriaRole.LINK, named("money-type")).click();
        assertThat(page.locator("h1")).hasText("money-type");
        assertThat(page.locator("main")).containsText("Usual severity");
        assertUsable(page);
    }

    @Test
    void theDifferenceToTheReleaseBeforeIsSql() {
        var page = open("/console/releases/" + release("2"));
        page.getByRole(AriaRole.LINK, named("What it changes since 1")).click();

        assertThat(page.locator("pre")).containsText("phone money");
        assertUsable(page);

        page.navigate(
                Browser.url("/console/releases/%s/difference?since=2".formatted(release("1"))));
        assertThat(page.locator("pre")).containsText("DROP COLUMN");
    }

    @Test
    void theDiagramShowsEveryTableAndForeignKeyAndSaysTheSameInWords() {
        var page = open("/console/releases/%s/diagram".formatted(release("2")));

        assertThat(page.locator("svg .box")).hasCount(2);
        assertThat(page.locator("svg .tie")).hasCount(1);
        assertThat(page.locator("table")).containsText("author → " + HOSTILE);
        assertUsable(page);
        Browser.photograph(page, "diagram");
    }

    @Test
    void theRulesAreListed() {
        var page = open("/console/rules");

        assertThat(page.getByRole(AriaRole.LINK, named("drop-column"))).isVisible();
        assertUsable(page);
        page.navigate(Browser.url("/console/rules/naming-pattern"));
        assertThat(page.locator("main")).containsText("Without naming the rule finds nothing");
        assertUsable(page);
    }

    @Test
    void aPhoneInTheDarkShowsAllOfIt() {
        browser.window(360, 740, ColorScheme.DARK);
        var page = open("/console/releases/" + release("2"));

        assertUsable(page);
        page.navigate(Browser.url("/console/releases/%s/diagram".formatted(release("2"))));
        assertUsable(page);
    }

    private Page open(String path) {
        var page = browser.as(Role.VIEWER, path);
        assertThat(page.locator("h1")).not().hasText("Sign in");
        return page;
    }

    private String release(String tag) {
        return fleet.database().name() + "@" + tag;
    }

    private void publish(String tag, String sql) {
        Api.as(Role.OPERATOR)
                .body(
                        Map.of(
                                "name", fleet.database().name(),
                                "tag", tag,
                                "dialect", "postgres",
                                "sources", List.of(Map.of("path", "all.sql", "sql", sql)),
                                "scratch", fleet.database().name()))
                .post("/api/v1/releases")
                .then()
                .statusCode(201);
    }
}
