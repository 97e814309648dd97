package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.dialect.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user may do is read off the grants to that very account; one that has roles besides is
 * taken to have what it needs. See
 * https://dev.mysql.com/doc/refman/8.4/en/privileges-provided.html.
 */
final class MySqlReadiness implements Readiness {

    /** What ALTER, RENAME and the rest of a plan need, on the whole database. */
    private static final List<String> NEEDED =
            List.of(
                    "SELECT",
                    "INSERT",
                    "UPDATE",
                    "DELETE",
                    "CREATE",
                    "DROP",
                    "ALTER",
                    "INDEX",
                    "REFERENCES");

    /** A database's name in a grant is a pattern of LIKE. */
    private static final String GRANTED =
            """
            SELECT privilege_type
            FROM information_schema.user_privileges
            WHERE grantee = %1$s
            UNION
            SELECT privilege_type
            FROM information_schema.schema_privileges
            WHERE grantee = %1$s AND %2$s LIKE table_schema
            """;

    private static final String WHO =
            """
            SELECT concat('''', substring_index(current_user(), '@', 1), '''@''',
                          substring_index(current_user(), '@', -1), ''''),
                   coalesce(nullif(current_role(), 'NONE'), '')
            """;

    private static final String TRANSACTIONS =
            """
            SELECT p.id, p.user, lower(p.command), timestampdiff(SECOND, t.trx_started, now())
            FROM information_schema.innodb_trx t
            JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
            WHERE p.id <> connection_id() AND t.trx_started < now() - INTERVAL %d SECOND
            ORDER BY t.trx_started
            LIMIT 100
            """;

    /** ER_SPECIFIC_ACCESS_DENIED_ERROR: without PROCESS nobody sees transactions. */
    private static final int ACCESS_DENIED = 1227;

    /** The form that the statement writers give their checks. */
    private static final Pattern NONE_EXISTS =
            Pattern.compile("SELECT NOT EXISTS \\((.*)\\)", Pattern.DOTALL);

    @Override
    public List<String> lacking(Connection connection, String schema, Set<String> tables)
            throws SQLException {
        var who = MySqlSql.rows(connection, WHO).getFirst();
        if (!who.get(1).isEmpty()) {
            return List.of();
        }
        var sql = GRANTED.formatted(Identifiers.literal(who.get(0)), Identifiers.literal(schema));
        var granted =
                MySqlSql.rows(connection, sql).stream()
                        .map(row -> row.getFirst().toUpperCase(Locale.ROOT))
                        .toList();
        return NEEDED.stream()
                .filter(privilege -> !granted.contains(privilege))
                .map(privilege -> "%s on database %s".formatted(privilege, schema))
                .toList();
    }

    /** None where the user may not see them. */
    @Override
    public List<LongTransaction> transactionsOlderThan(Connection connection, Duration age)
            throws SQLException {
        try {
            var transactions = new ArrayList<LongTransaction>();
            for (var row : MySqlSql.rows(connection, TRANSACTIONS.formatted(age.toSeconds()))) {
                transactions.add(
                        new LongTransaction(
                                Integer.parseInt(row.get(0)),
                                row.get(1),
                                null,
                                row.get(2),
                                Long.parseLong(row.get(3))));
            }
            return transactions;
        } catch (SQLException e) {
            if (e.getErrorCode() == ACCESS_DENIED) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public @Nullable String countingQuery(String check) {
        var form = NONE_EXISTS.matcher(check.strip());
        return form.matches() && isBalanced(form.group(1))
                ? "SELECT count(*) FROM (%s) AS breaking".formatted(form.group(1))
                : null;
    }

    @Override
    public void enter(Connection connection, String schema, Duration perQuery) throws SQLException {
        connection.setCatalog(schema);
    }

    /** Whether the parenthesis that the form ends with is the one that it began with. */
    private static boolean isBalanced(String inner) {
        var depth = 0;
        for (var token : SqlToken.list(inner)) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }
}
