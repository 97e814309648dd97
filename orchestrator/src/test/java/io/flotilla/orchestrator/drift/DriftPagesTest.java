package io.flotilla.orchestrator.drift;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.flotilla.orchestrator.console.Usable.HOSTILE;
import static io.flotilla.orchestrator.console.Usable.assertUsable;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.console.Browser;
import io.flotilla.orchestrator.scan.FleetScanner;
import io.flotilla.orchestrator.testing.TestFleet;
import io.flotilla.registry.target.NewTarget;
import io.flotilla.registry.target.TargetDao;
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
class DriftPagesTest {

    @Inject Jdbi jdbi;
    @Inject FleetScanner scanner;

    private Browser browser;
    private TestFleet fleet;
    private String table;

    @BeforeEach
    void alterThreeTenantsByHand() {
        browser = new Browser();
        fleet = TestFleet.create(jdbi);
        table = "orders_" + fleet.database().name();
        fleet.addTenants(4, "CREATE TABLE %s (id bigint)".formatted(table));
        fleet.execute("CREATE SCHEMA %s".formatted(fleet.tenant(5)));
        fleet.alter(5, "CREATE TABLE %s (id bigint)".formatted(table));
        register(HOSTILE + fleet.database().name(), fleet.tenant(5));
        fleet.register(6, 6);
        scanner.scan(fleet.selector());
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE target_state s
                                SET expected_fingerprint = s.fingerprint, expected_since = now()
                                FROM target t
                                WHERE t.id = s.target_id AND t.database_id = ?
                                  AND s.fingerprint IS NOT NULL
                                """,
                                fleet.database().id()));
        for (var tenant = 3; tenant <= 5; tenant++) {
            fleet.alter(tenant, "ALTER TABLE %s ADD \"%s\" int".formatted(table, HOSTILE));
        }
    }

    @AfterEach
    void close() {
        assertThat(browser.complaints()).isEmpty();
        browser.close();
    }

    @Test
    void anOperatorLooksAgainAndAdoptsWhatWasFound() {
        var page = open(Role.OPERATOR);
        assertThat(mine(page)).hasCount(0);
        page.getByLabel("Look again at the targets").fill(fleet.selection());
        page.locator("main button").click();

        assertThat(mine(page)).hasCount(1);
        assertThat(mine(page)).containsText("3 targets are in state");
        assertThat(mine(page)).containsText(HOSTILE + fleet.database().name());
        assertThat(mine(page).locator("pre").first()).containsText("ADD COLUMN \"" + HOSTILE);
        assertThat(page.locator("tr", new LocatorOptions().setHasText("missing"))).hasCount(1);
        assertUsable(page);
        Browser.photograph(page, "drift");

        mine(page).locator("a.button").click();
        assertThat(page.locator(".warning")).containsText("3 targets are expected in the state");
        assertThat(deviating()).as("asking changes nothing").isEqualTo(3);
        assertUsable(page);

        var asked = page.url();
        page.locator("main button").click();
        assertThat(page.locator("h1")).hasText("Drift");
        assertThat(mine(page)).hasCount(0);
        assertThat(deviating()).isZero();

        page.navigate(asked);
        assertThat(page.locator("[role=alert]")).containsText("deviates that way any more");
        assertThat(browser.complaints()).singleElement().asString().contains("409");
    }

    @Test
    void aViewerReadsAndIsOfferedNothing() {
        scanner.scan(fleet.selector());
        browser.window(360, 740, ColorScheme.DARK);
        var page = open(Role.VIEWER);

        assertThat(mine(page)).hasCount(1);
        assertThat(page.locator("main form")).hasCount(0);
        assertThat(page.locator("main a.button")).hasCount(0);
        assertUsable(page);

        var refused = page.request().post(Browser.url("/console/drift/scan"));
        assertThat(refused.status()).isEqualTo(403);
    }

    private void register(String tenant, String schema) {
        var target =
                new NewTarget(
                        tenant,
                        fleet.database().id(),
                        schema,
                        Map.of("fleet", fleet.database().name()));
        jdbi.useExtension(TargetDao.class, targets -> targets.insertAll(List.of(target)));
    }

    private Page open(Role role) {
        var page = browser.as(role, "/console/drift");
        assertThat(page.locator("h1")).hasText("Drift");
        return page;
    }

    private Locator mine(Page page) {
        return page.locator("section", new LocatorOptions().setHasText(fleet.tenant(3)));
    }

    private int deviating() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT count(*) FROM target_state s
                                        JOIN target t ON t.id = s.target_id
                                        WHERE s.fingerprint <> s.expected_fingerprint
                                          AND t.database_id = :id
                                        """)
                                .bind("id", fleet.database().id())
                                .mapTo(Integer.class)
                                .one());
    }
}
