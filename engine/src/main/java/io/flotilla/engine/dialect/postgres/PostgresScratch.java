package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.ScratchSchemas.Scratch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One scratch schema, until it is closed the search path of its connection. */
final class PostgresScratch implements Scratch {

    private static final Pattern SQL_BODY =
            Pattern.compile("\\bBEGIN\\s+ATOMIC\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern ROUTINE =
            Pattern.compile(
                    "^CREATE\\s+(OR\\s+REPLACE\\s+)?(FUNCTION|PROCEDURE)\\b",
                    Pattern.CASE_INSENSITIVE);

    /** Behind what is there: the scratch schema stays the one that things are made in. */
    private static final String ADD_TO_PATH =
            """
            SELECT set_config(
                'search_path', current_setting('search_path') || ', ' || quote_ident(n.nspname), false)
            FROM pg_extension e
                 JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = ? AND n.nspname <> 'pg_catalog'
              AND n.nspname <> ALL (current_schemas(false))
            """;

    /**
     * A statement's locks share one table with those of all sessions; with the default settings
     * there are some 6,400, and a table with its indexes and sequences takes up to ten. See
     * https://www.postgresql.org/docs/17/runtime-config-locks.html.
     */
    private static final int TABLES_AT_ONCE = 100;

    private static final String TABLES =
            """
            SELECT quote_ident(c.relname)
            FROM pg_depend d
                 JOIN pg_class c ON c.oid = d.objid
            WHERE d.refclassid = 'pg_namespace'::regclass
              AND d.refobjid = to_regnamespace(quote_ident(?))
              AND d.classid = 'pg_class'::regclass
              AND c.relkind = 'r'
              AND NOT EXISTS (
                  SELECT
                  FROM pg_depend e
                  WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')
            LIMIT ?
            """;

    private final Connection connection;
    private final String name;
    private final Settings before;

    /** What a scratch schema changes about its connection. */
    record Settings(String searchPath, String checkFunctionBodies) {}

    private PostgresScratch(Connection connection, String name, Settings before) {
        this.connection = connection;
        this.name = name;
        this.before = before;
    }

    static PostgresScratch create(Connection connection, String name, Settings before)
            throws SQLException {
        run(connection, "CREATE SCHEMA " + PostgresIdentifiers.quoted(name));
        var scratch = new PostgresScratch(connection, name, before);
        try {
            // bodies of functions may name what is made after them
            scratch.set(new Settings(PostgresIdentifiers.quoted(name), "off"));
            return scratch;
        } catch (SQLException e) {
            try (scratch) {
                throw e;
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void execute(String sql) throws SQLException {
        run(connection, sql);
        if (StatementHead.of(sql).startsWith("CREATE EXTENSION")) {
            addToPath(sql);
        }
    }

    @Override
    public boolean executeReadingBody(String sql) throws SQLException {
        if (!ROUTINE.matcher(StatementHead.of(sql).text()).find()) {
            execute(sql);
            return true;
        }
        var before = connection.setSavepoint();
        try {
            run(connection, "SET LOCAL check_function_bodies = on");
            run(connection, sql);
            run(connection, "SET LOCAL check_function_bodies = off");
            return true;
        } catch (SQLException e) {
            connection.rollback(before);
            run(connection, sql);
            return false;
        }
    }

    /** What an extension made is used by its plain name wherever it is. */
    private void addToPath(String createExtension) throws SQLException {
        var name =
                SqlTokens.of(createExtension).stream()
                        .filter(SqlTokens.Token::isName)
                        .skip("CREATE EXTENSION IF NOT EXISTS".split(" ").length)
                        .findFirst();
        if (name.isEmpty()) {
            return;
        }
        try (var add = connection.prepareStatement(ADD_TO_PATH)) {
            add.setString(1, name.get().name());
            add.execute();
        }
    }

    /**
     * The driver takes whatever follows a {@code BEGIN ATOMIC} for part of the body, and so for one
     * statement.
     */
    @Override
    public void executeAll(List<String> statements) throws SQLException {
        var batch = new StringJoiner(";\n");
        for (var sql : statements) {
            batch.add(sql);
            if (SQL_BODY.matcher(sql).find()) {
                execute(batch.toString());
                batch = new StringJoiner(";\n");
            }
        }
        if (batch.length() > 0) {
            execute(batch.toString());
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try {
            drop(connection, name);
        } finally {
            set(before);
        }
    }

    /** In autocommit: a schema with many tables is dropped in several transactions. */
    static void drop(Connection connection, String name) throws SQLException {
        var schema = PostgresIdentifiers.quoted(name);
        var tables = listTables(connection, name);
        while (tables.size() == TABLES_AT_ONCE) {
            var names =
                    tables.stream()
                            .map(table -> schema + "." + table)
                            .collect(Collectors.joining(", "));
            run(connection, "DROP TABLE IF EXISTS %s CASCADE".formatted(names));
            tables = listTables(connection, name);
        }
        run(connection, "DROP SCHEMA IF EXISTS %s CASCADE".formatted(schema));
    }

    private static List<String> listTables(Connection connection, String schema)
            throws SQLException {
        try (var query = connection.prepareStatement(TABLES)) {
            query.setString(1, schema);
            query.setInt(2, TABLES_AT_ONCE);
            var tables = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            return tables;
        }
    }

    private void set(Settings settings) throws SQLException {
        try (var set =
                connection.prepareStatement(
                        """
                        SELECT set_config('search_path', ?, false),
                               set_config('check_function_bodies', ?, false)
                        """)) {
            set.setString(1, settings.searchPath());
            set.setString(2, settings.checkFunctionBodies());
            set.execute();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
