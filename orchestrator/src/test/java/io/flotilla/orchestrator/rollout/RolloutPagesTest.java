package io.flotilla.orchestrator.rollout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.console.Browser;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.testing.ControlDatabase;
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
@ControlDatabase
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

    private static com.microsoft.playwright.Page.GetByRoleOptions named(String name) {
        return new com.microsoft.playwright.Page.GetByRoleOptions().setName(name);
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions button(String name) {
        return named(name).setExact(true);
    }
}
