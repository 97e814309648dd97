package io.flotilla.engine.conformance;

import io.flotilla.engine.testing.Lending;
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
 * a state left the schema, the whole database is made anew. For one thread.
 */
final class Workplace implements AutoCloseable {

    static final String TENANT = "acme";

    /** What was made here, other than where the engine keeps its own things. */
    private static final String STRAYS =
            """
            WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname ~ '^(_?flotilla|pg_)')
            SELECT oid FROM pg_class
            WHERE oid >= 16384 AND relnamespace NOT IN (SELECT oid FROM ours)
            UNION ALL
            SELECT oid FROM pg_proc WHERE oid >= 16384
            UNION ALL
            SELECT oid FROM pg_type
            WHERE oid >= 16384 AND typnamespace NOT IN (SELECT oid FROM ours)
            UNION ALL
            SELECT oid FROM pg_namespace WHERE oid >= 16384 AND oid NOT IN (SELECT oid FROM ours)
            UNION ALL SELECT oid FROM pg_collation WHERE oid >= 16384
            UNION ALL SELECT oid FROM pg_operator WHERE oid >= 16384
            UNION ALL SELECT oid FROM pg_cast WHERE oid >= 16384
            UNION ALL SELECT oid FROM pg_extension WHERE oid >= 16384
            UNION ALL SELECT oid FROM pg_event_trigger
            UNION ALL SELECT oid FROM pg_publication
            UNION ALL SELECT oid FROM pg_subscription
            UNION ALL SELECT oid FROM pg_foreign_data_wrapper
            UNION ALL SELECT oid FROM pg_language WHERE oid >= 16384
            UNION ALL SELECT oid FROM pg_default_acl
            UNION ALL SELECT oid FROM pg_am WHERE oid >= 16384
            """;

    /** They may forbid what is done next. */
    private static final String DROP_EVENT_TRIGGERS =
            "SELECT format('DROP EVENT TRIGGER %I CASCADE', evtname) FROM pg_event_trigger";

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
    private final Lending lending = new Lending(this::open);
    private final Lending sessions = new Lending(this::open);
    private Connection connection;

    Workplace(PostgresServer server) throws SQLException {
        this.server = server;
        this.url = server.url().replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
        this.connection = create();
    }

    private Connection create() throws SQLException {
        execute(
                "CREATE DATABASE %s TEMPLATE template0 LOCALE 'C.UTF-8' ENCODING 'UTF8'"
                        .formatted(name));
        return open();
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** A connection that is like new, for SQL that may leave settings behind. */
    Connection connect() throws SQLException {
        var session = sessions.take();
        Answers.execute(session, "ROLLBACK");
        Answers.execute(session, "DISCARD ALL");
        return session;
    }

    /** A connection as a pool gives it. */
    Connection borrow() throws SQLException {
        return lending.take();
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
        Answers.execute(connection, "SET client_min_messages = warning");
        for (var sql : Answers.of(connection, DROP_EVENT_TRIGGERS)) {
            Answers.execute(connection, sql);
        }
        Answers.execute(connection, "DROP SCHEMA IF EXISTS %s CASCADE".formatted(TENANT));
        if (!Answers.of(connection, STRAYS).isEmpty()) {
            close();
            connection = create();
        }
        Answers.execute(connection, "CREATE SCHEMA " + TENANT);
    }

    @Override
    public void close() throws SQLException {
        dropSubscriptions();
        connection.close();
        lending.close();
        sessions.close();
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
