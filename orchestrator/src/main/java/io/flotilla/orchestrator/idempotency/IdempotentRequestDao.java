package io.flotilla.orchestrator.idempotency;

import io.flotilla.orchestrator.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The table {@code idempotent_request}. Its times are the control database's. */
@RegisterConstructorMapper(KnownRequest.class)
interface IdempotentRequestDao {

    /**
     * Takes a key that is free. Of several that want it at once, one gets it: a second insert waits
     * for the first.
     *
     * @return whether it was free
     */
    @SqlUpdate(
            """
            INSERT INTO idempotent_request AS r (actor, key, digest, line, claim, until)
            VALUES (:actor, :key, :digest, :line, :claim, now() + make_interval(secs => :seconds))
            ON CONFLICT (actor, key) DO UPDATE
            SET digest = excluded.digest, line = excluded.line, claim = excluded.claim,
                until = excluded.until, status = NULL, headers = NULL, body = NULL,
                withheld = false
            WHERE r.until <= now()
            """)
    boolean claim(@BindMethods KeyedRequest request, UUID claim, long seconds);

    @SqlQuery(
            """
            SELECT digest, line, status, headers, body, withheld
            FROM idempotent_request
            WHERE actor = :actor AND key = :key AND until > now()
            """)
    Optional<KnownRequest> find(String actor, String key);

    @SqlUpdate(
            """
            UPDATE idempotent_request
            SET status = :status, headers = :headers, body = :body, withheld = :withheld,
                until = now() + interval '24 hours'
            WHERE claim = :claim
            """)
    boolean answer(
            UUID claim,
            int status,
            @Json Map<String, String> headers,
            byte @Nullable [] body,
            boolean withheld);

    @SqlUpdate("DELETE FROM idempotent_request WHERE claim = :claim AND status IS NULL")
    void free(UUID claim);

    @SqlUpdate(
            """
            UPDATE idempotent_request SET until = now() + make_interval(secs => :seconds)
            WHERE claim = ANY (:claims) AND status IS NULL
            """)
    void renew(UUID[] claims, long seconds);

    @SqlUpdate("DELETE FROM idempotent_request WHERE until <= now()")
    int forget();
}
