package io.flotilla.orchestrator.scan;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.schema.Schema;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterArgumentFactory;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The structure behind each fingerprint, so that a difference can be shown without the tenant. */
@RegisterColumnMapper(FingerprintMapper.class)
@RegisterArgumentFactory(FingerprintArgument.class)
public interface SchemaSnapshotDao {

    /** Keeps what a fingerprint stands for; the first one kept stays. */
    @SqlUpdate(
            """
            INSERT INTO schema_snapshot (fingerprint, schema)
            VALUES (:fingerprint, :schema)
            ON CONFLICT (fingerprint) DO NOTHING
            """)
    void save(Fingerprint fingerprint, @Json Schema schema);

    @SqlQuery("SELECT schema FROM schema_snapshot WHERE fingerprint = :fingerprint")
    @Json
    Optional<Schema> find(Fingerprint fingerprint);

    /** The ones of {@code fingerprints} that are known. */
    default Map<Fingerprint, Schema> findAll(Collection<Fingerprint> fingerprints) {
        return findByValue(
                fingerprints.stream().map(Fingerprint::value).distinct().toArray(String[]::new));
    }

    @SqlQuery(
            """
            SELECT fingerprint, schema
            FROM schema_snapshot
            WHERE fingerprint = ANY (:fingerprints)
            """)
    @KeyColumn("fingerprint")
    @ValueColumn("schema")
    Map<Fingerprint, @Json Schema> findByValue(String[] fingerprints);
}
