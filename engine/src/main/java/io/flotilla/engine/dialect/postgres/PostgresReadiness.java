package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Only an object's owner, or who has the owner's privileges, may alter or drop it: see
 * https://www.postgresql.org/docs/17/ddl-priv.html.
 */
final class PostgresReadiness implements Readiness {

    private static final String LACKING =
            """
            SELECT format('CREATE on schema %I', nspname) AS lacking
            FROM pg_namespace
            WHERE nspname = ? AND NOT has_schema_privilege(oid, 'CREATE')
            UNION ALL
            SELECT format('table %I, which role %I owns', c.relname, pg_get_userbyid(c.relowner))
            FROM unnest(?::text[]) AS wanted (name)
                 JOIN pg_class c ON c.oid = to_regclass(format('%I.%I', ?::text, wanted.name))
            WHERE NOT pg_has_role(c.relowner, 'USAGE')
            ORDER BY 1
            """;

    private static final String TRANSACTIONS =
            """
            SELECT pid, coalesce(usename, '') AS usename, application_name, state,
                   extract(epoch FROM clock_timestamp() - xact_start)::bigint AS seconds
            FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
              AND backend_type = 'client backend'
              AND xact_start < clock_timestamp() - make_interval(secs => ?)
            ORDER BY xact_start
            LIMIT 100
            """;

    /** The form that the statement writers give their checks. */
    private static final Pattern NONE_EXISTS =
            Pattern.compile("SELECT NOT EXISTS \\((.*)\\)", Pattern.DOTALL);

    @Override
    public List<String> lacking(Connection connection, String schema, Set<String> tables)
            throws SQLException {
        var lacking = new ArrayList<String>();
        try (var query = connection.prepareStatement(LACKING)) {
            query.setString(1, schema);
            query.setArray(2, connection.createArrayOf("text", tables.toArray()));
            query.setString(3, schema);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    lacking.add(rows.getString("lacking"));
                }
            }
        }
        return lacking;
    }

    @Override
    public List<LongTransaction> transactionsOlderThan(Connection connection, Duration age)
            throws SQLException {
        var transactions = new ArrayList<LongTransaction>();
        try (var query = connection.prepareStatement(TRANSACTIONS)) {
            query.setDouble(1, age.toMillis() / 1000.0);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    transactions.add(
                            new LongTransaction(
                                    rows.getInt("pid"),
                                    rows.getString("usename"),
                                    rows.getString("application_name"),
                                    rows.getString("state"),
                                    rows.getLong("seconds")));
                }
            }
        }
        return transactions;
    }

    /** What is set goes with the transaction. */
    @Override
    public void enter(Connection connection, String schema, Duration perQuery) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        SELECT set_config('search_path', ?, true),
                               set_config('statement_timeout', ?, true)
                        """)) {
            statement.setString(1, PostgresIdentifiers.quoted(schema));
            statement.setString(2, PostgresSettings.milliseconds(perQuery));
            statement.execute();
        }
    }

    @Override
    public @Nullable String countingQuery(String check) {
        var form = NONE_EXISTS.matcher(check.strip());
        return form.matches() && isBalanced(form.group(1))
                ? "SELECT count(*) FROM (%s) AS breaking".formatted(form.group(1))
                : null;
    }

    /** Whether the parenthesis that the form ends with is the one that it began with. */
    private static boolean isBalanced(String inner) {
        var depth = 0;
        for (var token : SqlTokens.of(inner)) {
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }
}
