package io.flotilla.engine.bench;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What fingerprints cost, one and in bulk, by the number of schemas in the database. */
@Tag("bench")
class InspectionBenchmark {

    @RegisterExtension static final PostgresServer server = new PostgresServer();

    private static final InspectionCosts COSTS =
            new InspectionCosts(
                    Dialects.require("postgres").inspector(),
                    CatalogQuery.POSTGRES,
                    "45 relations",
                    "in the database");

    private static String few;
    private static String many;

    @BeforeAll
    static void createFleets() throws Exception {
        few = fleet(InspectionCosts.FEW);
        many = fleet(InspectionCosts.MANY);
    }

    @Test
    void costsTheTargetsSizeNotTheFleets() throws Exception {
        try (var small = connect(few);
                var large = connect(many)) {
            var connections = new InspectionCosts.Connections(small, large);
            COSTS.ofOneTarget(connections, connections, InspectionCosts.MANY);
        }
    }

    @Test
    void readsAWholeDatabase() throws Exception {
        try (var connection = connect(many);
                var other = connect(many)) {
            var connections = List.of(connection, other);
            COSTS.pass(connections);
            var memory = memory(connection);
            COSTS.ofAllTargets(connections);
            System.out.printf(
                    "  a connection's memory on the server: after one pass %d kB,"
                            + " after all %d kB%n",
                    memory, memory(connection));
        }
    }

    private static long memory(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT sum(total_bytes) / 1024 FROM pg_backend_memory_contexts")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String fleet(int schemas) throws Exception {
        var url = server.createDatabase();
        BenchFleet.create(url, schemas);
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
        return url;
    }

    private static Connection connect(String url) throws SQLException {
        var connection = DriverManager.getConnection(url);
        prepare(connection);
        return connection;
    }

    /** As the orchestrator's pool sets its connections. */
    private static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET jit = off; SET plan_cache_mode = force_generic_plan");
        }
    }
}
