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
import io.flotilla.orchestrator.testing.ControlDatabase;
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
@ControlDatabase
@EnabledIf("io.flotilla.orchestrator.console.Chromium#isThere")
class DriftPagesTest {

    @Inject Jdbi jdbi;
    @Inject FleetScanner scanner;

    private Browser browser;
    private TestFleet fleet;

    @BeforeEach
    void alterTwoTenantsByHand() {
        browser = new Browser();
        fleet = TestFleet.create(jdbi);
        fleet.addTenants(
                4, "CREATE TABLE orders_%s (id bigint)".formatted(fleet.database().name()));
        scanner.scan(fleet.selector());
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                UPDATE target_state s
                                SET expected_fingerprint = s.fingerprint, expected_since = now()
                                FROM target t
                                WHERE t.id = s.target_id AND t.database_id = ?
                                """,
                                fleet.database().id()));
        for (var tenant = 3; tenant <= 4; tenant++) {
            fleet.alter(
                    tenant,
                    "ALTER TABLE orders_%s ADD \"%s\" int"
                            .formatted(fleet.database().name(), HOSTILE));
        }
        register(HOSTILE + fleet.database().name());
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
        assertThat(mine(page)).containsText("2 targets are in state");
        assertThat(mine(page)).containsText(fleet.tenant(4));
        assertThat(mine(page).locator("pre").first()).containsText("ADD COLUMN \"" + HOSTILE);
        assertThat(page.locator("tr", new LocatorOptions().setHasText("missing")))
                .containsText(HOSTILE);
        assertUsable(page);
        Browser.photograph(page, "drift");

        mine(page).locator("a.button").click();
        assertThat(page.locator(".warning")).containsText("2 targets are expected in the state");
        assertThat(deviating()).as("asking changes nothing").isEqualTo(2);
        assertUsable(page);

        page.locator("main button").click();
        assertThat(page.locator("h1")).hasText("Drift");
        assertThat(mine(page)).hasCount(0);
        assertThat(deviating()).isZero();

        page.goBack();
        page.reload();
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

    /** A tenant that has no schema. */
    private void register(String tenant) {
        var target =
                new NewTarget(
                        tenant,
                        fleet.database().id(),
                        "nowhere",
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
