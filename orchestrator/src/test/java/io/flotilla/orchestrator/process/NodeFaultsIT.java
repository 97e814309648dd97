package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flotilla.engine.testing.FaultProxy;
import io.flotilla.engine.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the fault matrix about nodes and their control database, on real processes. */
class NodeFaultsIT {
    @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();

    private static final int KILLED = 137;
    private static final String[] QUICK = {"flotilla.shard.turn=3s", "flotilla.shard.lease=3s"};

    /** For targets that stay locked for a while. */
    private static final String PATIENT =
            ProcessRollout.STRATEGY.replace("attempts: 8", "attempts: 20");

    @TempDir Path folder;
    private final List<ServerProcess> nodes = new ArrayList<>();
    private final List<WitnessedDatabase> fleet = new ArrayList<>();

    @AfterEach
    void endAllNodes() {
        nodes.forEach(ServerProcess::close);
    }

    @Tag("chaos")
    @Test
    @DisplayName("row 1: node killed before, while and after statements and writes")
    void anotherNodeFinishesWhereverANodeDies() throws Exception {
        var control = POSTGRES.createDatabase();
        var places =
                List.of(
                        "claimed",
                        "statement-starting:4",
                        "statement-finished:5",
                        "attempt-ended:3",
                        "ending-written");
        fleet(6, 12);
        var survivor = launch(control);
        survivor.awaitReady();
        var doomed = new ArrayList<ServerProcess>();
        for (var place : places) {
            doomed.add(launch(control, "flotilla.crash.at=" + place));
        }
        doomed.forEach(ServerProcess::awaitReady);
        var rollout = started(survivor, control, ProcessRollout.STRATEGY);

        for (var node : doomed) {
            assertThat(node.awaitExit(Duration.ofSeconds(90))).isEqualTo(KILLED);
        }
        rollout.awaitEnd();

        new Invariants(rollout, fleet).assertDoneExactlyOnce();
    }

