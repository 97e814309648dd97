package io.flotilla.orchestrator.database;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.flotilla.orchestrator.console.Usable.assertUsable;
import static io.flotilla.orchestrator.console.Usable.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.console.Browser;
import io.flotilla.orchestrator.scan.FleetScanner;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@EnabledIf("io.flotilla.orchestrator.console.Chromium#isThere")
class DatabasePagesTest {

    @Inject Jdbi jdbi;
    @Inject FleetScanner scanner;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser();
    }

    @AfterEach
    void close() {
        assertThat(browser.complaints()).isEmpty();
        browser.close();
    }

    @Test
    void aDatabaseIsShownWithItsPoolAndCheckedWhenAsked() {
        var fleet = TestFleet.create(jdbi);
        fleet.addTenants(2, "CREATE TABLE orders (id bigint)");
        scanner.scan(fleet.selector());
        var page = open(Role.OPERATOR, "/console/databases?limit=1000");

        var row = row(page, fleet);
        assertThat(row).containsText("answers");
        assertUsable(page);
        Browser.photograph(page, "databases");

        row.getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).hasText("Database " + fleet.database().name());
        assertThat(page.locator("dl").nth(1)).containsText("of 8");
        assertUsable(page);

        page.getByRole(AriaRole.BUTTON, named("Check now")).click();
        assertThat(page.locator("[role=status]")).containsText("PostgreSQL");
        assertUsable(page);
    }

    @Test
    void anOperatorResumesAServerThatIsLeftAlone() {
        var fleet = TestFleet.unreachable(jdbi);
        var server = "%s:%d".formatted(fleet.database().host(), fleet.database().port());
        var page = open(Role.OPERATOR, "/console/databases?limit=1000");
        leaveAlone(fleet);
        page.reload();

        assertThat(row(page, fleet)).containsText("left alone");
        assertThat(page.getByRole(AriaRole.LINK, named("Cap of %s…".formatted(server))))
                .hasCount(0);
        assertThat(page.locator("tr", new LocatorOptions().setHasText("<img src=x")))
                .containsText("5 in a row, connect");
        assertUsable(page);

        page.getByRole(AriaRole.LINK, named("Resume %s…".formatted(server))).click();
        assertThat(page.locator(".warning")).containsText("Its faults are forgotten");
        assertThat(breaker(fleet)).as("asking changes nothing").isEqualTo("open");
        assertUsable(page);

        page.getByRole(AriaRole.BUTTON, named("Resume")).click();
        assertThat(page.locator("h1")).hasText("Databases");
        assertThat(breaker(fleet)).isEqualTo("closed");
    }

    @Test
    void anAdminCapsAServer() {
        var fleet = TestFleet.unreachable(jdbi);
        var server = "%s:%d".formatted(fleet.database().host(), fleet.database().port());
        var page = open(Role.ADMIN, "/console/databases?limit=1000");
        page.getByRole(AriaRole.LINK, named("Cap of %s…".formatted(server))).click();

        assertUsable(page);
        page.getByLabel("Connections at most").fill("20");
        page.getByRole(AriaRole.BUTTON, named("Set")).click();
        assertThat(server(page, server)).containsText("0 of 20");

        page.getByRole(AriaRole.LINK, named("Cap of %s…".formatted(server))).click();
        page.getByLabel("Connections at most").fill("");
        page.getByRole(AriaRole.BUTTON, named("Set")).click();
        assertThat(server(page, server)).containsText("no cap");
    }

    @Test
    void aViewerOnAPhoneIsOfferedNothing() {
        var fleet = TestFleet.unreachable(jdbi);
        browser.window(360, 740, ColorScheme.DARK);
        var page = open(Role.VIEWER, "/console/databases?limit=1000");

        assertThat(page.getByText("Cap…")).hasCount(0);
        assertUsable(page);
        page.navigate(Browser.url("/console/databases/" + fleet.database().name()));
        assertThat(page.locator("main")).containsText("not read yet");
        assertThat(page.locator("main button")).hasCount(0);
        assertUsable(page);
    }

    private Page open(Role role, String path) {
        var page = browser.as(role, path);
        assertThat(page.locator("h1")).hasText("Databases");
        return page;
    }

    private static Locator row(Page page, TestFleet fleet) {
        return page.locator("tr", new LocatorOptions().setHasText(fleet.database().name()));
    }

    private static Locator server(Page page, String server) {
        return page.locator(
                "tr",
                new LocatorOptions().setHas(page.getByRole(AriaRole.ROWHEADER, named(server))));
    }

    /** As after five faults in a row, of which the last one had an odd message. */
    private void leaveAlone(TestFleet fleet) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE target_server
                                SET breaker = 'open', faults = 5, openings = 1, since = now(),
                                    retry_at = now() + interval '1 hour', fault_kind = 'connect',
                                    fault = 'no route to <img src=x onerror=alert(1)>'
                                WHERE host = ? AND port = ?
                                """,
                                fleet.database().host(),
                                fleet.database().port()));
    }

    private String breaker(TestFleet fleet) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT breaker FROM target_server WHERE host = :host AND port = :port")
                                .bind("host", fleet.database().host())
                                .bind("port", fleet.database().port())
                                .mapTo(String.class)
                                .one());
    }
}
