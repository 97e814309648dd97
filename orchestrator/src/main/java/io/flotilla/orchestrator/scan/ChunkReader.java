package io.flotilla.orchestrator.scan;

import io.flotilla.engine.apply.Connections;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.Inspector.Inspection;
import io.flotilla.engine.dialect.SchemaNotFound;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.fingerprint.Fingerprinter;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.scan.ScanDao.ScanTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads some schemas of one database in one pass, and keeps the structure behind each fingerprint
 * it meets for the first time. One reader serves a whole scan, from many threads.
 */
final class ChunkReader {

    private static final int LIVENESS_SECONDS = 5;

    private final SchemaSnapshotDao snapshots;
    private final Set<Fingerprint> kept = ConcurrentHashMap.newKeySet();

    ChunkReader(SchemaSnapshotDao snapshots) {
        this.snapshots = snapshots;
    }

    List<Inspected> read(Dialect dialect, Connections connections, List<ScanTarget> targets) {
        try (var connection = connections.open()) {
            return read(dialect, connection, targets);
        } catch (SQLException e) {
            return targets.stream().map(target -> unreachable(target, e)).toList();
        }
    }

    private List<Inspected> read(Dialect dialect, Connection connection, List<ScanTarget> targets)
            throws SQLException {
        var names = targets.stream().map(ScanTarget::schemaName).toList();
        try {
            var found = dialect.inspector().inspectAll(connection, names);
            var results = new ArrayList<Inspected>(targets.size());
            for (var target : targets) {
                results.add(inspected(dialect, connection, target, found.get(target.schemaName())));
            }
            return results;
        } catch (SQLException e) {
            if (!connection.isValid(LIVENESS_SECONDS)) {
                throw e;
            }
            return readOneByOne(dialect, connection, targets);
        }
    }

    /**
     * One schema that cannot be read, for instance because it is being dropped right now, must not
     * hide the others.
     */
    private List<Inspected> readOneByOne(
            Dialect dialect, Connection connection, List<ScanTarget> targets) {
        var results = new ArrayList<Inspected>(targets.size());
        for (var target : targets) {
            try {
                results.add(readWhole(dialect, connection, target));
            } catch (SQLException e) {
                results.add(unreachable(target, e));
            }
        }
        return results;
    }

    private Inspected inspected(
            Dialect dialect,
            Connection connection,
            ScanTarget target,
            @Nullable Inspection inspection)
            throws SQLException {
        return switch (inspection) {
            case Inspection.Found(var schema)
                    when kept.contains(Fingerprinter.fingerprint(schema)) ->
                    new Inspected.Read(target.id(), Fingerprinter.fingerprint(schema));
            case Inspection.Found _ -> readWhole(dialect, connection, target);
            case Inspection.Missing() -> missing(target);
            case Inspection.Unsupported(var reason) -> unsupported(target, reason);
            case null -> missing(target);
        };
    }

    /** With what depends on what, so that plans can be made from what is kept. */
    private Inspected readWhole(Dialect dialect, Connection connection, ScanTarget target)
            throws SQLException {
        try {
            var schema = dialect.inspector().inspect(connection, target.schemaName());
            return new Inspected.Read(target.id(), keep(schema));
        } catch (SchemaNotFound e) {
            return missing(target);
        } catch (UnsupportedObject e) {
            return unsupported(target, e);
        }
    }

    private Fingerprint keep(Schema schema) {
        var fingerprint = Fingerprinter.fingerprint(schema);
        if (!kept.contains(fingerprint)) {
            snapshots.save(fingerprint, schema);
            kept.add(fingerprint);
        }
        return fingerprint;
    }

    private static Inspected missing(ScanTarget target) {
        return new Inspected.Unread(
                target.id(),
                ProblemKind.MISSING,
                "schema '%s' is not on the database".formatted(target.schemaName()));
    }

    private static Inspected unsupported(ScanTarget target, UnsupportedObject reason) {
        return new Inspected.Unread(
                target.id(), ProblemKind.UNSUPPORTED, String.join("; ", reason.objects()));
    }

    private static Inspected unreachable(ScanTarget target, SQLException reason) {
        return new Inspected.Unread(
                target.id(), ProblemKind.UNREACHABLE, String.valueOf(reason.getMessage()));
    }
}
