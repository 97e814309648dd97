package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flotilla.engine.testing.PostgresServer;
import io.flotilla.engine.testing.RestartablePostgres;
import io.flotilla.orchestrator.cli.client.ApiClient;
import io.flotilla.orchestrator.cli.text.Json;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * One night: a release fails at its canary and halts; the mended one is rolled out while a node is
 * killed, another stands still and a server restarts. {@code -Dnight.schemas=} says how many
 * schemas there are, {@code -Dnight.stopped=} for how many seconds the node stands still.
 */
@Tag("chaos")
class NightShiftIT {
    @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();

    private static final int SCHEMAS = Integer.getInteger("flotilla.night.schemas", 60);
    private static final Duration STOPPED =
            Duration.ofSeconds(Integer.getInteger("flotilla.night.stopped", 10));
    private static final int SERVERS = 2;
    private static final int DATABASES_EACH = 2;
    private static final int CANARIES = 10;
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final String[] SETTINGS = {"flotilla.shard.turn=5s", "flotilla.shard.lease=5s"};

    /** Every tenant's users live in one city. */
    private static final String BROKEN =
            """
            CREATE TABLE users (id bigint PRIMARY KEY, email text, city text);
            CREATE UNIQUE INDEX users_city_key ON users (city);
            """;

    private static final String STRATEGY =
            """
            waves:
              - {name: canary, count: %d, parallel: 5}
              - {name: tenth, share: 10%%, parallel: 16}
              - {name: rest, parallel: 32}
            perDatabase: 6
            failures: {budget: 0, then: pause}
            retry: {attempts: 20, backoff: 1s}
            """
                    .formatted(CANARIES);

    @TempDir Path folder;
    private final List<ServerProcess> nodes = new ArrayList<>();
    private final List<WitnessedDatabase> fleet = new ArrayList<>();
    private final List<RestartablePostgres> servers = new ArrayList<>();

    @AfterEach
    void endAll() throws Exception {
        nodes.forEach(ServerProcess::close);
        for (var server : servers) {
            server.close();
        }
    }

