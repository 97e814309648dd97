package io.flotilla.orchestrator.access;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(ApiToken.class)
interface ConsoleSessionDao {

    @SqlUpdate(
            """
            INSERT INTO console_session (secret_hash, token_id, expires_at)
            VALUES (:hash, :tokenId, now() + make_interval(secs => :seconds))
            """)
    void open(byte[] hash, long tokenId, long seconds);

    /** The token somebody is signed in with. */
    @SqlQuery(
            """
            SELECT t.id, t.name, t.role, t.created_by, t.created_at, t.last_used_at, t.revoked_at
            FROM console_session s
            JOIN api_token t ON t.id = s.token_id
            WHERE s.secret_hash = :hash AND s.expires_at > now() AND t.revoked_at IS NULL
            """)
    Optional<ApiToken> findLive(byte[] hash);

    @SqlUpdate("DELETE FROM console_session WHERE secret_hash = :hash")
    void close(byte[] hash);

    @SqlUpdate(
            """
            INSERT INTO sign_in_link (secret_hash, token_id, expires_at)
            VALUES (:hash, :tokenId, now() + make_interval(secs => :seconds))
            """)
    void addLink(byte[] hash, long tokenId, long seconds);

    /** Uses a link up: of two at once, one gets the token. */
    @SqlQuery(
            """
            WITH used AS (
                DELETE FROM sign_in_link WHERE secret_hash = :hash
                RETURNING token_id, expires_at
            )
            SELECT t.id, t.name, t.role, t.created_by, t.created_at, t.last_used_at, t.revoked_at
            FROM used
            JOIN api_token t ON t.id = used.token_id
            WHERE used.expires_at > now() AND t.revoked_at IS NULL
            """)
    Optional<ApiToken> takeLink(byte[] hash);

    /** What is of no use any more. */
    @SqlUpdate(
            """
            WITH links AS (DELETE FROM sign_in_link WHERE expires_at <= now())
            DELETE FROM console_session WHERE expires_at <= now()
            """)
    void sweep();
}
