package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.testing.PostgresServer;
import io.flotilla.orchestrator.cli.client.ApiPath;
import io.flotilla.orchestrator.cli.text.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A node whose heap is far too small for the fleet to be in it. */
@Isolated
class SmallHeapIT {
    @RegisterExtension static final PostgresServer POSTGRES = new PostgresServer();

    private static final int TENANTS = Integer.getInteger("chaos.tenants", 50_000);
    private static final Duration TIME = Duration.ofMillis(5);

    /** MiB; the heap is half of it. */
    private static final int MOST_MEMORY = 512;

    @TempDir Path folder;

    @Tag("chaos")
    @Test
    @DisplayName("row 35: 50,000 tenants on a heap of 256 MiB")
    void aSmallHeapIsEnoughForALargeFleet() throws Exception {
        var control = POSTGRES.createDatabase();
        try (var node = ServerProcess.start(folder, control);
                var api = node.client();
                var fleet =
                        SimulatedFleet.create(
                                api, folder, control, POSTGRES.createDatabase(), TIME)) {
            fleet.add("large", TENANTS);

            var scan =
                    api.post(
                            ApiPath.of("drift", "scan"),
                            Json.object().put("targets", "fleet=large"));
            assertThat(scan.path("current").asInt()).as("%s", scan).isEqualTo(TENANTS);
            var id = fleet.approved("large", 8);
            fleet.rollOut(id, TENANTS);

            assertThat(fleet.server().changedSchemas()).isEqualTo(TENANTS);
            assertThat(fleet.server().changes()).isEqualTo(TENANTS);
            var listed = new HashSet<String>();
            api.list(ApiPath.of("rollouts", id, "targets"))
                    .forEach(target -> listed.add(target.path("tenant").asText()));
            assertThat(listed).hasSize(TENANTS);
            assertThat(node.get("/q/metrics").body()).contains("flotilla_rollout_tenants");
            assertThat(node.isAlive()).isTrue();
            assertThat(node.log()).doesNotContain("OutOfMemoryError");
            System.out.printf(
                    "%d tenants, -Xmx256m: the node's memory at its highest %d MiB%n",
                    TENANTS, node.peakMemory());
            assertThat(node.peakMemory()).isLessThan(MOST_MEMORY);
        }
    }
}
