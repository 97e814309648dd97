package io.flotilla.orchestrator.release;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.registry.credential.CredentialUnavailable;
import io.flotilla.registry.database.Database;
import io.flotilla.registry.database.DatabaseDao;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Finds a database of the fleet to make scratch schemas on: SQL means what the fleet's own servers
 * take it for, so neither the control database nor a server of another version will do. Scratch
 * schemas left by a crash are swept on the way.
 */
@ApplicationScoped
class ScratchDatabases {

    private static final Logger LOG = Logger.getLogger(ScratchDatabases.class);
    private static final Duration CRASHED = Duration.ofHours(1);
    private static final int MOST_TRIES = 10;

    private final Jdbi jdbi;
    private final TargetPools pools;

    ScratchDatabases(Jdbi jdbi, TargetPools pools) {
        this.jdbi = jdbi;
        this.pools = pools;
    }

    /** What is done on the connection, which is in autocommit and nobody else's meanwhile. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** On the database with this name, or on the first of the dialect that will do. */
    <T> T with(Dialect dialect, @Nullable String name, Work<T> work) {
        return name == null
                ? onFirst(dialect, list(dialect, null), work)
                : onFirst(dialect, List.of(named(dialect, name)), work);
    }

    /** On the database with most targets in this state, so that it has their server's version. */
    <T> T where(Dialect dialect, Fingerprint state, Work<T> work) {
        return onFirst(dialect, list(dialect, state), work);
    }

    private <T> T onFirst(Dialect dialect, List<Database> databases, Work<T> work) {
        if (databases.isEmpty()) {
            throw ProblemException.invalid(
                    "no-scratch-database",
                    "no database of dialect '%s' is registered to try SQL on: add one first"
                            .formatted(dialect.name()));
        }
        var refusals = new ArrayList<String>();
        for (var database : databases) {
            try (var connection = pools.connections(database).open()) {
                dialect.scratchSchemas().open(connection).close();
                sweep(dialect, database, connection);
                return run(database, connection, work);
            } catch (SQLException e) {
                refusals.add(refusal(dialect, database, e));
            } catch (CredentialUnavailable e) {
                refusals.add("database '%s': %s".formatted(database.name(), e.getMessage()));
            }
        }
        throw ProblemException.invalid(
                "no-scratch-database",
                "no scratch schema could be made: %s".formatted(String.join("; ", refusals)));
    }

    /** A failure in the work is not a reason to try the next database. */
    private static <T> T run(Database database, Connection connection, Work<T> work) {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw new ProblemException(
                    503,
                    "scratch-failed",
                    "Service unavailable",
                    "the scratch schema on database '%s' failed: %s"
                            .formatted(database.name(), e.getMessage()));
        }
    }

    private static void sweep(Dialect dialect, Database database, Connection connection) {
        try {
            dialect.scratchSchemas().sweep(connection, CRASHED);
        } catch (SQLException e) {
            LOG.warnf(
                    "scratch schemas of a crash stay on database '%s': %s",
                    database.name(), e.getMessage());
        }
    }

    private static String refusal(Dialect dialect, Database database, SQLException e) {
        return dialect.failureClassifier().classify(e) == FailureKind.PERMISSION_DENIED
                ? ("user '%s' may not create a schema on database '%s': grant it CREATE on %s, or"
                                + " name another database as scratch")
                        .formatted(database.username(), database.name(), database.databaseName())
                : "database '%s': %s".formatted(database.name(), e.getMessage());
    }

    private Database named(Dialect dialect, String name) {
        var database =
                jdbi.withExtension(DatabaseDao.class, databases -> databases.requireByName(name));
        if (!database.dialect().equals(dialect.name())) {
            throw ProblemException.invalid(
                    "no-scratch-database",
                    "database '%s' is of dialect '%s', the release of '%s'"
                            .formatted(name, database.dialect(), dialect.name()));
        }
        return database;
    }

    private List<Database> list(Dialect dialect, @Nullable Fingerprint state) {
        return jdbi.withHandle(
                handle -> {
                    var databases = handle.attach(DatabaseDao.class);
                    return handle
                            .createQuery(
                                    """
                                    SELECT d.id
                                    FROM target_database d
                                    LEFT JOIN (
                                        SELECT t.database_id, count(*) AS targets
                                        FROM target_state s
                                        JOIN target t ON t.id = s.target_id
                                        WHERE s.fingerprint = :state
                                        GROUP BY t.database_id
                                    ) there ON there.database_id = d.id
                                    WHERE d.dialect = :dialect
                                    ORDER BY coalesce(there.targets, 0) DESC, d.id
                                    LIMIT :tries
                                    """)
                            .bind("state", state == null ? null : state.value())
                            .bind("dialect", dialect.name())
                            .bind("tries", MOST_TRIES)
                            .mapTo(Long.class)
                            .list()
                            .stream()
                            .map(databases::requireById)
                            .toList();
                });
    }
}
