package io.flotilla.orchestrator.cli.local;

import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.Shell;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to the addresses of the command line. */
record Postgres(Shell shell) {
    private static final int CONNECT_SECONDS = 10;

    Connection connect(PostgresUrl url) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {url.host()});
        source.setPortNumbers(new int[] {url.port()});
        source.setDatabaseName(url.database());
        source.setUser(user(url));
        source.setPassword(password(url));
        source.setApplicationName("flotilla");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        if (url.sslmode() != null) {
            source.setSslMode(url.sslmode());
        }
        return source.getConnection();
    }

    private String user(PostgresUrl url) {
        if (url.user() != null) {
            return url.user();
        }
        var user = shell.variable("PGUSER");
        return user == null ? System.getProperty("user.name") : user;
    }

    private @Nullable String password(PostgresUrl url) {
        if (url.password() == null) {
            return shell.variable("PGPASSWORD");
        }
        var password = shell.variable(url.password());
        if (password == null) {
            throw CommandFailure.usage(
                    "the environment variable %s, which the address names, is not set"
                            .formatted(url.password()),
                    null);
        }
        return password;
    }
}
