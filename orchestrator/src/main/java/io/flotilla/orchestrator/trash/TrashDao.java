package io.flotilla.orchestrator.trash;

import io.flotilla.registry.selector.SelectorSql;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** What a purge asks the registry's tables. */
final class TrashDao {

    private final Jdbi jdbi;

    TrashDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One target, and the epoch to work on it with; null while an attempt is under way there. */
    public record PurgeTarget(long id, String tenant, String schemaName, @Nullable Long epoch) {}

    List<Long> listDatabaseIds(SelectorSql filter) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT DISTINCT t.database_id
                                        FROM target t
                                        WHERE t.status <> 'leaving' AND (<filter>)
                                        ORDER BY t.database_id
                                        """)
                                .define("filter", filter.condition())
                                .bindMap(filter.binds())
                                .mapTo(Long.class)
                                .list());
    }

    /**
     * The next targets of a database after the one with id {@code after}, in the order of ids. An
     * attempt that begins later has a greater epoch, and fences the purge off.
     */
    List<PurgeTarget> page(long databaseId, SelectorSql filter, long after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT t.id, t.tenant, t.schema_name,
                                               CASE WHEN NOT EXISTS (
                                                        SELECT FROM rollout_target x
                                                        WHERE x.target_id = t.id
                                                          AND x.state = 'running')
                                                   THEN nextval('attempt_epoch') END AS epoch
                                        FROM target t
                                        WHERE t.database_id = :databaseId AND t.id > :after
                                          AND t.status <> 'leaving' AND (<filter>)
                                        ORDER BY t.id
                                        LIMIT :limit
                                        """)
                                .define("filter", filter.condition())
                                .bindMap(filter.binds())
                                .bind("databaseId", databaseId)
                                .bind("after", after)
                                .bind("limit", limit)
                                .map(ConstructorMapper.of(PurgeTarget.class))
                                .list());
    }
}
