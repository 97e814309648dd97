package io.flotilla.orchestrator.target;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.console.Browser;
import io.flotilla.orchestrator.console.Usable;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The fleet's map and its targets in a real browser. */
@QuarkusTest
@EnabledIf("io.flotilla.orchestrator.console.Chromium#isThere")
class FleetPagesTest {

    /** What breaks pages that trust names. */
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&{#if}";

    private static Browser browser;

    @Inject Jdbi jdbi;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsCountsThatAreFiltersAndATableOfTheSame() {
        var fleet = fleet(30);
        drift(fleet, 7);
        var page = browser.as(Role.VIEWER, "/console/fleet?database=" + fleet.database().name());

        assertThat(canvas(page)).hasAttribute("data-cells", "30");
        assertThat(page.locator("#state-drifted")).hasText("drifted 7");
        page.locator("#state-drifted").click();

        assertThat(canvas(page)).hasAttribute("data-cells", "7");
        assertThat(page.locator("tbody tr")).hasCount(7);
        assertThat(Browser.barriers(page)).isEmpty();
    }

    @Test
    void whatIsOpenStaysOpenWhenTheFleetChanges() {
        var fleet = fleet(3);
        var page = browser.as(Role.VIEWER, "/console/fleet?database=" + fleet.database().name());
        assertThat(page.locator("[data-live-status]")).hasText("Live");
        page.locator("summary").click();
        assertThat(page.locator("tbody tr").first()).isVisible();

        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE target SET status = 'quarantined' WHERE database_id = ?",
                                fleet.database().id()));

        assertThat(page.locator("#state-quarantined")).hasText("quarantined 3");
        assertThat(page.locator("tbody tr").first()).isVisible();
    }

    @Test
    void isWorkedFromTheKeyboard() {
        var fleet = fleet(12);
        var page = browser.as(Role.VIEWER, "/console/fleet?database=" + fleet.database().name());
        assertThat(canvas(page)).hasAttribute("data-cells", "12");

        canvas(page).focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[data-map-said]")).hasText(fleet.tenant(3) + ": unknown");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.HEADING, named(fleet.tenant(3)))).isVisible();
        assertThat(Browser.barriers(page)).isEmpty();
    }

    @Test
    void showsHostileNamesAsText() {
        var fleet = fleet(1);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "UPDATE target SET tenant = ?, labels = jsonb_build_object('note', ?::text) WHERE database_id = ?",
                                HOSTILE,
                                HOSTILE,
                                fleet.database().id()));
        var page = browser.as(Role.VIEWER, "/console/fleet");
        page.getByLabel("Find a tenant").fill(HOSTILE);
        page.getByLabel("Find a tenant").press("Enter");

        assertThat(page.locator("h1")).hasText(HOSTILE);
        assertThat(page.locator("main img")).hasCount(0);
        page.navigate(Browser.url("/console/fleet?state=unknown&search=%3Cimg"));
        assertThat(page.locator("tbody")).containsText(HOSTILE);
        assertThat(canvas(page)).hasAttribute("data-cells", "1");
        canvas(page).focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[data-map-said]")).hasText(HOSTILE + ": unknown");
    }

    @Test
    void fitsAPhoneInTheDark() {
        var fleet = fleet(40);
        var phone = browser.window(375, 740, ColorScheme.DARK);
        var page = phone.as(Role.VIEWER, "/console/fleet?database=" + fleet.database().name());
        assertThat(canvas(page)).hasAttribute("data-cells", "40");

        Usable.assertUsable(page);
        browser.window(1280, 900, ColorScheme.LIGHT);
    }

    @Test
    void findsAndDrawsTenThousandTargets() {
        var fleet = TestFleet.create(jdbi);
        fleet.register(1, 10_000);
        var name = fleet.database().name();
        var page = browser.as(Role.VIEWER, "/console/fleet?database=" + name);
        assertThat(canvas(page)).hasAttribute("data-cells", "10000");

        page.getByLabel("Find a tenant").fill(fleet.tenant(9_876));
        page.getByLabel("Find a tenant").press("Enter");
        assertThat(page.locator("h1")).hasText(fleet.tenant(9_876));
    }

    @Test
    void onlyOperatorsQuarantine() {
        var fleet = fleet(2);
        var path = "/console/targets/" + fleet.tenant(1);
        var seen = browser.as(Role.VIEWER, path);
        assertThat(seen.locator("h1")).hasText(fleet.tenant(1));
        assertThat(seen.locator("main button")).hasCount(0);

        var page = browser.as(Role.OPERATOR, path);
        page.getByLabel("Reason").fill("the customer asked for it");
        page.getByRole(AriaRole.BUTTON, named("Quarantine")).click();

        assertThat(page.locator(".warning")).containsText("the customer asked for it");
        page.getByRole(AriaRole.BUTTON, named("Let it back in")).click();
        assertThat(page.locator(".warning")).hasCount(0);
        assertThat(page.locator("main")).containsText("target.change");
    }

    @Test
    void sendsWhoIsNotSignedInToThePageHeWantedAfterwards() {
        var fleet = fleet(1);
        var page = browser.window(1280, 900, ColorScheme.LIGHT).page();
        page.navigate(Browser.url("/console/targets/" + fleet.tenant(1)));
        assertThat(page.locator("h1")).hasText("Sign in");
        assertThat(Browser.barriers(page)).isEmpty();
        page.getByLabel("Token").fill("flt_nobody");
        page.locator("main button").click();
        assertThat(page.locator("[role=alert]")).containsText("unknown or revoked");
        // the browser writes refusals to its log
        assertThat(browser.complaints()).allMatch(it -> it.contains("401"));
    }

    @Test
    void isReadAndWorkedWithoutScripts() {
        var fleet = fleet(5);
        drift(fleet, 2);
        var page =
                browser.withoutScripts()
                        .as(Role.OPERATOR, "/console/fleet?database=" + fleet.database().name());
        page.locator("#state-drifted").click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody tr").first()).isVisible();

        page.getByLabel("Find a tenant").fill(fleet.tenant(4));
        page.getByLabel("Find a tenant").press("Enter");
        assertThat(page.locator("h1")).hasText(fleet.tenant(4));
        page.getByLabel("Reason").fill("no scripts here");
        page.getByRole(AriaRole.BUTTON, named("Quarantine")).click();
        assertThat(page.locator(".warning")).containsText("no scripts here");
        browser.window(1280, 900, ColorScheme.LIGHT);
    }

    private TestFleet fleet(int tenants) {
        var fleet = TestFleet.create(jdbi);
        fleet.register(1, tenants);
        return fleet;
    }

    /** Records the first {@code count} targets as drifted. */
    private void drift(TestFleet fleet, int count) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                INSERT INTO target_state (target_id, fingerprint, inspected_at,
                                    expected_fingerprint, expected_since)
                                SELECT id, 'fp1:live', now(), 'fp1:expected', now()
                                FROM target WHERE database_id = ? ORDER BY id LIMIT ?
                                """,
                                fleet.database().id(),
                                count));
    }

    private static com.microsoft.playwright.Locator canvas(Page page) {
        return page.locator("canvas");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
