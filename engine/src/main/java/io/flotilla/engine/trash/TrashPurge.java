package io.flotilla.engine.trash;

import io.flotilla.engine.apply.Connections;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.FailureKind;
import io.flotilla.engine.dialect.TargetClaim;
import io.flotilla.engine.dialect.Trash;
import io.flotilla.engine.plan.Hazard;
import io.flotilla.engine.trash.Purge.Left;
import io.flotilla.engine.trash.Purge.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes old trash from one target for good, each thing in a transaction of its own, under the
 * target's lock and fence as any other work there. Stateless, for any thread.
 */
public final class TrashPurge {

    private final Dialect dialect;
    private final InstantSource clock;

    public TrashPurge(Dialect dialect, InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    /**
     * Removes what has been in the trash for at least {@code olderThan}. What another thing in the
     * trash needs goes after that.
     *
     * @param dryRun whether to say what would be removed, and remove nothing
     * @throws io.flotilla.engine.dialect.SchemaNotFound if the target's schema is gone
     * @throws io.flotilla.engine.dialect.TargetFenced if a newer epoch owns the target
     * @throws SQLException if the server cannot be worked with at all
     */
    public Purge purge(
            TargetClaim claim, Duration olderThan, boolean dryRun, Connections connections)
            throws SQLException {
        try (var connection = connections.open()) {
            var removed = new ArrayList<Trash>();
            var left = new ArrayList<Left>();
            var due = new ArrayList<Trash>();
            var latest = clock.instant().minus(olderThan);
            for (var trash : dialect.trashBin().list(connection, claim.schema())) {
                var since = trash.since();
                if (since == null) {
                    left.add(new Left(trash, Reason.AGE_UNKNOWN, "its comment is gone"));
                } else if (since.isAfter(latest)) {
                    left.add(new Left(trash, Reason.TOO_YOUNG, "there since " + since));
                } else {
                    due.add(trash);
                }
            }
            if (dryRun) {
                removed.addAll(due);
            } else {
                left.addAll(removeAll(due, claim, connection, removed));
            }
            return new Purge(removed, left);
        }
    }

    /** Again and again, as long as something went: a type goes after the last that needs it. */
    private List<Left> removeAll(
            List<Trash> due, TargetClaim claim, Connection connection, List<Trash> removed)
            throws SQLException {
        var waiting = due;
        while (true) {
            var left = new ArrayList<Left>();
            for (var trash : waiting) {
                try {
                    remove(trash, claim, connection);
                    removed.add(trash);
                } catch (SQLException e) {
                    left.add(left(trash, e));
                }
            }
            if (left.isEmpty() || left.size() == waiting.size()) {
                return left;
            }
            waiting = left.stream().map(Left::trash).toList();
        }
    }

    /** Nothing where it is no longer there as it was listed: it went with another, or is back. */
    private void remove(Trash trash, TargetClaim claim, Connection connection) throws SQLException {
        var table = trash.table() == null ? trash.name() : trash.table();
        var lock = new Hazard(Hazard.Kind.LOCK, table, "ACCESS EXCLUSIVE", true, "it is purged");
        try (var session = dialect.targetSessions().inOneTransaction(connection, claim)) {
            session.open();
            session.begin(List.of(lock));
            if (isThere(trash, connection, claim.schema())) {
                session.execute(dialect.trashBin().removal(trash));
            }
            session.commit();
        }
    }

    private boolean isThere(Trash trash, Connection connection, String schema) throws SQLException {
        return dialect.trashBin().list(connection, schema).stream()
                .anyMatch(now -> isSame(now, trash));
    }

    private static boolean isSame(Trash one, Trash other) {
        Instant since = one.since();
        return one.kind() == other.kind()
                && one.name().equals(other.name())
                && one.identity().equals(other.identity())
                && since != null
                && since.equals(other.since());
    }

    private Left left(Trash trash, SQLException e) throws SQLException {
        var kind = dialect.failureClassifier().classify(e);
        if (kind == FailureKind.LOCK_TIMEOUT) {
            return new Left(trash, Reason.BLOCKED, "somebody else's lock was not given up in time");
        }
        if (kind == FailureKind.CONNECTION_LOST) {
            throw e;
        }
        return new Left(
                trash,
                Reason.FAILED,
                String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
}
