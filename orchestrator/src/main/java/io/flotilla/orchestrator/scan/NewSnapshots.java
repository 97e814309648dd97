package io.flotilla.orchestrator.scan;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.schema.Schema;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the structure behind each fingerprint a scan meets for the first time. For any thread. */
final class NewSnapshots {

    private final SchemaSnapshotDao snapshots;
    private final Set<Fingerprint> kept = ConcurrentHashMap.newKeySet();

    NewSnapshots(SchemaSnapshotDao snapshots) {
        this.snapshots = snapshots;
    }

    void keep(Fingerprint fingerprint, Schema schema) {
        if (!kept.contains(fingerprint)) {
            snapshots.save(fingerprint, schema);
            kept.add(fingerprint);
        }
    }
}
