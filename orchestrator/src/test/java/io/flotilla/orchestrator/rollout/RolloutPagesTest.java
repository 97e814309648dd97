package io.flotilla.orchestrator.rollout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.console.Browser;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Rollouts in a real browser, on a server whose scheduler ticks. */
@QuarkusTest
@EnabledIf("io.flotilla.orchestrator.console.Chromium#isThere")
class RolloutPagesTest {

    private static Browser browser;

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

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

    private TestRollout rollout(int tenants, String spec) {
        return new TestRollout(jdbi, audit, shards, TestRelease.transactional(jdbi, tenants), spec);
    }

    @Test
    void isApprovedStartedAndFollowedToItsEnd() {
        var rollout = rollout(4, "waves: [{name: canary, count: 1, gate: manual}, {name: rest}]");
        var page = browser.as(Role.OPERATOR, "/console/rollouts/" + rollout.id);
        assertThat(page.locator("[data-live-status]")).hasText("Live");
        assertThat(Browser.barriers(page)).isEmpty();

        page.getByRole(AriaRole.LINK, named("Approve…")).click();
        assertThat(page.locator("main")).containsText("4 targets in 2 waves");
        assertThat(Browser.barriers(page)).isEmpty();
        page.getByLabel("Comment").fill("looks right");
        page.getByRole(AriaRole.BUTTON, button("Approve")).click();
        page.getByRole(AriaRole.LINK, named("Start…")).click();
        page.getByRole(AriaRole.BUTTON, button("Start")).click();

        // the page is not loaded anew: the stream brings what happens
        page.getByRole(AriaRole.LINK, named("Promote…")).click();
        assertThat(page.getByLabel("Wave")).hasValue("canary");
        page.getByRole(AriaRole.BUTTON, button("Promote")).click();
        assertThat(page.locator(".badge").first()).hasText("completed");
        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 4));
        page.reload();
        assertThat(page.locator("main")).containsText("rollout.promote");
        assertThat(page.locator("main")).containsText("looks right");
    }

    @Test
    void aHaltSaysWhyAndNamesTheTenants() {
        var rollout =
                new TestRollout(
                        jdbi,
                        audit,
                        shards,
                        TestRelease.online(jdbi, 6).withNullsAt(1),
                        "waves: [{name: canary, count: 2}, {name: rest}], failures: {budget: 0}, retry: {attempts: 1, backoff: 1s}");
        rollout.started();
        var page = browser.as(Role.OPERATOR, "/console/rollouts/" + rollout.id);

        assertThat(page.locator(".badge").first()).hasText("halted");
        assertThat(page.locator("section")).containsText(rollout.tenant(1));
        assertThat(Browser.barriers(page)).isEmpty();
        Browser.photograph(page, "rollout-halted");

        page.getByRole(AriaRole.LINK, named("Resume…")).click();
        assertThat(page.locator("main")).containsText("a reason is asked for");
        page.getByLabel("Reason").fill("known, and harmless");
        page.getByRole(AriaRole.BUTTON, button("Resume")).click();
        assertThat(page.locator(".badge").first()).hasText("completed with 1 exception");

        page.getByRole(AriaRole.LINK, named("Revert…")).click();
        page.getByLabel("Tenants").fill(rollout.tenant(2));
        page.getByLabel("Reason").fill("the customer asked for it");
        page.getByRole(AriaRole.BUTTON, button("Revert")).click();
        assertThat(page.locator("#state-reverted")).hasText("reverted 1");
        page.navigate(Browser.url("/console/targets/" + rollout.tenant(2)));
        assertThat(page.locator("tbody").first()).containsText("revert");
        page.getByRole(AriaRole.LINK, named("Statements of attempt")).first().click();
        assertThat(page.locator(".sql")).containsText(rollout.release.table());
        assertThat(Browser.barriers(page)).isEmpty();
    }

    @Test
    void refusesAnActOnWhatHasChangedSince() {
        var rollout = rollout(1, "waves: [{name: all}]");
        var page =
                browser.as(
                        Role.OPERATOR, "/console/rollouts/%d/acts/approve".formatted(rollout.id));
        assertThat(page.locator("h2")).hasText("What will happen");
        rollout.act("abort", Map.of("reason", "changed my mind"));

        page.getByRole(AriaRole.BUTTON, button("Approve")).click();

        assertThat(page.locator("[role=alert]")).containsText("has changed since it was read");
        assertThat(page.locator("[role=alert]")).containsText("rollout.abort");
        assertThat(browser.complaints()).allMatch(it -> it.contains("412"));
    }

    @Test
    void theSpeedIsChangedWithASlider() {
        var rollout = rollout(2, "waves: [{name: all, parallel: 3}]");
        rollout.act("approve", Map.of("manifest", rollout.view().getString("manifestDigest")));
        var page = browser.as(Role.OPERATOR, "/console/rollouts/" + rollout.id);

        page.getByLabel("At once in wave all").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("output")).hasText("4");
        page.getByRole(AriaRole.BUTTON, button("Set")).click();

        assertThat(page.locator(".pipeline")).containsText("at most 4 at once");
    }

    @Test
    void saysThatItIsNotLiveAnyMoreAndComesBack() {
        var rollout = rollout(1, "waves: [{name: all}]");
        var page = browser.as(Role.VIEWER, "/console/rollouts/" + rollout.id);
        assertThat(page.locator("[data-live-status]")).hasText("Live");
        assertThat(page.locator("main a.button")).hasCount(0);

        page.route("**/events", route -> route.abort());
        page.reload();
        assertThat(page.locator("[data-live-status]")).containsText("Not live since");
        rollout.act("abort", Map.of("reason", "while nobody saw it"));
        page.unroute("**/events");

        assertThat(page.locator("[data-live-status]")).hasText("Live");
        assertThat(page.locator(".badge").first()).hasText("aborted");
        assertThat(browser.complaints()).allMatch(it -> it.contains("ERR_FAILED"));
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions named(String name) {
        return new com.microsoft.playwright.Page.GetByRoleOptions().setName(name);
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions button(String name) {
        return named(name).setExact(true);
    }
}
