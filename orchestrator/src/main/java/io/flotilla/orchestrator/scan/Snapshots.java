package io.flotilla.orchestrator.scan;

import io.flotilla.engine.dialect.Dialect;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The structures behind some fingerprints, to tell how they differ without asking a tenant. */
public record Snapshots(Map<Fingerprint, Schema> schemas) {

    public static final Snapshots NONE = new Snapshots(Map.of());

    public Snapshots {
        schemas = Map.copyOf(schemas);
    }

    /**
     * The SQL that would turn one state into the other, for people and unproven; null where either
     * is not among these.
     */
    public @Nullable String difference(
            Dialect dialect, @Nullable Fingerprint from, @Nullable Fingerprint to) {
        var before = from == null ? null : schemas.get(from);
        var after = to == null ? null : schemas.get(to);
        return before == null || after == null
                ? null
                : SchemaSql.difference(dialect, before, after);
    }
}
