package io.flotilla.orchestrator.scan;

import io.flotilla.engine.apply.Connections;
import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.inspect.FingerprintReader;
import io.flotilla.engine.inspect.Reading;
import io.flotilla.orchestrator.scan.ScanDao.ScanTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Reads some schemas of one database in one pass. One reader serves the scan of its database, from
 * many threads.
 */
final class ChunkReader {

    private static final int LIVENESS_SECONDS = 5;

    private final FingerprintReader fingerprints;

    ChunkReader(Dialect dialect, NewSnapshots snapshots) {
        this.fingerprints = new FingerprintReader(dialect.inspector(), snapshots::keep);
    }

    List<Inspected> read(Connections connections, List<ScanTarget> targets) {
        try (var connection = connections.open()) {
            return read(connection, targets);
        } catch (SQLException e) {
            return targets.stream().map(target -> unreachable(target, e)).toList();
        }
    }

    private List<Inspected> read(Connection connection, List<ScanTarget> targets)
            throws SQLException {
        var names = targets.stream().map(ScanTarget::schemaName).toList();
        var readings = new HashMap<String, Reading>();
        try {
            fingerprints.read(connection, names, readings::put);
        } catch (SQLException e) {
            if (!connection.isValid(LIVENESS_SECONDS)) {
                throw e;
            }
            return readOneByOne(connection, targets);
        }
        return targets.stream()
                .map(
                        target ->
                                inspected(
                                        target,
                                        readings.getOrDefault(
                                                target.schemaName(), new Reading.Missing())))
                .toList();
    }

    /**
     * One schema that cannot be read, for instance because it is being dropped right now, must not
     * hide the others.
     */
    private List<Inspected> readOneByOne(Connection connection, List<ScanTarget> targets) {
        var results = new ArrayList<Inspected>(targets.size());
        for (var target : targets) {
            try {
                results.add(
                        inspected(target, fingerprints.readOne(connection, target.schemaName())));
            } catch (SQLException e) {
                results.add(unreachable(target, e));
            }
        }
        return results;
    }

    private static Inspected inspected(ScanTarget target, Reading reading) {
        return switch (reading) {
            case Reading.Found(var fingerprint) -> new Inspected.Read(target.id(), fingerprint);
            case Reading.Missing() -> missing(target);
            case Reading.Unsupported(var reason) -> unsupported(target, reason);
        };
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
