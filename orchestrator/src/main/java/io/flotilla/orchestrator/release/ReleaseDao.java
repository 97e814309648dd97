package io.flotilla.orchestrator.release;

import io.flotilla.engine.desired.SourceFile;
import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.schema.Schema;
import io.flotilla.orchestrator.json.Json;
import io.flotilla.orchestrator.scan.FingerprintArgument;
import io.flotilla.orchestrator.scan.FingerprintMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.SingleValue;
import org.jdbi.v3.sqlobject.config.RegisterArgumentFactory;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Published releases. There is no update: a release never changes. */
@RegisterColumnMapper(FingerprintMapper.class)
@RegisterArgumentFactory(FingerprintArgument.class)
@RegisterConstructorMapper(Release.class)
@RegisterConstructorMapper(ReleaseSummary.class)
@RegisterConstructorMapper(ReleaseDao.Other.class)
@RegisterConstructorMapper(ReleaseDao.RolloutLine.class)
interface ReleaseDao {

    /** The new release's id; empty where its name and tag are taken in its dialect. */
    @SqlQuery(
            """
            INSERT INTO release
                (name, tag, dialect, fingerprint, schema, sources, digest, policy, created_by,
                 created_at)
            VALUES
                (:name, :tag, :dialect, :fingerprint, :schema, :sources, :digest, :policy, :by,
                 :at)
            ON CONFLICT (name, tag, dialect) DO NOTHING
            RETURNING id
            """)
    Optional<Long> insert(
            String name,
            String tag,
            String dialect,
            Fingerprint fingerprint,
            @Json Schema schema,
            @Json List<SourceFile> sources,
            String digest,
            @Json PlanPolicy policy,
            String by,
            Instant at);

    @SqlQuery(
            """
            SELECT id, name, tag, dialect, fingerprint, schema, digest, policy, created_by,
                   created_at
            FROM release
            WHERE name = :name AND tag = :tag
            ORDER BY dialect
            """)
    List<Release> list(String name, String tag);

    @SqlQuery("SELECT sources FROM release WHERE id = :id")
    @Json
    @SingleValue
    List<SourceFile> sources(long id);

    @SqlQuery(
            """
            SELECT id, name, tag, dialect, fingerprint, digest,
                   jsonb_array_length(schema -> 'tables') AS tables, created_by, created_at
            FROM release
            WHERE id < :before
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<ReleaseSummary> listBefore(long before, int limit);

    /** Another release of the same name and dialect. */
    record Other(long id, String tag) {}

    /** Newest first. */
    @SqlQuery(
            """
            SELECT id, tag FROM release
            WHERE name = :name AND dialect = :dialect AND id <> :id
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Other> listOthers(String name, String dialect, long id, int limit);

    /** A rollout of a release, as the release's page shows it. */
    record RolloutLine(
            long id,
            String state,
            String createdBy,
            Instant createdAt,
            @Nullable String approvedBy) {}

    /** Newest first. */
    @SqlQuery(
            """
            SELECT r.id, r.state, r.created_by, r.created_at, r.approved_by
            FROM rollout_release t
            JOIN rollout r ON r.id = t.rollout_id
            WHERE t.release_id = :releaseId
            ORDER BY r.id DESC
            LIMIT :limit
            """)
    List<RolloutLine> listRollouts(long releaseId, int limit);
}
