package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.dialect.TableSizes.TableSize;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at what an attempt would meet on one schema, and changes nothing there. The schema's
 * structure is not its business: whether it is where the plan starts is for the caller to know.
 *
 * <p>For any thread. Connections must come in autocommit, and go back so.
 */
public final class Preflight {

    /** A count of what breaks a check that could not be had. */
    public static final long NOT_COUNTED = -1;

    private final Dialect dialect;

    public Preflight(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * What stands against a plan.
     *
     * @param lacking what the role would have to be given, each a phrase for people
     * @param failing checks that the data does not pass
     * @param unanswered why checks have no answer, for instance because one took too long
     * @param sizes of the tables that the plan's hazards name
     */
    public record Look(
            List<String> lacking,
            List<Failing> failing,
            List<String> unanswered,
            Map<String, TableSize> sizes) {

        public Look {
            lacking = List.copyOf(lacking);
            failing = List.copyOf(failing);
            unanswered = List.copyOf(unanswered);
            sizes = new TreeMap<>(sizes);
        }
    }

    /**
     * @param rows how many rows, or keys that several rows share, break it, or {@link #NOT_COUNTED}
     */
    public record Failing(Check check, long rows) {}

    /**
     * @param perQuery how long each query on the schema's rows may take; whole milliseconds
     * @throws SQLException if the connection is lost
     */
    public Look look(
            Plan plan,
            Plan.Direction direction,
            Connection connection,
            String schema,
            Duration perQuery)
            throws SQLException {
        var tables = plan.hazardTables(direction);
        var lacking = dialect.readiness().lacking(connection, schema, tables);
        var failing = new ArrayList<Failing>();
        var unanswered = new ArrayList<String>();
        if (!plan.checks(direction).isEmpty()) {
            try (var reading = new ReadOnly(dialect.readiness(), connection, schema, perQuery)) {
                for (var check : plan.checks(direction)) {
                    ask(check, reading, failing, unanswered);
                }
            }
        }
        return new Look(
                lacking,
                failing,
                unanswered,
                dialect.tableSizes().read(connection, schema, tables));
    }

    private void ask(Check check, ReadOnly reading, List<Failing> failing, List<String> unanswered)
            throws SQLException {
        try {
            if (!reading.isTrue(check.sql())) {
                failing.add(new Failing(check, count(check, reading)));
            }
        } catch (SQLException e) {
            refuseIfLost(e);
            unanswered.add("%s: %s".formatted(check.because(), Failures.message(e)));
        }
    }

    private long count(Check check, ReadOnly reading) throws SQLException {
        var query = dialect.readiness().countingQuery(check.sql());
        try {
            return query == null ? NOT_COUNTED : reading.number(query);
        } catch (SQLException e) {
            refuseIfLost(e);
            return NOT_COUNTED;
        }
    }

    private void refuseIfLost(SQLException e) throws SQLException {
        if (dialect.failureClassifier().classify(e) == FailureKind.CONNECTION_LOST) {
            throw e;
        }
    }
}
