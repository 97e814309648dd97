package io.flotilla.orchestrator.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The PostgreSQL server that stands for the tenants' in a {@code @QuarkusTest}; the tests' control
 * database lives on it too, in a database of its own.
 */
public final class TenantServer {
    static final String URL_PROPERTY = "flotilla.test.tenants.url";

    private TenantServer() {}

    /** An empty database on the tenants' server, with the fields the API wants of it. */
    public record TenantDatabase(
            String host, int port, String database, String username, String url) {

        /** Runs statements one by one, each in a transaction of its own. */
        public void execute(String... statements) {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url);
        }
    }

    /** Makes a database with a name of its own; it stays until the test JVM ends. */
    public static TenantDatabase createDatabase() {
        var server = ConfigProvider.getConfig().getValue(URL_PROPERTY, String.class);
        var name = "tenants_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        try (var connection = DriverManager.getConnection(server);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var url = server.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
        var address = URI.create(url.substring("jdbc:".length()));
        return new TenantDatabase(address.getHost(), address.getPort(), name, "postgres", url);
    }
}
