package io.flotilla.orchestrator.target;

import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.registry.target.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps targets out of rollouts for a reason, and perhaps until a time, by the control database's
 * clock; when that has come they are active again without anybody doing anything.
 */
@ApplicationScoped
public class Quarantine {

    private final Jdbi jdbi;
    private final Audit audit;

    Quarantine(Jdbi jdbi, Audit audit) {
        this.jdbi = jdbi;
        this.audit = audit;
    }

    @RegisterConstructorMapper(Ended.class)
    interface Dao {
        @SqlUpdate(
                """
                UPDATE target SET quarantine_reason = :reason, quarantined_until = :until
                WHERE id = :id
                """)
        void set(long id, @Nullable String reason, @Nullable Instant until);

        @SqlQuery("SELECT CAST(:until AS timestamptz) <= now()")
        boolean isPast(Instant until);

        @SqlQuery(
                """
                UPDATE target t
                SET status = 'active', quarantine_reason = NULL, quarantined_until = NULL,
                    updated_at = now()
                FROM (SELECT id, quarantine_reason FROM target
                      WHERE status = 'quarantined' AND quarantined_until <= now()
                      FOR UPDATE) old
                WHERE t.id = old.id
                RETURNING t.id, old.quarantine_reason AS reason
                """)
        List<Ended> endExpired();
    }

    /** A quarantine that ran out. */
    public record Ended(long id, @Nullable String reason) {}

    /**
     * Records, in the handle's transaction, why a target's new status is what it is.
     *
     * @throws ProblemException if a quarantine has no reason or ends in the past, or if there is
     *     something to say of one and the status is another
     */
    void note(
            Handle handle,
            long id,
            @Nullable Status status,
            @Nullable String reason,
            @Nullable Instant until) {
        var dao = handle.attach(Dao.class);
        if (status != Status.QUARANTINED) {
            if (reason != null || until != null) {
                throw ProblemException.invalid(
                        "not-quarantined",
                        "'reason' and 'until' are for a quarantine: give \"status\": \"quarantined\" with them");
            }
            if (status != null) {
                dao.set(id, null, null);
            }
            return;
        }
        if (reason == null || reason.isBlank()) {
            throw ProblemException.invalid(
                    "reason-required", "a quarantine needs a 'reason', for whoever finds it later");
        }
        if (until != null && dao.isPast(until)) {
            throw ProblemException.invalid(
                    "invalid-field", "field 'until': %s is past".formatted(until));
        }
        dao.set(id, reason, until);
    }

    /** Brings targets back whose quarantine has run out. */
    public void endExpired() {
        jdbi.useTransaction(
                handle ->
                        handle.attach(Dao.class)
                                .endExpired()
                                .forEach(
                                        ended ->
                                                audit.recordAs(
                                                        handle,
                                                        "flotilla",
                                                        "target.quarantine-expired",
                                                        "target:" + ended.id(),
                                                        ended.reason() == null
                                                                ? Map.of()
                                                                : Map.of(
                                                                        "reason",
                                                                        ended.reason()))));
    }
}
