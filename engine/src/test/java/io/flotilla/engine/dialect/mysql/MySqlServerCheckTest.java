package io.flotilla.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flotilla.engine.dialect.ServerCheck.Finding;
import io.flotilla.engine.testing.MariaDbServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On MariaDB, the stand-in for MySQL. */
class MySqlServerCheckTest {

    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    private static final String CREATE =
            "was not given CREATE on every database itself, so that releases can use this server as scratch only if a role lets it";

    @Test
    void warnsOfAUserWhoAdministratesTheServer() throws SQLException {
        try (var connection = SERVER.connect()) {
            var finding = new MySqlServerCheck().look(connection);

            assertThat(finding.problem()).isNull();
            assertThat(finding.version()).isNotBlank();
            assertThat(finding.warnings())
                    .singleElement()
                    .asString()
                    .contains("administrates the server");
        }
    }

    @Test
    void tellsWhatAUserWasGiven() throws SQLException {
        assertThat(of("checked_least", "PROCESS").warnings())
                .singleElement()
                .asString()
                .contains("'checked_least@%'", CREATE);
        assertThat(of("checked_most", "CREATE").warnings()).isEmpty();
    }

    private static Finding of(String user, String privilege) throws SQLException {
        try (var root = SERVER.connect()) {
            execute(root, "CREATE USER %s@'%%' IDENTIFIED BY 'any'".formatted(user));
            try {
                execute(root, "GRANT %s ON *.* TO %s@'%%'".formatted(privilege, user));
                var url = SERVER.url().replaceFirst("user=[^&]*", "user=" + user + "&password=any");
                try (var connection = DriverManager.getConnection(url)) {
                    return new MySqlServerCheck().look(connection);
                }
            } finally {
                execute(root, "DROP USER %s@'%%'".formatted(user));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
