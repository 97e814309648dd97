package io.flotilla.engine.bench;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same on MariaDB, the stand-in for MySQL, by the number of databases on the server. Few and
 * many are on servers of their own, both embedded ones, so that they can be measured turn about.
 */
@Tag("bench")
class MySqlInspectionBenchmark {

    private static final int TABLES = 4;

    private static final InspectionCosts COSTS =
            new InspectionCosts(
                    Dialects.require("mysql").inspector(),
                    CatalogQuery.MYSQL,
                    "%d tables, a view, a function, a trigger and an event".formatted(TABLES),
                    "on the server");

    private static String few;
    private static String many;

    @BeforeAll
    static void createFleets() throws Exception {
        few = fleet(InspectionCosts.FEW);
        many = fleet(InspectionCosts.MANY);
    }

    /** Connector/J runs a statement in the database that was current when it was made. */
    @Test
    void costsTheTargetsSizeNotTheFleets() throws Exception {
        try (var small = DriverManager.getConnection(few);
                var large = DriverManager.getConnection(many);
                var smallToo = DriverManager.getConnection(few);
                var largeToo = DriverManager.getConnection(many)) {
            var inspecting = new InspectionCosts.Connections(small, large);
            var querying = new InspectionCosts.Connections(smallToo, largeToo);
            COSTS.ofOneTarget(inspecting, querying, InspectionCosts.FEW);
            COSTS.ofOneTarget(inspecting, querying, InspectionCosts.MANY);
        }
    }

    @Test
    void readsAWholeServer() throws Exception {
        try (var connection = DriverManager.getConnection(many);
                var other = DriverManager.getConnection(many)) {
            var connections = List.of(connection, other);
            COSTS.pass(connections);
            COSTS.ofAllTargets(connections);
        }
    }

    private static String fleet(int databases) throws Exception {
        var url = MariaDbServer.startAnother();
        var next = new AtomicInteger();
        BenchFleet.inParallel(
                url,
                4,
                connection -> {
                    for (var n = next.incrementAndGet();
                            n <= databases;
                            n = next.incrementAndGet()) {
                        create(connection, BenchFleet.name(n));
                    }
                    return null;
                });
        return url;
    }

    private static void create(Connection connection, String database) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        connection.setCatalog(database);
        try (var statement = connection.createStatement()) {
            createIn(statement);
        }
    }

    private static void createIn(Statement statement) throws SQLException {
        for (var n = 1; n <= TABLES; n++) {
            statement.execute(
                    """
                    CREATE TABLE t%1$d (
                        id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
                        name varchar(200) NOT NULL,
                        amount decimal(12,2) DEFAULT 0,
                        state varchar(20) DEFAULT 'new',
                        created_at timestamp NOT NULL DEFAULT current_timestamp(),
                        updated_at datetime,
                        KEY t%1$d_name_idx (name),
                        KEY t%1$d_open_idx (state, created_at))
                    """
                            .formatted(n));
        }
        statement.execute("CREATE VIEW open AS SELECT id, name FROM t1 WHERE state = 'new'");
        statement.execute("CREATE FUNCTION doubled(n int) RETURNS int DETERMINISTIC RETURN n * 2");
        statement.execute(
                "CREATE TRIGGER touched BEFORE UPDATE ON t1 FOR EACH ROW SET NEW.updated_at = now()");
        statement.execute(
                "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM t2 WHERE state = 'old'");
    }
}
