package io.flotilla.orchestrator.rollout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.metrics.DocumentedMetrics;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.server.TargetServerMetrics;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The server on its own: its scheduler ticks, and Quartz runs the shards. */
@QuarkusTest
class RolloutResourceTest {

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;
    @Inject RolloutMetrics metrics;
    @Inject TargetServerMetrics serverMetrics;

    @Test
    void aStartedRolloutGoesOnByItself() {
        var release = TestRelease.online(jdbi, 40);
        var rollout =
                new TestRollout(
                                jdbi,
                                audit,
                                shards,
                                release,
                                "waves: [{name: canary, count: 4}, {name: rest}]")
                        .started();

        await().atMost(90, SECONDS).until(() -> rollout.state().equals("completed"));

        assertThat(rollout.counts()).isEqualTo(Map.of("applied", 40));
        assertThat(release.upgraded()).hasSize(40);
        get(rollout, "/targets?state=applied&wave=canary&limit=3")
                .body("items", hasSize(3))
                .body("items[0].tenant", equalTo(rollout.tenant(1)));
        get(rollout, "/manifest?limit=1")
                .body("targets", equalTo(40))
                .body("plans", hasSize(1))
                .body("items.items[0].wave", equalTo(1));
        get(rollout, "/targets?wave=nope").statusCode(400);
    }

    @Test
    void metricsHaveEveryStateAndNoTenant() {
        var release = TestRelease.transactional(jdbi, 3);
        var rollout = new TestRollout(jdbi, audit, shards, release, "waves: [{name: all}]");

        metrics.refresh();

        var scrape =
                Api.as(Role.VIEWER).get("/q/metrics").then().statusCode(200).extract().asString();
        for (var state : TargetState.labels()) {
            assertThat(scrape)
                    .contains(
                            "flotilla_rollout_tenants{rollout=\"%d\",state=\"%s\",wave=\"all\"}"
                                    .formatted(rollout.id, state));
        }
        assertThat(scrape).contains("flotilla_approvals_pending").doesNotContain(rollout.tenant(1));
    }

    @Test
    void metricsAreAsDocumented() throws IOException {
        var release = TestRelease.online(jdbi, 3);
        var rollout =
                new TestRollout(jdbi, audit, shards, release, "waves: [{name: all}]").started();
        await().atMost(90, SECONDS).until(() -> rollout.state().equals("completed"));
        metrics.refresh();
        serverMetrics.refresh();

        var scrape =
                Api.as(Role.VIEWER).get("/q/metrics").then().statusCode(200).extract().asString();

        var documented = DocumentedMetrics.read();
        assertThat(documented.unknownInScrape(scrape)).isEmpty();
        assertThat(documented.gauges())
                // there only where somebody has set a cap
                .filteredOn(gauge -> !gauge.equals("flotilla_server_permits_limit"))
                .allSatisfy(gauge -> assertThat(scrape).containsPattern("(?m)^" + gauge + "[ {]"));
        assertThat(scrape)
                .contains(
                        "flotilla_tenant_migration_duration_seconds_bucket{engine=\"postgres\",outcome=\"applied\",le=\"60.0\"}",
                        "flotilla_lock_wait_seconds_bucket{engine=\"postgres\",le=\"1.0\"}",
                        "flotilla_lease_expirations_total",
                        "flotilla_approval_wait_seconds_bucket{le=\"60.0\"}")
                .containsPattern(
                        "http_server_requests_seconds_bucket\\{.*uri=\"/api/v1/rollouts/\\{id}/approve\".*le=\"0.5\"}");
    }

    @Test
    void everyActIsInTheAudit() {
        var release = TestRelease.transactional(jdbi, 1);
        var rollout = new TestRollout(jdbi, audit, shards, release, "waves: [{name: all}]");

        rollout.act("abort", Map.of("reason", "changed my mind")).statusCode(200);

        var acts =
                audit.listOf(List.of("rollout:" + rollout.id), 10).stream()
                        .map(it -> it.act())
                        .toList();
        assertThat(acts).containsExactly("rollout.abort", "rollout.create");
        Api.as(Role.VIEWER)
                .get("/api/v1/targets/%s/history".formatted(rollout.tenant(1)))
                .then()
                .statusCode(200)
                .body("audit.act", equalTo(acts));
        Api.as(Role.VIEWER)
                .get("/api/v1/rollouts?limit=1000")
                .then()
                .statusCode(200)
                .body("items.id", hasItem((int) rollout.id));
        Api.as(Role.VIEWER).get("/api/v1/rollouts/999999").then().statusCode(404);
    }

    private static ValidatableResponse get(TestRollout rollout, String path) {
        return Api.as(Role.VIEWER).get("/api/v1/rollouts/%d%s".formatted(rollout.id, path)).then();
    }
}
