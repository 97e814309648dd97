package io.flotilla.orchestrator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.bench.CpuTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast a fleet of real schemas is scanned for drift, through the API, all recorded. */
@QuarkusTest
@Tag("bench")
class DriftScanBenchmark {
    private static final int SCHEMAS = Integer.getInteger("bench.schemas", 5_000);
    private static final int SCANS = Integer.getInteger("bench.scans", 9);

    private final BenchApi api = new BenchApi(8);

    @Test
    void scansTheFleet() throws Exception {
        var database = api.database("scanned", SCHEMAS);
        scan();

        var seconds = new ArrayList<Double>();
        try (var watching = database.connect()) {
            var before = CpuTime.now(watching);
            for (var n = 0; n < SCANS; n++) {
                var began = System.nanoTime();
                assertThat(scan().getInt("unrecorded")).isEqualTo(SCHEMAS);
                seconds.add((System.nanoTime() - began) / 1e9);
            }
            System.out.printf(
                    "processor time per target, ms: %s%n",
                    CpuTime.now(watching).since(before, SCANS * SCHEMAS));
        }
        seconds.sort(Double::compare);
        System.out.printf(
                "drift scan of %d schemas, median of %d: %.2f s, %.0f targets/s (from %.0f to %.0f)%n",
                SCHEMAS,
                SCANS,
                seconds.get(SCANS / 2),
                SCHEMAS / seconds.get(SCANS / 2),
                SCHEMAS / seconds.getLast(),
                SCHEMAS / seconds.getFirst());
    }

    private JsonPath scan() {
        return api.post("/drift/scan", Map.of("targets", "database=scanned"));
    }
}
