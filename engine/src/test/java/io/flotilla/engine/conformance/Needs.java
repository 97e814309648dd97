package io.flotilla.engine.conformance;

import io.flotilla.engine.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What cases ask of the server around their schema. */
record Needs(PostgresServer server) {

    private static final String MISSING_ROLE =
            "SELECT format('CREATE ROLE %I', $1) WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)";

    private static final String MISSING_TABLESPACE =
            """
            SELECT format('CREATE TABLESPACE %I LOCATION %L', $1, '')
            WHERE NOT EXISTS (SELECT FROM pg_tablespace WHERE spcname = $1)
            """;

    private static final String COLLATIONS =
            "SELECT pg_import_system_collations('pg_catalog'::regnamespace)";

    /** Where the system has no such locale, its name has to do. */
    private static final String MISSING_COLLATION =
            """
            SELECT format('CREATE COLLATION pg_catalog.%I FROM pg_catalog."C"', name)
            FROM (VALUES ($1), ($1 || '.utf8')) AS wanted (name)
            WHERE NOT EXISTS (SELECT FROM pg_collation WHERE collname = name)
            """;

    private static final String MISSING_EXTENSION =
            """
            SELECT format('CREATE EXTENSION %I SCHEMA public', $1)
            WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = $1)
              AND EXISTS (SELECT FROM pg_available_extensions WHERE name = $1)
            """;

    /** Roles and tablespaces stay; they are the server's, and cases share them. */
    void meet(List<CorpusCase> cases) throws SQLException {
        try (var connection = server.connect()) {
            Answers.execute(connection, "SET allow_in_place_tablespaces = on");
            for (var one : cases) {
                meet(connection, MISSING_ROLE, one.needs("role"));
                meet(connection, MISSING_TABLESPACE, one.needs("tablespace"));
            }
        }
    }

    /** What lives in the database itself. */
    static void meetIn(Workplace workplace, CorpusCase one) throws SQLException {
        if (!one.needs("locale").isEmpty()) {
            Answers.of(workplace.connection(), COLLATIONS);
        }
        meet(workplace.connection(), MISSING_COLLATION, one.needs("locale"));
        meet(workplace.connection(), MISSING_EXTENSION, one.needs("extension"));
    }

    private static void meet(Connection connection, String question, List<String> names)
            throws SQLException {
        for (var name : names) {
            for (var sql : Answers.of(connection, question.replace("$1", "'%s'".formatted(name)))) {
                Answers.execute(connection, sql);
            }
        }
    }
}