    @Tag("chaos")
    @Test
    @DisplayName("row 2: node paused for longer than its lease")
    void aNodeThatStoodStillDropsWhatIsNoLongerItsOwn() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet(2, 40);
        var one = launch(control);
        var other = launch(control);
        other.awaitReady();
        var rollout = started(one.awaitReady(), control, PATIENT, 0.1);
        rollout.awaitApplied(4);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> rollout.nodesAtWork().stream().anyMatch(one::isNode));
        one.pause();
        try {
            // all but what it was at: its sessions hold those targets' locks for as long as it
            // stands
            rollout.awaitApplied(2 * 40 - 8);
        } finally {
            one.goOn();
        }
        rollout.awaitEnd();

        new Invariants(rollout, fleet).assertDoneExactlyOnce();
        assertThat(rollout.attemptsByNode().keySet()).anyMatch(other::isNode);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> one.get("/q/health/ready").statusCode() == 200);
        new Invariants(rollout, fleet).assertDoneExactlyOnce();
    }

    @Test
    @DisplayName("row 3: several nodes on one fleet")
    void nodesShareTheWorkAndNoTargetIsDoneTwice() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet(4, 40);
        var cluster = List.of(launch(control), launch(control));
        cluster.forEach(ServerProcess::awaitReady);
        var rollout = started(cluster.getFirst(), control, ProcessRollout.STRATEGY);
        rollout.awaitEnd();

        new Invariants(rollout, fleet).assertDoneExactlyOnce();
        var attempts = rollout.attemptsByNode();
        System.out.println("attempts by node: " + attempts);
        assertThat(attempts).hasSize(2);
        assertThat(attempts.values()).allSatisfy(share -> assertThat(share).isBetween(40, 120));
    }

    @Test
    @DisplayName("row 25: control database down")
    void startsNothingWhileTheControlDatabaseIsDownAndKeepsWhatWasDone() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet(1, 60);
        try (var proxy = FaultProxy.before(control)) {
            var node = launch(proxy.through(control));
            var rollout = started(node.awaitReady(), control, ProcessRollout.STRATEGY);
            rollout.awaitApplied(10);
            proxy.refuse();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> node.get("/q/health/ready").statusCode() == 503);
            assertThat(node.get("/q/health/live").statusCode()).isEqualTo(200);
            var answer = node.get("/api/v1/rollouts/" + rollout.id());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("control-database-unavailable");
            // what was under way is over by now, at the targets
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(fleet.getFirst().witness().sessions()).isEmpty());
            var done = fleet.getFirst().commands();
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> fleet.getFirst().commands().equals(done));
            assertThat(done).hasSizeBetween(10, 59);

            proxy.pass();
            rollout.awaitEnd();
            new Invariants(rollout, fleet).assertDoneExactlyOnce();
            assertThat(node.get("/q/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Tag("chaos")
    @Test
    @DisplayName("row 26: control database slow")
    void goesOnSlowlyWhereTheControlDatabaseIsSlow() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet(1, 20);
        try (var proxy = FaultProxy.before(control)) {
            var node = launch(proxy.through(control));
            var rollout = started(node.awaitReady(), control, ProcessRollout.STRATEGY);
            rollout.awaitApplied(2);
            proxy.delay(Duration.ofMillis(150));
            rollout.awaitEnd();

            assertThat(node.get("/api/v1/rollouts/" + rollout.id()).statusCode()).isEqualTo(200);
            proxy.pass();
            new Invariants(rollout, fleet).assertDoneExactlyOnce();
        }
    }

    @Tag("chaos")
    @Test
    @DisplayName("row 28: node killed in a tick")
    void anotherNodeTicksOn() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet(1, 20);
        var doomed = launch(control, "flotilla.crash.at=tick-decided");
        var rollout = started(doomed.awaitReady(), control, ProcessRollout.STRATEGY);
        assertThat(doomed.awaitExit(Duration.ofSeconds(30))).isEqualTo(KILLED);
        assertThat(rollout.count("state = 'pending'")).isEqualTo(20);

        launch(control).awaitReady();
        rollout.awaitEnd();
        new Invariants(rollout, fleet).assertDoneExactlyOnce();
    }

    @Test
    @DisplayName("row 30: SIGTERM under load")
    void aNodeDrainsAndLeavesWithoutATrace() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet(2, 60);
        var leaving = launch(control);
        var staying = launch(control);
        staying.awaitReady();
        var rollout = started(leaving.awaitReady(), control, ProcessRollout.STRATEGY, 0.05);
        rollout.awaitApplied(4);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> rollout.nodesAtWork().stream().anyMatch(leaving::isNode));
        leaving.terminate();

        assertThat(leaving.awaitExit(Duration.ofSeconds(25))).as(leaving.log()).isZero();
        assertThat(rollout.nodesAtWork()).noneMatch(leaving::isNode);
        assertThat(rollout.leftBehind()).isNotEmpty();
        rollout.awaitEnd();
        new Invariants(rollout, fleet).assertDoneExactlyOnce();
        assertThat(
                        Rows.column(
                                control,
                                "SELECT outcome FROM attempt WHERE outcome NOT IN ('applied')"))
                .as("attempts that were cut off")
                .isEmpty();
    }

    @Test
    @DisplayName("row 30: SIGTERM while a statement takes longer than the grace period")
    void aNodeCutsOffWhatTakesTooLong() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet(1, 4);
        var leaving = launch(control, "flotilla.shutdown.grace=1s");
        var rollout = started(leaving.awaitReady(), control, ProcessRollout.STRATEGY, 4);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> rollout.nodesAtWork().stream().anyMatch(leaving::isNode));
        leaving.terminate();

        assertThat(leaving.awaitExit(Duration.ofSeconds(20))).as(leaving.log()).isZero();
        assertThat(rollout.count("state = 'running'")).isZero();
        assertThat(rollout.count("state = 'pending' AND uncertain")).isPositive();
        fleet.getFirst().takeTime(0);
        launch(control).awaitReady();
        rollout.awaitEnd();
        new Invariants(rollout, fleet).assertDoneExactlyOnce();
    }

    private void fleet(int databases, int tenants) throws Exception {
        for (var number = 1; number <= databases; number++) {
            fleet.add(WitnessedDatabase.create(POSTGRES.createDatabase(), number, tenants));
        }
    }

    private ServerProcess launch(String control, String... settings) throws Exception {
        var node =
                ServerProcess.launch(
                        folder,
                        control,
                        Stream.of(QUICK, settings).flatMap(Stream::of).toArray(String[]::new));
        nodes.add(node);
        return node;
    }

    private ProcessRollout started(ServerProcess node, String control, String strategy)
            throws Exception {
        return started(node, control, strategy, 0.01);
    }

    private ProcessRollout started(
            ServerProcess node, String control, String strategy, double secondsPerCommand)
            throws Exception {
        try (var api = node.client()) {
            var rollout = ProcessRollout.approved(api, folder, control, fleet, strategy);
            for (var database : fleet) {
                database.takeTime(secondsPerCommand);
            }
            rollout.start(api);
            return rollout;
        }
    }
}
