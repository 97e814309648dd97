package io.flotilla.orchestrator.audit;

import io.flotilla.orchestrator.json.Json;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(AuditEntry.class)
interface AuditDao {

    @SqlUpdate(
            """
            INSERT INTO audit (actor, act, subject, details)
            VALUES (:actor, :act, :subject, :details)
            """)
    void insert(String actor, String act, String subject, @Json Map<String, Object> details);

    @SqlQuery(
            """
            SELECT id, at, actor, act, subject, details
            FROM audit
            WHERE id < :before
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<AuditEntry> listBefore(long before, int limit);

    @SqlQuery(
            """
            SELECT id, at, actor, act, subject, details
            FROM audit
            WHERE subject = ANY (:subjects)
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<AuditEntry> listOf(String[] subjects, int limit);

    @SqlQuery("SELECT coalesce(max(id), 0) FROM audit WHERE subject = :subject")
    long lastOf(String subject);

    @SqlQuery(
            """
            SELECT id, at, actor, act, subject, details
            FROM audit
            WHERE subject = :subject AND id > :id
            ORDER BY id
            LIMIT :limit
            """)
    List<AuditEntry> listSince(String subject, long id, int limit);
}
