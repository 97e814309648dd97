package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.flotilla.orchestrator.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Targets that somebody else's lock is in the way of. */
@QuarkusTest
@TestProfile(ByHand.class)
class DeferredTargetTest {

    private static final String LADDER =
            "waves: [{name: all}], retry: {attempts: 2, backoff: 1h}, timeouts: {lock: 50ms}";

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    @Test
    void waitsForTheRestOfItsWaveAndNamesWhoIsInTheWay() throws SQLException {
        var release = TestRelease.transactional(jdbi, 6);
        var rollout = new TestRollout(jdbi, audit, shards, release, LADDER).started();
        var patience = new Patience(jdbi);
        try (var report = blocking(release, 2);
                var _ = blocking(release, 4)) {
            rollout.runUntilIdle();
            patience.ends(rollout, 2);
            rollout.runUntilIdle();
            assertThat(rollout.counts())
                    .as(rollout.story())
                    .isEqualTo(Map.of("applied", 4, "deferred", 1, "retrying", 1));
            assertThat(rollout.target(2).getString("detail"))
                    .startsWith("blocked by process %d of user postgres".formatted(pid(report)))
                    .contains("(quarterly report)", "its transaction is ", " s old")
                    .doesNotContain("LOCK TABLE");
            report.rollback();
        }

        patience.ends(rollout, 2);
        rollout.runUntilIdle();
        assertThat(rollout.target(2).getString("state"))
                .as("another of its wave is not through yet")
                .isEqualTo("deferred");

        patience.ends(rollout);
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 6));
        assertThat(rollout.target(2).getList("attempts.outcome"))
                .isEqualTo(List.of("blocked", "blocked", "applied"));
    }

    @Test
    void failsInTheEndAndIsToldOfOnce() throws SQLException {
        var release = TestRelease.transactional(jdbi, 5);
        var rollout =
                new TestRollout(jdbi, audit, shards, release, LADDER + ", failures: {budget: 5}")
                        .started();
        var patience = new Patience(jdbi);
        try (var _ = blocking(release, 1);
                var _ = blocking(release, 3)) {
            for (var attempt = 1; attempt <= 4; attempt++) {
                rollout.runUntilIdle();
                patience.ends(rollout);
            }
            rollout.runUntilIdle();
        }

        assertThat(rollout.state()).isEqualTo("completed");
        assertThat(rollout.counts())
                .as(rollout.story())
                .isEqualTo(Map.of("applied", 3, "failed", 2));
        assertThat(rollout.target(1).getList("attempts.outcome"))
                .isEqualTo(List.of("blocked", "blocked", "blocked", "blocked"));
        var errors =
                Api.as(Role.VIEWER)
                        .get("/api/v1/rollouts/%d/errors".formatted(rollout.id))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertThat(errors.getList("")).hasSize(1);
        assertThat(errors.getString("[0].failureKind")).isEqualTo("lock-timeout");
        assertThat(errors.getInt("[0].targets")).isEqualTo(2);
        assertThat(errors.getList("[0].tenants"))
                .isEqualTo(List.of(rollout.tenant(1), rollout.tenant(3)));
        assertThat(errors.getString("[0].text"))
                .startsWith("blocked by process N of user postgres (quarterly report)");
        assertThat(told(rollout)).containsExactly("rollout.failure", "rollout.completed");
    }

    private List<String> told(TestRollout rollout) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT kind FROM notification WHERE subject = ? ORDER BY id")
                                .bind(0, "rollout:" + rollout.id)
                                .mapTo(String.class)
                                .list());
    }

    private static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Somebody who reads a tenant's table and does not come to an end. */
    private static Connection blocking(TestRelease release, int number) throws SQLException {
        var fleet = release.fleet();
        var server = ConfigProvider.getConfig().getValue("flotilla.test.tenants.url", String.class);
        var url =
                server.replaceFirst("(//[^/]+/)[^?]*", "$1" + fleet.database().databaseName())
                        + "&ApplicationName=quarterly%20report";
        var connection =
                DriverManager.getConnection(url.contains("?") ? url : url.replace("&", "?"));
        connection.setAutoCommit(false);
        connection
                .createStatement()
                .execute(
                        "LOCK TABLE %s.%s IN ACCESS SHARE MODE"
                                .formatted(fleet.tenant(number), release.table()));
        return connection;
    }
}
