package io.flotilla.orchestrator.cli.local;

import com.amazon.redshift.ds.RedshiftSimpleDataSource;
import com.mysql.cj.jdbc.MysqlDataSource;
import io.flotilla.engine.tool.ToolLogin;
import io.flotilla.orchestrator.cli.CommandFailure;
import io.flotilla.orchestrator.cli.Shell;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to the addresses of the command line. */
record Servers(Shell shell) {
    private static final int CONNECT_SECONDS = 10;

    Connection connect(DatabaseUrl url) throws SQLException {
        return switch (url.engine()) {
            case POSTGRES -> postgres(url);
            case REDSHIFT -> redshift(url);
            case MYSQL -> mysql(url);
        };
    }

    private Connection postgres(DatabaseUrl url) throws SQLException {
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

    /** TLS with the server's name verified, where no mode is named: the driver's own default. */
    private Connection redshift(DatabaseUrl url) throws SQLException {
        var source = new RedshiftSimpleDataSource();
        source.setServerNames(new String[] {url.host()});
        source.setPortNumbers(new int[] {url.port()});
        source.setDatabaseName(url.database());
        source.setUser(user(url));
        source.setPassword(password(url));
        source.setApplicationName("flotilla");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        if ("disable".equals(url.sslmode())) {
            source.setSsl(false);
        } else if (url.sslmode() != null) {
            source.setSslMode(url.sslmode());
        }
        return source.getConnection();
    }

    /** Several statements in one are refused, and so are files for the server. */
    private Connection mysql(DatabaseUrl url) throws SQLException {
        var source = new MysqlDataSource();
        source.setServerName(url.host());
        source.setPort(url.port());
        source.setDatabaseName(url.database());
        source.setUser(user(url));
        source.setPassword(password(url));
        source.setConnectionAttributes("program_name:flotilla");
        source.setConnectTimeout(CONNECT_SECONDS * 1_000);
        source.setTcpKeepAlive(true);
        source.setAllowMultiQueries(false);
        source.setAllowLoadLocalInfile(false);
        source.setTinyInt1isBit(false);
        source.setYearIsDateType(false);
        if (url.sslmode() != null) {
            source.setSslMode(url.sslmode().toUpperCase(Locale.ROOT));
        }
        return source.getConnection();
    }

    /** For tools, which are there as attempts are. */
    ToolLogin login(DatabaseUrl url) {
        return new ToolLogin(url.host(), url.port(), user(url), () -> password(url));
    }

    private String user(DatabaseUrl url) {
        if (url.user() != null) {
            return url.user();
        }
        var user = shell.variable(url.engine().userVariable());
        return user == null ? System.getProperty("user.name") : user;
    }

    private @Nullable String password(DatabaseUrl url) {
        if (url.password() == null) {
            return shell.variable(url.engine().passwordVariable());
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
