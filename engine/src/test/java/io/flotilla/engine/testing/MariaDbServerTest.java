package io.flotilla.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With the diff cases: the server takes up to half a minute to start. */
@EnabledIfSystemProperty(named = "corpus.mysql", matches = "true")
class MariaDbServerTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    @Test
    void givesEmptyDatabasesOfARealServer() throws SQLException {
        var database = SERVER.createDatabase();

        try (var connection = SERVER.connect(database);
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                SELECT database(),
                                       (SELECT count(*) FROM information_schema.tables
                                        WHERE table_schema = database())
                                """)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(database);
            assertThat(row.getInt(2)).isZero();
        }
    }
}
