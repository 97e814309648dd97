package io.flotilla.orchestrator.audit.chain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code audit_seal}, {@code audit_unsealed} and {@code audit_head}. */
interface ChainDao {

    /** Whether nobody else seals; until the transaction ends nobody else does. */
    @SqlQuery("SELECT pg_try_advisory_xact_lock(hashtextextended('flotilla.audit.seal', 0))")
    boolean lock();

    @SqlQuery("SELECT position, hash FROM audit_seal ORDER BY position DESC LIMIT 1")
    @RegisterConstructorMapper(Link.class)
    Optional<Link> findHead();

    @SqlQuery("SELECT position, hash FROM audit_seal WHERE position = :position")
    @RegisterConstructorMapper(Link.class)
    Optional<Link> find(long position);

    /** An act without a seal. */
    record Unsealed(long id, Instant at, String actor, String act, String subject, String details) {

        Act stored() {
            return new Act(at, actor, act, subject, details);
        }
    }

    /** An act that was deleted before its seal stays among those that await one. */
    @SqlQuery(
            """
            SELECT a.id, a.at, a.actor, a.act, a.subject, a.details::text AS details
            FROM audit_unsealed u
            JOIN audit a ON a.id = u.audit_id
            ORDER BY u.audit_id
            LIMIT :most
            """)
    @RegisterConstructorMapper(Unsealed.class)
    List<Unsealed> listUnsealed(int most);

    @SqlBatch(
            """
            INSERT INTO audit_seal (position, audit_id, content, hash)
            VALUES (:position, :auditId, :content, :hash)
            """)
    void insert(List<Long> position, List<Long> auditId, List<String> content, List<String> hash);

    @SqlUpdate("DELETE FROM audit_unsealed WHERE audit_id = ANY (:ids)")
    void sealed(Long[] ids);

    /** How many acts await their seal, and the longest of them for how many seconds. */
    record Tail(long acts, double oldestSeconds) {}

    @SqlQuery(
            """
            SELECT count(*) AS acts,
                   coalesce(extract(epoch FROM clock_timestamp() - min(since)), 0) AS oldest_seconds
            FROM audit_unsealed
            """)
    @RegisterConstructorMapper(Tail.class)
    Tail tail();

    @SqlQuery(
            """
            SELECT s.position, s.audit_id, s.content, s.hash,
                   a.at, a.actor, a.act, a.subject, a.details::text AS details
            FROM audit_seal s
            LEFT JOIN audit a ON a.id = s.audit_id
            WHERE s.position > :after
            ORDER BY s.position
            LIMIT :most
            """)
    @RegisterConstructorMapper(Seal.class)
    List<Seal> list(long after, int most);

    /** The act that had this content when it was sealed. */
    @SqlQuery("SELECT audit_id FROM audit_seal WHERE content = :content ORDER BY position LIMIT 1")
    Optional<Long> findByContent(String content);

    /**
     * Acts that neither have a seal nor await one, as far as their ids are among those of the links
     * from one position to another; before the first link and after the {@code last} part, all.
     */
    @SqlQuery(
            """
            WITH part AS (
                SELECT min(audit_id) AS lowest, max(audit_id) AS highest
                FROM audit_seal
                WHERE position BETWEEN :after AND :through)
            SELECT a.id FROM audit a, part
            WHERE (:after = 0 OR a.id > part.lowest)
              AND (:last OR a.id < part.highest)
              AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.audit_id = a.id)
              AND NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.audit_id = a.id)
            ORDER BY a.id
            LIMIT :most
            """)
    List<Long> listAdded(long after, long through, boolean last, int most);

    /** Acts that await a seal and are not there. */
    @SqlQuery(
            """
            SELECT u.audit_id FROM audit_unsealed u
            WHERE NOT EXISTS (SELECT FROM audit a WHERE a.id = u.audit_id)
            ORDER BY u.audit_id
            LIMIT :most
            """)
    List<Long> listLost(int most);

    /** Ends that were told and are not in the chain. */
    @SqlQuery(
            """
            SELECT h.position, h.hash
            FROM audit_head h
            LEFT JOIN audit_seal s ON s.position = h.position
            WHERE s.hash IS DISTINCT FROM h.hash
            ORDER BY h.position
            LIMIT :most
            """)
    @RegisterConstructorMapper(Link.class)
    List<Link> listUnkeptHeads(int most);

    /** Notes the end of the chain as told; empty where it was told before. */
    @SqlQuery(
            """
            INSERT INTO audit_head (position, hash)
            SELECT position, hash FROM audit_seal ORDER BY position DESC LIMIT 1
            ON CONFLICT (position) DO NOTHING
            RETURNING position, hash
            """)
    @RegisterConstructorMapper(Link.class)
    Optional<Link> tellHead();
}