    @Test
    @DisplayName("a night: failing canary, then a killed node, a stopped one, a restarted server")
    void everyTenantIsChangedOnceAndNeverShownTooEarly() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet();
        for (var number = 0; number < 3; number++) {
            nodes.add(ServerProcess.launch(folder, control, SETTINGS));
        }
        nodes.forEach(ServerProcess::awaitReady);
        try (var api = nodes.getLast().client()) {
            ProcessRollout.register(api, folder, fleet);
            for (var database : fleet) {
                database.watch();
                database.takeTime(0);
            }
            var broken = broken(api, control);
            api.post(broken.path("abort"), Json.object().put("reason", "the index is wrong"));
            mended(api, control);
        }
    }

    private void fleet() throws Exception {
        var began = System.nanoTime();
        var each = SCHEMAS / (SERVERS * DATABASES_EACH);
        for (var number = 0; number < SERVERS; number++) {
            var server = RestartablePostgres.start(folder.resolve("server-" + number));
            servers.add(server);
            for (var database = 1; database <= DATABASES_EACH; database++) {
                var url = server.createDatabase("fleet_" + database);
                fleet.add(WitnessedDatabase.create(url, fleet.size() + 1, each));
            }
        }
        say(
                "%d schemas in %d databases on %d servers, made in %.0f s"
                        .formatted(targets(), fleet.size(), SERVERS, seconds(began)));
    }

    private ProcessRollout broken(ApiClient api, String control) throws Exception {
        ProcessRollout.publish(api, fleet.getFirst(), "1", BROKEN);
        var rollout = ProcessRollout.planned(api, control, "app@1", STRATEGY);
        rollout.start(api);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> rollout.state().equals("paused"));
        var milliseconds =
                Rows.column(
                                control,
                                """
                                SELECT round(extract(epoch FROM
                                    (SELECT min(at) FROM audit
                                     WHERE act = 'rollout.halt' AND subject = 'rollout:%1$s')
                                    - (SELECT min(finished_at) FROM attempt
                                       WHERE rollout_id = %1$s AND outcome LIKE '%%failed')) * 1000)
                                """
                                        .formatted(rollout.id()))
                        .getFirst();
        var failed = rollout.count("state = 'failed'");
        say(
                "halted %s ms after the first canary failed; %d of %d canaries failed, %d targets untouched"
                        .formatted(milliseconds, failed, CANARIES, rollout.count("attempts = 0")));

        assertThat(Integer.parseInt(milliseconds)).isBetween(0, 2_000);
        assertThat(failed).isBetween(1, 5);
        assertThat(rollout.count("wave > 1 AND state <> 'pending'")).isZero();
        assertThat(rollout.count("wave > 1 AND started_at IS NOT NULL")).isZero();
        await().atMost(Duration.ofSeconds(20)).until(() -> rollout.nodesAtWork().isEmpty());
        for (var database : fleet) {
            assertThat(database.commands()).as("what %s saw", database.name()).isEmpty();
        }
        return rollout;
    }

    private void mended(ApiClient api, String control) throws Exception {
        ProcessRollout.publish(api, fleet.getFirst(), "2", ProcessRollout.DESIRED);
        var rollout = ProcessRollout.planned(api, control, "app@2", STRATEGY);
        try (var shown = new ShownTruth(api, rollout, fleet)) {
            var began = System.nanoTime();
            rollout.start(api);
            rollout.awaitApplied(targets() / 10, LONG);
            nodes.getFirst().kill();
            say(
                    "one node killed at %d applied, %.0f s"
                            .formatted(rollout.count("state = 'applied'"), seconds(began)));
            rollout.awaitApplied(targets() / 5, LONG);
            standStill(rollout, began);
            rollout.awaitEnd(LONG);
            say("%s after %.0f s".formatted(rollout.state(), seconds(began)));
            say(shown.told());
        }
        say("attempts: " + attempts(rollout));
        new Invariants(rollout, fleet).assertDoneExactlyOnce();
        assertThat(rollout.count("state = 'applied'")).isEqualTo(targets());
        assertThat(nodes.get(1).isAlive()).isTrue();
        say(
                "each of %d tenants has had each command once, by the servers' own record"
                        .formatted(targets()));
    }

    /** One node, for so long; meanwhile a server restarts. */
    private void standStill(ProcessRollout rollout, long began) throws Exception {
        var still = nodes.get(1);
        still.pause();
        var since = System.nanoTime();
        say(
                "one node stopped at %d applied, %.0f s"
                        .formatted(rollout.count("state = 'applied'"), seconds(began)));
        try {
            rollout.awaitApplied(targets() * 2 / 5, LONG);
            var away = System.nanoTime();
            servers.getLast().restart();
            say(
                    "one server restarted at %d applied, %.0f s; it was away for %.1f s"
                            .formatted(
                                    rollout.count("state = 'applied'"),
                                    seconds(began),
                                    seconds(away)));
            await().atMost(STOPPED.plusSeconds(5))
                    .until(() -> System.nanoTime() - since > STOPPED.toNanos());
        } finally {
            still.goOn();
        }
        say(
                "the stopped node went on after %.0f s, at %d applied"
                        .formatted(seconds(since), rollout.count("state = 'applied'")));
    }

    private static List<List<String>> attempts(ProcessRollout rollout) throws SQLException {
        return Rows.of(
                rollout.controlUrl(),
                """
                SELECT outcome, count(*) FROM attempt WHERE rollout_id = %s
                GROUP BY outcome ORDER BY outcome
                """
                        .formatted(rollout.id()));
    }

    private int targets() {
        return fleet.stream().mapToInt(database -> database.tenants().size()).sum();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String line) {
        System.out.println("night: " + line);
    }
}
