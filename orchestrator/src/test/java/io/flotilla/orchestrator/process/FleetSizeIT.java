package io.flotilla.orchestrator.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.bench.CpuTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What nodes and the control database cost by themselves, over tenants on simulated databases: per
 * target at ten thousand and at a hundred thousand, and on one, two and four nodes.
 */
@Tag("bench")
@Isolated
class FleetSizeIT {
    private static final int SMALL = Integer.getInteger("bench.small", 10_000);
    private static final int LARGE = Integer.getInteger("bench.large", 100_000);

    /** Targets for each node, where several share the work. */
    private static final int SHARED = Integer.getInteger("bench.shared", 1_600);

    private static final Duration TIME = Duration.ofMillis(Integer.getInteger("bench.millis", 100));

    /** A node works on so many databases at a time where several nodes are measured. */
    private static final int SHARDS = Integer.getInteger("bench.shards", 2);

    /** Threads of a node that are for what is no shard. */
    private static final int SPARE = 2;

    /** MiB. */
    private static final int MOST_MEMORY = 512;

    private static final int MOST_STATEMENTS = 12;

    @TempDir Path folder;
    private final List<ServerProcess> nodes = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private Connection watching;

    @BeforeEach
    void startControlDatabase() throws IOException, SQLException {
        postgres =
                EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .start();
        watching = DriverManager.getConnection(url("postgres"));
        execute("CREATE DATABASE control");
        execute("CREATE DATABASE model");
        execute("CREATE EXTENSION pg_stat_statements");
    }

    @AfterEach
    void endAll() throws IOException, SQLException {
        nodes.forEach(ServerProcess::close);
        watching.close();
        postgres.close();
    }

    @Test
    void costsTheSamePerTargetWhateverTheSizeOfTheFleet() throws Exception {
        var node = startNode();
        try (var api = node.client();
                var fleet = fleet(node)) {
            measured(fleet, "warm", SMALL, 8);
            var small = measured(fleet, "small", SMALL, 8);
            var large = measured(fleet, "large", LARGE, 8);
            showStatements();
            System.out.printf(
                    """
                    one node, -Xmx256m, %d simulated databases, targets/s:
                      %6d targets   %6.1f
                      %6d targets   %6.1f   ratio %.2f
                      the node's memory at its highest   %d MiB
                      connections to the simulated server at their highest   %d
                    """,
                    SimulatedFleet.DATABASES,
                    SMALL,
                    small,
                    LARGE,
                    large,
                    large / small,
                    node.peakMemory(),
                    fleet.server().mostConnected());
            assertThat(fleet.server().changes()).isEqualTo(2 * SMALL + LARGE);
            assertThat(node.peakMemory()).isLessThan(MOST_MEMORY);
        }
    }

    @Test
    void nodesShareTheWork() throws Exception {
        var first = startNode(threads());
        try (var fleet = fleet(first)) {
            var one = warmAndMeasured(fleet, "one");
            startNode(threads());
            var two = warmAndMeasured(fleet, "two");
            startNode(threads());
            startNode(threads());
            var four = warmAndMeasured(fleet, "four");
            System.out.printf(
                    """
                    %d targets a node on %d simulated databases, %d ms each, one at a time on a database, \
                    %d databases at a time on a node, targets/s:
                      one node     %6.1f
                      two nodes    %6.1f   ratio %.2f
                      four nodes   %6.1f   ratio %.2f
                    """,
                    SHARED,
                    SimulatedFleet.DATABASES,
                    TIME.toMillis(),
                    SHARDS,
                    one,
                    two,
                    two / one,
                    four,
                    four / one);
            assertThat(fleet.server().changes()).isEqualTo(2L * (1 + 2 + 4) * SHARED);
        }
    }

    /**
     * New nodes compile their code for as long as a few thousand targets take each; and where more
     * nodes have more to do, the last targets, which leave some of them idle, weigh the same.
     */
    private double warmAndMeasured(SimulatedFleet fleet, String name) throws Exception {
        measured(fleet, name + "warm", nodes.size() * SHARED, 1);
        return measured(fleet, name, nodes.size() * SHARED, 1);
    }

    private static String threads() {
        return "quarkus.quartz.thread-count=" + (SHARDS + SPARE);
    }

    private ServerProcess startNode(String... settings) throws IOException {
        var all = new ArrayList<>(List.of("flotilla.shard.lease=30s"));
        all.addAll(List.of(settings));
        var node = ServerProcess.startFast(folder, url("control"), all.toArray(String[]::new));
        nodes.add(node);
        return node;
    }

    private SimulatedFleet fleet(ServerProcess node) throws Exception {
        return SimulatedFleet.create(node.client(), folder, url("control"), url("model"), TIME);
    }

    /** Targets per second; prints what each cost. */
    private double measured(SimulatedFleet fleet, String name, int tenants, int perDatabase)
            throws Exception {
        fleet.add(name, tenants);
        var size = size();
        var log = log();
        var prepared = System.nanoTime();
        var id = fleet.approved(name, perDatabase);
        var preparing = (System.nanoTime() - prepared) / 1e9;
        execute("SELECT pg_stat_statements_reset()");
        var spent = nodesTime();
        var before = CpuTime.now(watching);
        var seconds = fleet.rollOut(id, tenants);
        var since = CpuTime.now(watching).since(before, tenants);
        System.out.printf(
                """
                %s: %d targets, %d nodes: made and approved in %.1f s, rolled out in %.1f s
                processor time per target, ms: nodes %.2f, control database %.2f, simulated servers %.2f
                control database per target, bytes: kept %d, written ahead %d
                """,
                name,
                tenants,
                nodes.size(),
                preparing,
                seconds,
                nodesTime().minus(spent).toNanos() / 1e6 / tenants,
                since.getOrDefault("control", 0.0),
                since.getOrDefault("client", 0.0),
                (size() - size) / tenants,
                (log() - log) / tenants);
        return tenants / seconds;
    }

    private Duration nodesTime() {
        return nodes.stream()
                .map(ServerProcess::processorTime)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Where the control database's time went in the last rollout. */
    private void showStatements() throws SQLException {
        try (var statement = watching.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT round(s.total_exec_time)::bigint AS millis, s.calls,
                                       round(s.mean_exec_time::numeric, 2) AS mean,
                                       left(regexp_replace(s.query, '\\s+', ' ', 'g'), 110) AS query
                                FROM pg_stat_statements s
                                JOIN pg_database d ON d.oid = s.dbid
                                WHERE d.datname = 'control'
                                ORDER BY s.total_exec_time DESC
                                LIMIT %d
                                """
                                        .formatted(MOST_STATEMENTS))) {
            System.out.println("the control database's statements, ms, calls, ms each:");
            while (rows.next()) {
                System.out.printf(
                        "  %8d %8d %8s  %s%n",
                        rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4));
            }
        }
    }

    private long size() throws SQLException {
        return number("SELECT pg_database_size('control')");
    }

    private long log() throws SQLException {
        return number("SELECT pg_current_wal_insert_lsn() - '0/0'");
    }

    private long number(String sql) throws SQLException {
        try (var statement = watching.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = watching.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }
}
