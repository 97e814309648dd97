package io.flotilla.orchestrator.rollout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.testing.Api;
import io.flotilla.orchestrator.testing.Doorway;
import io.flotilla.orchestrator.testing.TestFleet;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** All databases of a server together hold no more connections than its cap. */
@QuarkusTest
@TestProfile(ByHand.class)
class ServerCapTest {

    private static final int CAP = 6;
    private static final int EACH = 12;

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;
    @Inject TargetPools pools;

    @Test
    void fourDatabasesOfEightShareSixConnections() throws Exception {
        var server = ConfigProvider.getConfig().getValue("flotilla.test.tenants.url", String.class);
        try (var door = Doorway.to(Integer.parseInt(server.replaceFirst(".*:(\\d+)/.*", "$1")));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var fleets = new ArrayList<>(List.of(TestFleet.behind(jdbi, door)));
            var release = TestRelease.transactional(fleets.getFirst(), EACH);
            for (var more = 0; more < 3; more++) {
                var fleet = TestFleet.behind(jdbi, door);
                release.addTenants(jdbi, fleet, EACH);
                fleets.add(fleet);
            }
            release.plan();
            Api.as(Role.ADMIN)
                    .body(Map.of("connections", CAP))
                    .put("/api/v1/target-servers/localhost:%d/cap".formatted(door.port()))
                    .then()
                    .statusCode(200);
            fleets.forEach(fleet -> pools.remove(fleet.database()));
            await().atMost(20, SECONDS).until(() -> sessions(fleets) == 0);
            var rollout =
                    new TestRollout(
                                    jdbi,
                                    audit,
                                    shards,
                                    release,
                                    "waves: [{name: all, parallel: 40}]")
                            .started()
                            .decide();

            var done = new AtomicBoolean();
            var peak = new AtomicInteger();
            var watching =
                    threads.submit(
                            () -> {
                                while (!done.get()) {
                                    peak.accumulateAndGet(sessions(fleets), Math::max);
                                }
                            });
            for (var fleet : fleets) {
                threads.submit(() -> work(rollout, fleet, done));
            }
            try {
                await().atMost(120, SECONDS)
                        .until(() -> rollout.counts().equals(Map.of("applied", 4 * EACH)));
            } finally {
                done.set(true);
            }
            watching.get();

            assertThat(peak.get()).isBetween(2, CAP);
        }
    }

    /** What the scheduler does on some node: one turn after the other. */
    private void work(TestRollout rollout, TestFleet fleet, AtomicBoolean done) {
        await().atMost(120, SECONDS)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            shards.run(rollout.id, fleet.database().id());
                            return done.get();
                        });
    }

    /** The control database is on the same server, which knows all its sessions. */
    private int sessions(List<TestFleet> fleets) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT count(*) FROM pg_stat_activity
                                        WHERE datname IN (<names>) AND backend_type = 'client backend'
                                        """)
                                .bindList(
                                        "names",
                                        fleets.stream()
                                                .map(fleet -> fleet.database().databaseName())
                                                .toList())
                                .mapTo(Integer.class)
                                .one());
    }
}
