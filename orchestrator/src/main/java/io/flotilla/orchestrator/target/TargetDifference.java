package io.flotilla.orchestrator.target;

import io.flotilla.engine.dialect.Dialects;
import io.flotilla.engine.plan.SchemaSql;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** How a drifted target differs, told from what is on record: the target is not asked. */
@ApplicationScoped
class TargetDifference {
    private final Jdbi jdbi;

    TargetDifference(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    interface Snapshots {
        @SqlQuery("SELECT schema FROM schema_snapshot WHERE fingerprint = :fingerprint")
        @Json
        Optional<Schema> find(String fingerprint);
    }

    /** The SQL that leads from the expected to the live schema; null when it has not drifted. */
    @Nullable String of(TargetRow target) {
        var expected = target.expectedFingerprint();
        var live = target.fingerprint();
        if (target.state() != TargetCondition.DRIFTED || expected == null || live == null) {
            return null;
        }
        var from = snapshot(expected);
        var to = snapshot(live);
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        return SchemaSql.difference(Dialects.require(target.dialect()), from.get(), to.get());
    }

    private Optional<Schema> snapshot(String fingerprint) {
        return jdbi.withExtension(Snapshots.class, snapshots -> snapshots.find(fingerprint));
    }
}
