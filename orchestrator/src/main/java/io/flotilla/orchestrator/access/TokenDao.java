package io.flotilla.orchestrator.access;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transactional;

@RegisterConstructorMapper(ApiToken.class)
interface TokenDao extends Transactional<TokenDao> {

    @SqlQuery(
            """
            INSERT INTO api_token (name, role, secret_hash, created_by)
            VALUES (:name, lower(:role), :hash, :createdBy)
            RETURNING id, name, role, created_by, created_at, last_used_at, revoked_at
            """)
    ApiToken insert(String name, Role role, byte[] hash, String createdBy);

    @SqlQuery(
            """
            SELECT id, name, role, created_by, created_at, last_used_at, revoked_at
            FROM api_token
            WHERE secret_hash = :hash AND revoked_at IS NULL
            """)
    Optional<ApiToken> findLive(byte[] hash);

    /** Those of {@code ids} that let somebody in, with what they let him do. */
    @SqlQuery("SELECT id, role FROM api_token WHERE id = ANY (:ids) AND revoked_at IS NULL")
    @RegisterConstructorMapper(LiveRole.class)
    List<LiveRole> listLive(Long[] ids);

    /** What a live token is good for. */
    record LiveRole(long id, Role role) {}

    @SqlUpdate(
            """
            UPDATE api_token SET last_used_at = now()
            WHERE id = :id AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
            """)
    void touch(long id);

    @SqlQuery(
            """
            SELECT id, name, role, created_by, created_at, last_used_at, revoked_at
            FROM api_token
            WHERE id > :after
            ORDER BY id
            LIMIT :limit
            """)
    List<ApiToken> listAfter(long after, int limit);

    @SqlQuery(
            """
            UPDATE api_token SET revoked_at = now()
            WHERE id = :id AND revoked_at IS NULL
            RETURNING id, name, role, created_by, created_at, last_used_at, revoked_at
            """)
    Optional<ApiToken> revoke(long id);

    @SqlQuery("SELECT NOT EXISTS (SELECT FROM api_token)")
    boolean isEmpty();

    /** Makes nodes that start at once on a new control database take turns. */
    @SqlUpdate("LOCK TABLE api_token IN SHARE ROW EXCLUSIVE MODE")
    void lock();
}
