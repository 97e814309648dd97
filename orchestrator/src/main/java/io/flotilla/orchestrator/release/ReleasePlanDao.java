package io.flotilla.orchestrator.release;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.engine.plan.PlanDigest;
import io.flotilla.orchestrator.scan.FingerprintArgument;
import io.flotilla.orchestrator.scan.FingerprintMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterArgumentFactory;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The current plans of releases, and why there is none where one was refused. */
@RegisterColumnMapper(FingerprintMapper.class)
@RegisterColumnMapper(PlanDigestMapper.class)
@RegisterArgumentFactory(FingerprintArgument.class)
@RegisterArgumentFactory(PlanDigestArgument.class)
@RegisterConstructorMapper(ReleasePlan.class)
public interface ReleasePlanDao {

    @SqlQuery(
            """
            SELECT release_id, from_fingerprint, digest, document, created_by, created_at
            FROM release_plan
            WHERE release_id = :releaseId
            ORDER BY from_fingerprint
            """)
    List<ReleasePlan> listByRelease(long releaseId);

    @SqlQuery(
            """
            SELECT release_id, from_fingerprint, digest, document, created_by, created_at
            FROM release_plan
            WHERE release_id = :releaseId AND digest = :digest
            """)
    Optional<ReleasePlan> find(long releaseId, PlanDigest digest);

    @SqlUpdate(
            """
            INSERT INTO release_plan
                (release_id, from_fingerprint, digest, document, created_by, created_at)
            VALUES (:releaseId, :fromFingerprint, :digest, :document, :createdBy, :createdAt)
            ON CONFLICT (release_id, from_fingerprint) DO UPDATE
            SET digest = excluded.digest,
                document = excluded.document,
                created_by = excluded.created_by,
                created_at = excluded.created_at
            """)
    void save(@BindMethods ReleasePlan plan);

    /** Whether the plan with digest {@code old} was still the current one, and is replaced. */
    @SqlUpdate(
            """
            UPDATE release_plan
            SET digest = :digest, document = :document, created_by = :createdBy,
                created_at = :createdAt
            WHERE release_id = :releaseId AND from_fingerprint = :fromFingerprint
              AND digest = :old
            """)
    boolean replace(PlanDigest old, @BindMethods ReleasePlan plan);

    @SqlUpdate(
            """
            INSERT INTO release_refusal (release_id, from_fingerprint, reasons, created_at)
            VALUES (:releaseId, :from, :reasons, :at)
            ON CONFLICT (release_id, from_fingerprint) DO UPDATE
            SET reasons = excluded.reasons, created_at = excluded.created_at
            """)
    void saveRefusal(long releaseId, Fingerprint from, String[] reasons, Instant at);

    @SqlUpdate(
            """
            DELETE FROM release_refusal
            WHERE release_id = :releaseId AND from_fingerprint = :from
            """)
    void deleteRefusal(long releaseId, Fingerprint from);
}
