package io.flotilla.registry.discovery;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.label.Labels;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a database for its schemas, in one read-only transaction. */
final class Look {

    private static final String TENANT = "tenant";
    private static final int MOST_ROWS = 500_000;
    private static final int FETCH_SIZE = 1_000;

    private final String database;
    private final Connection connection;
    private final Dialect dialect;

    Look(Database database, Connection connection) {
        this.database = database.name();
        this.connection = connection;
        this.dialect = Dialects.require(database.dialect());
    }

    Findings at(DiscoverySource source) {
        return readOnly(
                transaction ->
                        switch (source) {
                            case DiscoverySource.Query(var sql) -> query(sql, transaction);
                            case DiscoverySource.Pattern(var glob) -> pattern(glob);
                        });
    }

    /** All schemas, the server's own included. */
    Set<String> existing() {
        return readOnly(_ -> schemas());
    }

    private Findings query(String sql, ReadOnlyTransaction transaction) throws SQLException {
        // before the user's query, which may leave the transaction aborted
        var existing = schemas();
        try (var statement = transaction.statement()) {
            statement.setFetchSize(FETCH_SIZE);
            if (!statement.execute(sql)) {
                throw new DiscoveryFailed(database, "the query returns no rows; use SELECT", null);
            }
            return new Findings(rows(statement), existing, schema -> true);
        }
    }

    private Findings pattern(String glob) throws SQLException {
        var existing = schemas();
        var matches = Glob.compile(glob);
        var found =
                existing.stream()
                        .filter(matches.and(schema -> !isOwn(schema)))
                        .sorted()
                        .map(schema -> new Found(null, schema, Map.of()))
                        .toList();
        return new Findings(found, existing, matches);
    }

    /** Schemas that are there for the server or for Flotilla, so leaving them out needs no word. */
    private boolean isOwn(String schema) {
        return dialect.targetSchemas().isServers(schema)
                || schema.equals("flotilla")
                || schema.startsWith("_flotilla_");
    }

    private Set<String> schemas() throws SQLException {
        return dialect.targetSchemas().names(connection);
    }

    private List<Found> rows(Statement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            var labels = labelColumns(rows.getMetaData());
            var tenant = tenantColumn(rows.getMetaData());
            var found = new ArrayList<Found>();
            while (rows.next()) {
                if (found.size() == MOST_ROWS) {
                    throw new DiscoveryFailed(
                            database,
                            "the query gives more than %d rows".formatted(MOST_ROWS),
                            null);
                }
                found.add(row(rows, tenant, labels));
            }
            return found;
        }
    }

    private Map<Integer, String> labelColumns(ResultSetMetaData columns) throws SQLException {
        var labels = new HashMap<Integer, String>();
        for (var column = 2; column <= columns.getColumnCount(); column++) {
            var name = columns.getColumnLabel(column);
            if (name.equals(TENANT)) {
                continue;
            }
            try {
                Labels.requireKey(name);
            } catch (IllegalArgumentException e) {
                throw new DiscoveryFailed(
                        database,
                        "column %d of the query is not a label: %s"
                                .formatted(column, e.getMessage()),
                        e);
            }
            if (labels.containsValue(name)) {
                throw new DiscoveryFailed(
                        database, "the query has two columns '%s'".formatted(name), null);
            }
            labels.put(column, name);
        }
        return labels;
    }

    /** 0 if there is none. */
    private static int tenantColumn(ResultSetMetaData columns) throws SQLException {
        for (var column = 1; column <= columns.getColumnCount(); column++) {
            if (columns.getColumnLabel(column).equals(TENANT)) {
                return column;
            }
        }
        return 0;
    }

    private Found row(ResultSet row, int tenant, Map<Integer, String> labelColumns)
            throws SQLException {
        var schema = row.getString(1);
        if (schema == null) {
            throw new DiscoveryFailed(
                    database,
                    "row %d of the query has no schema name; leave such rows out with WHERE"
                            .formatted(row.getRow()),
                    null);
        }
        var labels = new HashMap<String, @Nullable String>();
        for (var column : labelColumns.entrySet()) {
            labels.put(column.getValue(), text(row, column.getKey()));
        }
        return new Found(tenant == 0 ? null : row.getString(tenant), schema, labels);
    }

    /** The driver writes a boolean as t or f; people select true. */
    private static @Nullable String text(ResultSet row, int column) throws SQLException {
        return row.getObject(column) instanceof Boolean truth
                ? truth.toString()
                : row.getString(column);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ReadOnlyTransaction transaction) throws SQLException;
    }

    private <T> T readOnly(Reading<T> reading) {
        try (var transaction = new ReadOnlyTransaction(connection)) {
            transaction.begin();
            return reading.read(transaction);
        } catch (SQLException e) {
            throw new DiscoveryFailed(
                    database, isTimeout(e) ? "the query took longer than 30 s" : e.getMessage(), e);
        }
    }

    /** The driver has the server cancel what takes too long. */
    private boolean isTimeout(SQLException failure) {
        var kind = dialect.failureClassifier().classify(failure);
        return kind == FailureKind.STATEMENT_TIMEOUT || kind == FailureKind.CANCELLED;
    }
}
