package io.flotilla.orchestrator.scan;

import io.flotilla.registry.selector.SelectorSql;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What a scan asks the registry's tables; targets that are leaving are not scanned. */
final class ScanDao {

    private final Jdbi jdbi;

    ScanDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One target to read. */
    public record ScanTarget(long id, String schemaName) {}

    /** How many of a filter's targets are how, by what is recorded of them. */
    public record Counts(long scanned, long current, long drifted, long unrecorded, long unreadable) {}

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

    /** The next targets of a database after the one with id {@code after}, in the order of ids. */
    List<ScanTarget> page(long databaseId, SelectorSql filter, long after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT t.id, t.schema_name
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
                                .map(ConstructorMapper.of(ScanTarget.class))
                                .list());
    }

    /** Records for every target of a database that it could not be read; loads none of them. */
    void markUnreachable(long databaseId, SelectorSql filter, String why, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        INSERT INTO target_state AS known
                                            (target_id, problem_kind, problem, inspected_at)
                                        SELECT t.id, 'unreachable', :why, :at
                                        FROM target t
                                        WHERE t.database_id = :databaseId
                                          AND t.status <> 'leaving' AND (<filter>)
                                        ORDER BY t.id
                                        ON CONFLICT (target_id) DO UPDATE
                                        SET fingerprint = NULL,
                                            problem_kind = excluded.problem_kind,
                                            problem = excluded.problem,
                                            inspected_at = excluded.inspected_at
                                        WHERE known.inspected_at <= excluded.inspected_at
                                        """)
                                .define("filter", filter.condition())
                                .bindMap(filter.binds())
                                .bind("databaseId", databaseId)
                                .bind("why", why)
                                .bind("at", at)
                                .execute());
    }

    Counts count(SelectorSql filter) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT count(*) AS scanned,
                                               count(*) FILTER (
                                                   WHERE s.fingerprint = s.expected_fingerprint
                                               ) AS current,
                                               count(*) FILTER (
                                                   WHERE s.fingerprint <> s.expected_fingerprint
                                               ) AS drifted,
                                               count(*) FILTER (
                                                   WHERE s.fingerprint IS NOT NULL
                                                     AND s.expected_fingerprint IS NULL
                                               ) AS unrecorded,
                                               count(s.problem) AS unreadable
                                        FROM target t
                                        JOIN target_state s ON s.target_id = t.id
                                        WHERE t.status <> 'leaving' AND (<filter>)
                                        """)
                                .define("filter", filter.condition())
                                .bindMap(filter.binds())
                                .map(ConstructorMapper.of(Counts.class))
                                .one());
    }
}
