package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.plan.Hazard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The locks a transaction will need, taken before it looks at anything. They are waited for no
 * longer than the lock timeout together, because those got first keep tenants waiting meanwhile.
 */
final class PostgresTableLocks {

    /** Those of the given tables that are there, and tables: locking a view locks what it reads. */
    static final String EXISTING =
            """
            SELECT wanted.name AS existing_table
            FROM unnest(?::text[]) AS wanted(name)
            WHERE (SELECT relkind
                   FROM pg_class
                   WHERE oid = to_regclass(format('%I.%I', ?::text, wanted.name))) IN ('r', 'p')
            """;

    private static final List<String> WEAKEST_FIRST =
            List.of(
                    "ACCESS SHARE",
                    "ROW SHARE",
                    "ROW EXCLUSIVE",
                    "SHARE UPDATE EXCLUSIVE",
                    "SHARE",
                    "SHARE ROW EXCLUSIVE",
                    "EXCLUSIVE",
                    "ACCESS EXCLUSIVE");

    private final Map<String, Integer> strengths = new TreeMap<>();

    PostgresTableLocks(List<Hazard> hazards) {
        for (var hazard : hazards) {
            if (hazard.kind() == Hazard.Kind.LOCK && hazard.table() != null) {
                strengths.merge(hazard.table(), strength(hazard), Math::max);
            }
        }
    }

    Collection<String> tables() {
        return strengths.keySet();
    }

    /**
     * The one lock that is enough, if it is: a statement that finds its table by the search path,
     * and waits no longer than the lock timeout.
     */
    Optional<String> ifOneIsEnough(Collection<String> existing) {
        strengths.keySet().retainAll(existing);
        return strengths.size() == 1
                ? strengths.entrySet().stream()
                        .map(it -> lock(PostgresIdentifiers.quoted(it.getKey()), it.getValue()))
                        .findFirst()
                : Optional.empty();
    }

    private static String lock(String tables, int strength) {
        return "LOCK TABLE %s IN %s MODE".formatted(tables, WEAKEST_FIRST.get(strength));
    }

    void take(Connection connection, TargetClaim claim, Collection<String> existing)
            throws SQLException {
        strengths.keySet().retainAll(existing);
        var statements = statements(claim.schema());
        if (strengths.size() == 1) {
            execute(connection, statements.getFirst());
        } else if (!statements.isEmpty()) {
            takeWithin(claim, connection, statements);
        }
    }

    private static void takeWithin(
            TargetClaim claim, Connection connection, List<String> statements) throws SQLException {
        var deadline = System.nanoTime() + claim.lockTimeout().toNanos();
        try {
            for (var statement : statements) {
                var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                execute(
                        connection,
                        "SET LOCAL statement_timeout = %d; %s; SET LOCAL statement_timeout = %s"
                                .formatted(
                                        Math.max(1, left),
                                        statement,
                                        PostgresSettings.milliseconds(claim.statementTimeout())));
            }
        } catch (SQLException e) {
            if ("57014".equals(e.getSQLState())) {
                throw new SQLException("lock not available in time", "55P03", e);
            }
            throw e;
        }
    }

    /** One statement per mode, the strongest first, tables by name. */
    private List<String> statements(String schema) {
        var statements = new ArrayList<String>();
        for (var mode = WEAKEST_FIRST.size() - 1; mode >= 0; mode--) {
            var strength = mode;
            var tables =
                    strengths.entrySet().stream()
                            .filter(table -> table.getValue() == strength)
                            .map(table -> qualified(schema, table.getKey()))
                            .collect(Collectors.joining(", "));
            if (!tables.isEmpty()) {
                statements.add(lock(tables, mode));
            }
        }
        return statements;
    }

    private static String qualified(String schema, String table) {
        return PostgresIdentifiers.quoted(schema) + "." + PostgresIdentifiers.quoted(table);
    }

    /** A mode nobody knows is taken for the strongest. */
    private static int strength(Hazard hazard) {
        var strength = hazard.mode() == null ? -1 : WEAKEST_FIRST.indexOf(hazard.mode());
        return strength < 0 ? WEAKEST_FIRST.size() - 1 : strength;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
