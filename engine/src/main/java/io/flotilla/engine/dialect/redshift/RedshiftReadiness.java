package io.flotilla.engine.dialect.redshift;

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
 * Who may alter a table is its owner or a superuser; a schema {@code flotilla} has to be there, or
 * the user be allowed to create it:
 * https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html.
 */
final class RedshiftReadiness implements Readiness {

    private static final String LACKING =
            """
            SELECT 'CREATE on schema ' || quote_ident(n.nspname) AS lacking
            FROM pg_namespace n
            WHERE n.nspname = %1$s AND NOT has_schema_privilege(n.nspname, 'CREATE')
            UNION ALL
            SELECT 'CREATE on database ' || quote_ident(current_database()) || ', or a schema flotilla'
            FROM pg_user u
            WHERE u.usename = current_user
                  AND NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'flotilla')
                  AND NOT has_database_privilege(current_database(), 'CREATE')
            UNION ALL
            SELECT 'table ' || quote_ident(c.relname) || ', which user ' || quote_ident(o.usename) || ' owns'
            FROM pg_namespace n
                 JOIN pg_class c ON c.relnamespace = n.oid
                 JOIN pg_user o ON o.usesysid = c.relowner
                 JOIN pg_user u ON u.usename = current_user
            WHERE n.nspname = %1$s AND c.relkind = 'r' AND c.relname IN (%2$s)
                  AND c.relowner <> u.usesysid AND NOT u.usesuper
            ORDER BY 1
            """;

    private static final String TRANSACTIONS =
            """
            SELECT t.pid, trim(t.txn_owner) AS owner,
                   max(datediff(second, t.txn_start, getdate())) AS seconds
            FROM svv_transactions t
            WHERE trim(t.txn_db) = current_database() AND t.pid <> pg_backend_pid()
            GROUP BY t.pid, t.txn_owner
            HAVING max(datediff(second, t.txn_start, getdate())) > %d
            ORDER BY 3 DESC
            LIMIT 100
            """;

    /** The form that the statement writer gives its checks. */
    private static final Pattern NONE_EXISTS =
            Pattern.compile("SELECT NOT EXISTS \\(SELECT 1 FROM ([^()]*)\\)");

    @Override
    public List<String> lacking(Connection connection, String schema, Set<String> tables)
            throws SQLException {
        var names = tables.isEmpty() ? "''" : Tables.literals(tables);
        return RedshiftSql.query(connection, LACKING.formatted(Names.literal(schema), names))
                .stream()
                .map(row -> row.text("lacking"))
                .toList();
    }

    @Override
    public List<LongTransaction> transactionsOlderThan(Connection connection, Duration age)
            throws SQLException {
        var transactions = new ArrayList<LongTransaction>();
        for (var row : RedshiftSql.query(connection, TRANSACTIONS.formatted(age.toSeconds()))) {
            transactions.add(
                    new LongTransaction(
                            row.number("pid"),
                            row.text("owner"),
                            null,
                            null,
                            Long.parseLong(row.text("seconds"))));
        }
        return transactions;
    }

    @Override
    public @Nullable String countingQuery(String check) {
        var form = NONE_EXISTS.matcher(check.strip());
        return form.matches() ? "SELECT count(*) FROM " + form.group(1) : null;
    }

    /** What is set goes with the transaction; queries are limited by the driver alone. */
    @Override
    public void enter(Connection connection, String schema, Duration perQuery) throws SQLException {
        RedshiftSql.run(connection, "SET LOCAL search_path TO " + Names.quoted(schema));
    }
}
