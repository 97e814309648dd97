package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flotilla.engine.testing.FaultProxy;
import io.flotilla.engine.testing.PostgresServer;
import io.flotilla.engine.testing.StandbyPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A row of the fault matrix about a server that another one takes over from. */
@Tag("chaos")
class FailoverIT {
    @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();

    private static final int TENANTS = 16;
    private static final String STRATEGY =
            """
            waves: [{name: first, count: 8, parallel: 4, gate: manual}, {name: rest, parallel: 4}]
            perDatabase: 4
            retry: {attempts: 8, backoff: 1s}
            """;

    @TempDir Path folder;

    @Test
    @DisplayName("row 17: failover that loses the last commits")
    void looksAgainAtWhatWasAppliedBeforeAnotherServerTookOver() throws Exception {
        var primary = StandbyPostgres.primary();
        assumeTrue(primary.isPresent(), "row 17 is skipped: no PostgreSQL is installed");
        var control = POSTGRES.createDatabase();
        var url = createDatabase(primary.get());
        try (var address = FaultProxy.before(url);
                var node = ServerProcess.start(folder, control, "flotilla.shard.turn=3s");
                var api = node.client()) {
            var fleet = List.of(WitnessedDatabase.create(address.through(url), 1, TENANTS));
            var rollout = ProcessRollout.approved(api, folder, control, fleet, STRATEGY);
            fleet.getFirst().takeTime(0.1);
            try (var standby = StandbyPostgres.of(primary.get())) {
                rollout.start(api);
                rollout.awaitApplied(3);
                standby.stopFollowing(primary.get());
                rollout.awaitApplied(8);
                var kept = WitnessedDatabase.of(standby.url(url), 1, TENANTS).commands().size();
                assertThat(kept).as("what the standby has").isLessThan(8);
                standby.killPrimary(primary.get());
                standby.promote();
                address.leadTo(standby.url(url));
                rollout.awaitGate(api);
                api.post(rollout.path("promote"));
                rollout.awaitEnd();

                assertThat(rollout.state()).as("%s", rollout.leftBehind()).isEqualTo("completed");
                assertThat(rollout.count("state = 'applied'")).isEqualTo(TENANTS);
                var once = fleet.getFirst().commandsOf(rollout.statements());
                assertThat(fleet.getFirst().commands()).hasSize(TENANTS);
                assertThat(fleet.getFirst().commands().values()).allMatch(once::equals);
                var scan = rollout.scan(api);
                assertThat(scan.path("current").asInt()).as("%s", scan).isEqualTo(TENANTS);
                assertLookedAgain(control, 8 - kept);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> fleet.getFirst().witness().sessions().isEmpty());
            }
        }
    }

    /** At those at least: one that was half done there counts, too. */
    private static void assertLookedAgain(String control, int lost) throws SQLException {
        var found =
                Rows.column(
                        control,
                        "SELECT details ->> 'targetsInLineAgain' FROM audit WHERE act = 'database.failover'");
        System.out.printf("failover: %d commits lost, in line again: %s%n", lost, found);
        assertThat(found)
                .singleElement()
                .satisfies(it -> assertThat(Integer.parseInt(it)).isBetween(lost, 8));
    }

    private static String createDatabase(String primary) throws SQLException {
        try (var connection = DriverManager.getConnection(primary);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE fleet");
        }
        return primary.replaceFirst("(//[^/]+/)[^?]*", "$1fleet");
    }
}
