package io.flotilla.orchestrator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.testing.MariaDbServer;
import io.flotilla.engine.testing.OnlineToolStandIn;
import io.flotilla.engine.testing.OnlineToolStandIn.Conduct;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.rollout.shard.ShardRunner;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Rollouts in which a stand-in for an online tool copies tables of MariaDB, itself one for MySQL.
 */
@QuarkusTest
@TestProfile(OnlineToolRolloutTest.WithATool.class)
class OnlineToolRolloutTest {
    @RegisterExtension static final MariaDbServer MARIADB = new MariaDbServer();

    private static final Path EVIDENCE = folder();

    @Inject Jdbi jdbi;
    @Inject Audit audit;
    @Inject ShardRunner shards;

    /** A node with one tool, which waits until it is let go. */
    public static final class WithATool implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var all = new HashMap<>(new ByHand().getConfigOverrides());
            all.put("flotilla.tools", tools().toString());
            return all;
        }
    }

    @BeforeEach
    void forgetTheLastTest() throws IOException {
        for (var name : List.of("waits", "go")) {
            Files.deleteIfExists(EVIDENCE.resolve(name));
        }
    }

    @Test
    void theNodesToolCopiesThereAndBack() throws Exception {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).releasedWithACopyBy("stand-in");
        var rollout = rollout(fleet);
        Files.writeString(EVIDENCE.resolve("go"), "");

        rollout.started().runUntilIdle();

        assertThat(rollout.state()).as(rollout.story()).isEqualTo("completed");
        assertThat(rollout.counts()).as(rollout.story()).isEqualTo(Map.of("applied", 4));
        assertThat(fleet.upgraded()).isEqualTo(fleet.tenants(1, 2));
        assertThat(journal(rollout))
                .hasSize(2)
                .allSatisfy(sql -> assertThat(sql).startsWith("/* by stand-in */ ALTER TABLE"));

        rollout.act("revert", Map.of("reason", "not today")).statusCode(200);
        rollout.runUntilIdle();
        assertThat(rollout.state()).as(rollout.story()).isEqualTo("reverted");
        assertThat(fleet.upgraded()).isEmpty();
    }

    @Test
    void abortingTheRolloutEndsTheTool() throws Exception {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).releasedWithACopyBy("stand-in");
        var rollout = rollout(fleet).started();
        // the common pool may have one thread, and that something else to do
        var running =
                CompletableFuture.runAsync(
                        rollout::runUntilIdle, task -> Thread.ofPlatform().start(task));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(EVIDENCE.resolve("waits")));

        rollout.act("abort", Map.of("reason", "too slow")).statusCode(200);
        running.join();

        assertThat(OnlineToolStandIn.atWork()).isEmpty();
        rollout.runUntilIdle();
        assertThat(rollout.state()).isEqualTo("aborted");
        assertThat(fleet.target(rollout, "mysql", 1).getString("state"))
                .as(rollout.story())
                .isEqualTo("failed");
        assertThat(details(rollout))
                .anySatisfy(
                        detail ->
                                assertThat(detail)
                                        .startsWith(
                                                "called off: stand-in was ended; it left table _"));
    }

    @Test
    void aToolThatNoNodeHasIsFoundBeforeTheRolloutAndTouchesNothing() throws SQLException {
        var fleet = MixedFleet.of(jdbi, MARIADB, 2).releasedWithACopyBy("other");
        var rollout = rollout(fleet);

        var report =
                rollout.act("preflight", Map.of("rehearse", 0))
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(report)
                .contains("no-tool", "there is no tool 'other' here (there are: stand-in)");

        rollout.started().runUntilIdle();
        assertThat(fleet.target(rollout, "mysql", 1).getString("state"))
                .as(rollout.story())
                .isEqualTo("failed");
        assertThat(fleet.target(rollout, "mysql", 1).getString("detail"))
                .contains("statement 1: there is no tool 'other' here");
        assertThat(fleet.upgraded()).doesNotContain(fleet.tenant("mysql", 1));
        assertThat(journal(rollout)).isEmpty();
    }

    private TestRollout rollout(MixedFleet fleet) {
        return new TestRollout(
                jdbi,
                audit,
                shards,
                fleet.release(),
                "waves: [{name: all}], failures: {budget: 5}");
    }

    private List<String> journal(TestRollout rollout) {
        return texts(
                "SELECT e.sql FROM attempt_event e JOIN attempt a ON a.epoch = e.epoch WHERE a.rollout_id = ?",
                rollout);
    }

    private List<String> details(TestRollout rollout) {
        return texts(
                "SELECT coalesce(detail, '') FROM attempt WHERE rollout_id = ? ORDER BY epoch",
                rollout);
    }

    private List<String> texts(String sql, TestRollout rollout) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).bind(0, rollout.id).mapTo(String.class).list());
    }

    private static Path folder() {
        try {
            var folder =
                    Path.of(
                            System.getProperty("java.io.tmpdir"),
                            "flotilla-stand-in-tool-" + ProcessHandle.current().pid());
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path tools() {
        var command =
                OnlineToolStandIn.command(
                        "stand-in", Conduct.WAITS, folder(), Duration.ofMinutes(5), null);
        var yaml =
                "tools:\n  stand-in:\n    timeout: 5m\n    command:\n"
                        + command.command().stream()
                                .map(it -> "      - '%s'\n".formatted(it))
                                .collect(Collectors.joining());
        try {
            return Files.writeString(folder().resolve("tools.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
