package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Servers die in the middle of a rollout; the rollout ends all the same, nothing done twice. */
class RolloutSurvivesKillIT {
    @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();

    private static final int TENANTS = 80;

    @TempDir Path folder;
    private final List<ServerProcess> nodes = new ArrayList<>();
    private final List<WitnessedDatabase> fleet = new ArrayList<>();

    @AfterEach
    void endAllNodes() {
        nodes.forEach(ServerProcess::close);
    }

    @Test
    void goesOnByItselfWhenTheServerIsKilledAndStartedAgain() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet.add(WitnessedDatabase.create(POSTGRES.createDatabase(), 1, TENANTS));
        var server = start(control);
        var rollout = approved(server, control);

        try (var api = server.client()) {
            rollout.start(api);
        }
        rollout.awaitApplied(TENANTS / 3);
        server.kill();
        assertThat(rollout.leftBehind()).isNotEmpty();

        var second = start(control);
        rollout.awaitApplied(TENANTS * 2 / 3);
        second.kill();
        assertThat(rollout.leftBehind()).isNotEmpty();

        var third = start(control);
        rollout.awaitEnd();
        assertDoneExactlyOnce(rollout, third);
    }

    @Test
    void anotherNodeFinishesTheWorkOfAKilledOne() throws Exception {
        var control = POSTGRES.createDatabase();
        fleet.add(WitnessedDatabase.create(POSTGRES.createDatabase(), 1, TENANTS / 2));
        fleet.add(WitnessedDatabase.create(POSTGRES.createDatabase(), 2, TENANTS / 2));
        var one = start(control);
        var other = start(control);
        var rollout = approved(one, control);

        try (var api = one.client()) {
            rollout.start(api);
        }
        rollout.awaitApplied(TENANTS / 3);
        var victim = rollout.nodesAtWork().stream().anyMatch(one::isNode) ? one : other;
        var survivor = victim == one ? other : one;
        victim.kill();
        assertThat(rollout.leftBehind()).isNotEmpty();

        rollout.awaitEnd();
        assertThat(rollout.nodesThatWorked()).anyMatch(victim::isNode).anyMatch(survivor::isNode);
        assertDoneExactlyOnce(rollout, survivor);
    }

    private ServerProcess start(String control) throws IOException {
        var node = ServerProcess.start(folder, control);
        nodes.add(node);
        return node;
    }

    private ProcessRollout approved(ServerProcess server, String control) throws Exception {
        try (var api = server.client()) {
            return ProcessRollout.approved(api, folder, control, fleet);
        }
    }

    private void assertDoneExactlyOnce(ProcessRollout rollout, ServerProcess server)
            throws IOException, SQLException {
        assertThat(rollout.count("state = 'applied'")).isEqualTo(TENANTS);
        try (var api = server.client()) {
            var scan = rollout.scan(api);
            assertThat(scan.path("current").asInt()).as("%s", scan).isEqualTo(TENANTS);
            assertThat(scan.path("drifted").asInt()).as("%s", scan).isZero();
        }
        new Invariants(rollout, fleet).assertDoneExactlyOnce();
        for (var database : fleet) {
            var indexes = List.of("note_pkey valid", "users_city_idx valid", "users_pkey valid");
            assertThat(database.indexes()).isEqualTo(each(database, indexes));
        }
    }

    private static <T> Map<String, T> each(WitnessedDatabase database, T value) {
        return database.tenants().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> value));
    }
}
