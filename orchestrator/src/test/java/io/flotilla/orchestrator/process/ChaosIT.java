package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flotilla.engine.testing.FaultProxy;
import io.flotilla.engine.testing.PostgresServer;
import io.flotilla.orchestrator.cli.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Three nodes, of which one after the other is killed, stopped and continued, drained or cut off
 * from the control database, while rollouts go forth and back. {@code -Pchaos} makes it long;
 * {@code -Dchaos.seed=} repeats the order of the faults.
 */
@Isolated
@Tag("random-faults")
class ChaosIT {
    @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();

    private static final Duration LENGTH =
            Duration.ofSeconds(Integer.getInteger("flotilla.chaos.seconds"));
    private static final int TARGETS = Integer.getInteger("flotilla.chaos.targets");
    private static final int DATABASES = 3;
    private static final String[] SETTINGS = {
        "flotilla.shard.turn=3s", "flotilla.shard.lease=3s", "flotilla.shutdown.grace=3s"
    };

    private static final String STRATEGY =
            """
            waves: [{name: first, share: 10%, parallel: 4}, {name: rest, parallel: 24}]
            perDatabase: 6
            retry: {attempts: 20, backoff: 1s}
            """;

    @TempDir Path folder;
    private final long seed = Long.getLong("flotilla.chaos.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Node> nodes = new ArrayList<>();
    private final List<WitnessedDatabase> fleet = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    /** A place in the cluster: its processes come and go. */
    private static final class Node {
        final FaultProxy proxy;
        volatile ServerProcess process;

        Node(FaultProxy proxy, ServerProcess process) {
            this.proxy = proxy;
            this.process = process;
        }
    }

    private enum Fault {
        KILL,
        STOP_AND_CONTINUE,
        TERMINATE,
        RESET,
        CUT_OFF
    }

    @AfterEach
    void endAllNodes() {
        nodes.forEach(node -> node.process.close());
        nodes.forEach(node -> node.proxy.close());
    }

    @Test
    @DisplayName("chaos: rollouts forth and back under random faults")
    void everyTenantIsChangedOnceWhateverHappens() throws Exception {
        System.out.printf("chaos: seed %d, %s, %d targets%n", seed, LENGTH, TARGETS);
        var control = POSTGRES.createDatabase();
        for (var number = 1; number <= DATABASES; number++) {
            fleet.add(
                    WitnessedDatabase.create(
                            POSTGRES.createDatabase(), number, TARGETS / DATABASES));
        }
        for (var number = 0; number < 3; number++) {
            var proxy = FaultProxy.before(control);
            nodes.add(new Node(proxy, launch(proxy.through(control))));
        }
        nodes.forEach(node -> node.process.awaitReady());
        ProcessRollout first;
        try (var api = nodes.getFirst().process.client()) {
            first = ProcessRollout.approved(api, folder, control, fleet, STRATEGY);
        }
        var raging = new AtomicBoolean(true);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var rage = executor.submit(() -> rage(raging, control));
            try {
                rollForthAndBack(first);
            } finally {
                raging.set(false);
                rage.get();
            }
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed %d: %s".formatted(seed, story), e);
        }
        System.out.printf("chaos: %s%n", story);
    }

    private void rollForthAndBack(ProcessRollout first) throws Exception {
        var end = System.nanoTime() + LENGTH.toNanos();
        var rollout = first;
        var rounds = 0;
        while (rounds == 0 || System.nanoTime() < end) {
            if (rounds > 0) {
                rollout = again(rollout);
            }
            var id = rollout;
            act(id, "start");
            id.awaitEnd(Duration.ofMinutes(3));
            new Invariants(id, fleet).assertDoneExactlyOnce();
            act(id, "revert");
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> id.state().equals("reverted"));
            assertThat(id.count("state <> 'reverted'")).isZero();
            new Invariants(id, fleet).assertBack();
            rounds++;
        }
        story.add(rounds + " rounds");
    }

    private ProcessRollout again(ProcessRollout last) throws Exception {
        for (var database : fleet) {
            database.witness().forget();
        }
        return attempt(
                node -> {
                    try (var api = node.client()) {
                        return last.again(api, STRATEGY);
                    }
                });
    }

    /** An act counts as done when the rollout says so, not when an answer came through. */
    private void act(ProcessRollout rollout, String act) throws Exception {
        var before = rollout.state();
        attempt(
                node -> {
                    if (rollout.state().equals(before)) {
                        try (var api = node.client()) {
                            api.post(rollout.path(act), Json.object());
                        }
                    }
                    return true;
                });
    }

    private interface Call<T> {
        T on(ServerProcess node) throws Exception;
    }

    /** Asks one node after the other until one answers. */
    private <T> T attempt(Call<T> call) throws Exception {
        Exception last = new IOException("no node");
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < end) {
            for (var node : nodes) {
                try {
                    if (node.process.get("/q/health/ready").statusCode() == 200) {
                        return call.on(node.process);
                    }
                } catch (Exception e) {
                    last = e;
                }
            }
        }
        throw last;
    }

    private Void rage(AtomicBoolean raging, String control) throws Exception {
        while (raging.get()) {
            var node = nodes.get(random.nextInt(nodes.size()));
            var fault = Fault.values()[random.nextInt(Fault.values().length)];
            var length = Duration.ofMillis(500 + random.nextInt(5_500));
            story.add("%d:%s".formatted(nodes.indexOf(node), fault));
            switch (fault) {
                case KILL -> {
                    node.process.kill();
                    node.process = launch(node.proxy.through(control));
                }
                case STOP_AND_CONTINUE -> {
                    node.process.pause();
                    Thread.sleep(length);
                    node.process.goOn();
                }
                case TERMINATE -> {
                    node.process.terminate();
                    var code = node.process.awaitExit(Duration.ofSeconds(60));
                    assertThat(code).as(node.process.log()).isZero();
                    node.process = launch(node.proxy.through(control));
                }
                case RESET -> node.proxy.reset();
                case CUT_OFF -> {
                    node.proxy.refuse();
                    Thread.sleep(length);
                    node.proxy.pass();
                }
            }
            if (fault == Fault.KILL || fault == Fault.TERMINATE) {
                node.process.awaitReady();
            } else {
                Thread.sleep(Duration.ofMillis(random.nextInt(2_000)));
            }
        }
        return null;
    }

    private ServerProcess launch(String control) throws IOException {
        return ServerProcess.launch(folder, control, SETTINGS);
    }
}
