package io.flotilla.engine.dialect.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** SQL that the tests of this package run in a schema. */
final class Sql {

    /** Every kind of object, and nearly every property, that the model has. */
    static final String EVERYTHING = resource("everything.sql");

    private Sql() {}

    /** Creates the schema and runs a script in it; the search path is the default again after. */
    static void create(Connection connection, String schema, String script) throws SQLException {
        var name = '"' + schema.replace("\"", "\"\"") + '"';
        run(connection, "CREATE SCHEMA " + name);
        in(connection, schema, script);
    }

    static void in(Connection connection, String schema, String script) throws SQLException {
        var name = '"' + schema.replace("\"", "\"\"") + '"';
        run(connection, "SET search_path = " + name);
        try {
            run(connection, script);
        } finally {
            run(connection, "RESET search_path");
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) {
        try (var file = Sql.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
