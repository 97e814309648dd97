package io.flotilla.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresScratchSchemasTest {

    @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

    private final PostgresScratchSchemas scratchSchemas = new PostgresScratchSchemas();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(SERVER.createDatabase());
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void runsStatementsInASchemaOfItsOwn() throws SQLException {
        try (var scratch = scratchSchemas.open(connection)) {
            scratch.execute("CREATE TABLE t (a text DEFAULT '?')");

            assertThat(scratch.name()).matches("_flotilla_scratch_[0-9]{10}_[0-9a-f]{16}");
            assertThat(new PostgresInspector().inspect(connection, scratch.name()).tables())
                    .hasSize(1);
        }
    }

    @Test
    void leavesNothingBehind() throws SQLException {
        Sql.run(connection, "SET search_path = public, pg_catalog");

        try (var scratch = scratchSchemas.open(connection)) {
            scratch.execute("CREATE TABLE t (a int)");
        }

        assertThat(scratches()).isEmpty();
        assertThat(show("search_path")).isEqualTo("public, pg_catalog");
    }

    @Test
    void leavesNothingBehindAfterAFailureInATransaction() throws SQLException {
        assertThatThrownBy(
                        () -> {
                            try (var scratch = scratchSchemas.open(connection)) {
                                connection.setAutoCommit(false);
                                scratch.execute("CREATE TABLE t (a int)");
                                scratch.execute("CREATE TABLE t (a int)");
                            }
                        })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("already exists");

        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(scratches()).isEmpty();
        assertThat(show("search_path")).isEqualTo("\"$user\", public");
    }

    @Test
    void needsAConnectionInAutocommit() throws SQLException {
        connection.setAutoCommit(false);

        assertThatThrownBy(() -> scratchSchemas.open(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("autocommit");
    }

    @Test
    void sweepsOnlyWhatIsOldEnough() throws SQLException {
        Sql.run(connection, "CREATE SCHEMA _flotilla_scratch_1700000000_abc");
        Sql.run(connection, "CREATE TABLE _flotilla_scratch_1700000000_abc.t (a int)");
        Sql.run(connection, "CREATE SCHEMA _flotilla_scratch_notes");
        try (var scratch = scratchSchemas.open(connection)) {
            assertThat(scratchSchemas.sweep(connection, Duration.ofHours(1))).isEqualTo(1);

            assertThat(scratches())
                    .containsExactlyInAnyOrder(scratch.name(), "_flotilla_scratch_notes");
        }
    }

    private List<String> scratches() throws SQLException {
        var names = new ArrayList<String>();
        try (var schemas = connection.getMetaData().getSchemas(null, "\\_flotilla\\_scratch%")) {
            while (schemas.next()) {
                names.add(schemas.getString(1));
            }
        }
        return names;
    }

    private String show(String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
