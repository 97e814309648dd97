package io.flotilla.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.class)
class PostgresServerTest {

    @Test
    void givesEachCallerAnEmptySchemaOfItsOwn(PostgresServer server) throws SQLException {
        var one = server.createSchema();
        var other = server.createSchema();

        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE %s.customer (id bigint)".formatted(one));
            statement.execute("CREATE TABLE %s.customer (id bigint)".formatted(other));
        }
    }

    @Test
    void leavesNothingOfADroppedSchema(PostgresServer server) throws SQLException {
        var name = server.createSchema();

        server.dropSchema(name);

        try (var connection = server.connect();
                var schemas = connection.getMetaData().getSchemas(null, name)) {
            assertThat(schemas.next()).isFalse();
        }
    }

    @Test
    void connectsToADatabaseItMade(PostgresServer server) throws SQLException {
        try (var connection = DriverManager.getConnection(server.createDatabase())) {
            assertThat(connection.getCatalog()).startsWith("test_");
        }
    }
}
