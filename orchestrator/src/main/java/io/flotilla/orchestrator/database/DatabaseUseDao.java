package io.flotilla.orchestrator.database;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

@RegisterConstructorMapper(DatabaseUse.class)
interface DatabaseUseDao {

    /** Those of the databases that have targets. */
    @SqlQuery(
            """
            SELECT t.database_id,
                   count(*) AS targets,
                   count(*) FILTER (WHERE s.problem_kind = 'unreachable') AS unreachable,
                   max(s.inspected_at) FILTER (
                       WHERE s.problem_kind IS DISTINCT FROM 'unreachable') AS last_read
            FROM target t
            LEFT JOIN target_state s ON s.target_id = t.id
            WHERE t.database_id = ANY (:ids) AND t.status <> 'leaving'
            GROUP BY t.database_id
            """)
    List<DatabaseUse> list(Long[] ids);
}
