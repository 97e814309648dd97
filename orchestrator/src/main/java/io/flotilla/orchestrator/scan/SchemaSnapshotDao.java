package io.flotilla.orchestrator.scan;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.config.RegisterArgumentFactory;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The structure behind each fingerprint, so that a difference can be shown without the tenant. */
@RegisterColumnMapper(FingerprintMapper.class)
@RegisterArgumentFactory(FingerprintArgument.class)
@RegisterConstructorMapper(SchemaSnapshotDao.Snapshot.class)
public interface SchemaSnapshotDao {

    /** A fingerprint and what it stands for. */
    record Snapshot(Fingerprint fingerprint, @Json Schema schema) {}

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
    default Snapshots load(Collection<Fingerprint> fingerprints) {
        var values =
                fingerprints.stream().map(Fingerprint::value).distinct().toArray(String[]::new);
        return new Snapshots(
                listByValue(values).stream()
                        .collect(Collectors.toMap(Snapshot::fingerprint, Snapshot::schema)));
    }

    @SqlQuery(
            """
            SELECT fingerprint, schema
            FROM schema_snapshot
            WHERE fingerprint = ANY (:fingerprints)
            """)
    List<Snapshot> listByValue(String[] fingerprints);
}
