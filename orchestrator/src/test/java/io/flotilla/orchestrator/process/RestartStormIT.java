package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A row of the fault matrix about nodes that all come back at the same moment. */
@Tag("chaos")
class RestartStormIT {
    @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();

    private static final int NODES = 3;
    private static final int DATABASES = 3;
    private static final int TENANTS = 60;
    private static final int CAP = 8;
    private static final String[] SETTINGS = {
        "flotilla.shard.turn=3s", "flotilla.shard.lease=3s", "flotilla.server.connections=" + CAP
    };

    @TempDir Path folder;
    private final List<ServerProcess> nodes = new ArrayList<>();
    private final List<WitnessedDatabase> fleet = new ArrayList<>();

    @AfterEach
    void endAllNodes() {
        nodes.forEach(ServerProcess::close);
    }

    @Test
    @DisplayName("row 15: all nodes start at once in the middle of a rollout")
    void neverOpensMoreConnectionsThanTheServersCap() throws Exception {
        var control = POSTGRES.createDatabase();
        for (var number = 1; number <= DATABASES; number++) {
            fleet.add(
                    WitnessedDatabase.create(
                            POSTGRES.createDatabase(), number, TENANTS / DATABASES));
        }
        var before = ServerProcess.start(folder, control, SETTINGS);
        nodes.add(before);
        ProcessRollout rollout;
        try (var api = before.client()) {
            rollout =
                    ProcessRollout.approved(
                            api,
                            folder,
                            control,
                            fleet,
                            ProcessRollout.STRATEGY.replace("parallel: 8", "parallel: 48"));
            for (var database : fleet) {
                database.takeTime(0.05);
            }
            rollout.start(api);
        }
        rollout.awaitApplied(6);
        before.kill();

        var peak = new AtomicInteger();
        var looks = new AtomicInteger();
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var _ =
                    clock.scheduleAtFixedRate(
                            () -> look(peak, looks), 0, 20, TimeUnit.MILLISECONDS);
            for (var number = 0; number < NODES; number++) {
                nodes.add(ServerProcess.launch(folder, control, SETTINGS));
            }
            nodes.subList(1, nodes.size()).forEach(ServerProcess::awaitReady);
            rollout.awaitEnd(Duration.ofMinutes(3));
            clock.shutdownNow();
        }

        System.out.printf(
                "storm: %d nodes, cap %d, peak %d in %d looks, attempts by node %s%n",
                NODES, CAP, peak.get(), looks.get(), rollout.attemptsByNode());
        assertThat(looks.get()).isGreaterThan(20);
        assertThat(peak.get()).isBetween(2, CAP);
        assertThat(rollout.attemptsByNode()).hasSizeGreaterThan(2);
        new Invariants(rollout, fleet).assertDoneExactlyOnce();
    }

    /** Sessions of nodes; the test's own have no name. */
    private void look(AtomicInteger peak, AtomicInteger looks) {
        try {
            var names =
                    fleet.stream()
                            .map(it -> "'" + it.address().getPath().substring(1) + "'")
                            .collect(Collectors.joining(", "));
            var sessions =
                    Rows.column(
                                    POSTGRES.url(),
                                    """
                                    SELECT count(*) FROM pg_stat_activity
                                    WHERE datname IN (%s) AND application_name LIKE 'flotilla%%'
                                    """
                                            .formatted(names))
                            .getFirst();
            peak.accumulateAndGet(Integer.parseInt(sessions), Math::max);
            looks.incrementAndGet();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
