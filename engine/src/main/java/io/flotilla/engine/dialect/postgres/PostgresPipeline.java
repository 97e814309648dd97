package io.flotilla.engine.dialect.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.Field;
import org.postgresql.core.Oid;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.PgConnection;

/**
 * Statements that go to the server in one round trip and are prepared once per connection. JDBC has
 * no word for that: its batches return no rows and do not tell which statement failed. The first
 * error ends it, and the rest is not run. Each statement has its own timeout: the server counts
 * from one Execute to the next (https://www.postgresql.org/docs/17/runtime-config-client.html).
 *
 * <p>For one use by one thread, in a transaction.
 */
final class PostgresPipeline {

    private final List<String> statements = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();
    private final List<@Nullable String> results = new ArrayList<>();

    /** A statement with a value, as text, for each {@code ?}. */
    PostgresPipeline add(String sql, String... values) {
        statements.add(sql);
        parameters.addAll(List.of(values));
        return this;
    }

    /**
     * Whether a statement can be sent like this: a question mark would be taken for a value, also
     * where it is an operator.
     */
    static boolean carries(String sql) {
        return sql.indexOf('?') < 0;
    }

    /**
     * Runs them. Does nothing and returns false where the driver does not see as many statements as
     * were added, so that nobody could tell which is which.
     */
    boolean run(Connection connection) throws SQLException {
        var executor = connection.unwrap(PgConnection.class).getQueryExecutor();
        // a line comment at a statement's end must not swallow what ends it
        var key = executor.createQueryKey(String.join("\n;\n", statements), false, true);
        var cached = executor.borrowQueryByKey(key);
        try {
            return count(cached) == statements.size() && run(executor, cached.query);
        } finally {
            executor.releaseQuery(cached);
        }
    }

    private static int count(CachedQuery cached) {
        var parts = cached.query.getSubqueries();
        return parts == null ? 1 : parts.length;
    }

    private boolean run(QueryExecutor executor, Query query) throws SQLException {
        var values = query.createParameterList();
        for (var n = 0; n < parameters.size(); n++) {
            values.setStringParameter(n + 1, parameters.get(n), Oid.UNSPECIFIED);
        }
        executor.execute(
                query, values, new Results(), 0, 0, QueryExecutor.QUERY_NO_BINARY_TRANSFER);
        return true;
    }

    /** How many statements have run, in their order. */
    int completed() {
        return results.size();
    }

    /** The first column of a statement's first row, counted from 0; null if it has none. */
    @Nullable String result(int statement) {
        return results.get(statement);
    }

    /** Hears of each statement once, when it has run. */
    private final class Results extends ResultHandlerBase {
        @Override
        public void handleResultRows(
                Query query, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
            var first = rows.isEmpty() ? null : rows.getFirst().get(0);
            results.add(first == null ? null : new String(first, UTF_8));
        }

        @Override
        public void handleCommandStatus(String status, long updateCount, long insertOid) {
            results.add(null);
        }
    }
}
