package io.flotilla.engine.conformance;

import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * A database with one tenant's schema, which is emptied for every state; dropped when closed. Where
 * states may leave the schema, the whole database is made anew for each. For one thread.
 */
final class Workplace implements AutoCloseable {

    static final String TENANT = "acme";

    private static final String DROP_SUBSCRIPTIONS =
            """
            SELECT format(sql, subname)
            FROM pg_subscription,
                 (VALUES (1, 'ALTER SUBSCRIPTION %I DISABLE'),
                         (2, 'ALTER SUBSCRIPTION %I SET (slot_name = NONE)'),
                         (3, 'DROP SUBSCRIPTION %I')) AS step (number, sql)
            WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            ORDER BY subname, number
            """;

    private final PostgresServer server;
    private final String name =
            "work_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final String url;
    private final boolean leaving;
    private Connection connection;
    private boolean used;

    Workplace(PostgresServer server, boolean leaving) throws SQLException {
        this.server = server;
        this.leaving = leaving;
        this.url = server.url().replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
        this.connection = create();
    }

    private Connection create() throws SQLException {
        execute(
                "CREATE DATABASE %s TEMPLATE template0 LOCALE 'C.UTF-8' ENCODING 'UTF8'"
                        .formatted(name));
        return connect();
    }

    /** A connection of its own, for SQL that may leave settings behind. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** The connection that is kept. */
    Connection connection() {
        return connection;
    }

    /** Where it is, as programs of the server's own take it. */
    String address() {
        var parts = Pattern.compile("jdbc:(postgresql://[^?]*)\\??(.*)").matcher(url);
        if (!parts.matches()) {
            throw new IllegalStateException("not a server's address: " + url);
        }
        // the driver's own options mean nothing to them
        var login =
                Arrays.stream(parts.group(2).split("&"))
                        .filter(option -> option.matches("(user|password)=.*"))
                        .toList();
        return parts.group(1) + "?" + String.join("&", login);
    }

    /** Makes the tenant's schema an empty one. */
    void clear() throws SQLException {
        if (leaving && used) {
            close();
            connection = create();
        }
        used = true;
        try (var statement = connection.createStatement()) {
            statement.execute("SET client_min_messages = warning");
            statement.execute(
                    "DROP SCHEMA IF EXISTS %1$s CASCADE; CREATE SCHEMA %1$s".formatted(TENANT));
        }
    }

    @Override
    public void close() throws SQLException {
        dropSubscriptions();
        connection.close();
        execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
    }

    /** A database that has any is not dropped, and without a slot they are not dropped either. */
    private void dropSubscriptions() throws SQLException {
        for (var sql : Answers.of(connection, DROP_SUBSCRIPTIONS)) {
            Answers.execute(connection, sql);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var control = server.connect();
                var statement = control.createStatement()) {
            statement.execute(sql);
        }
    }
}
