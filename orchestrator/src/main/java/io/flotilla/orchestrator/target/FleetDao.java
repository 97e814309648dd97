package io.flotilla.orchestrator.target;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The whole fleet at a glance; reads every target that is not leaving, so it is for pages. */
@RegisterConstructorMapper(FleetDao.Cell.class)
@RegisterConstructorMapper(TargetRow.class)
interface FleetDao {

    /** A quarantine is what matters of a target; else it is its condition. */
    String STATE =
            "CASE WHEN t.status = 'quarantined' THEN 'quarantined' ELSE "
                    + TargetCondition.SQL
                    + " END";

    String TABLES =
            """
            FROM target t
            JOIN target_database d ON d.id = t.database_id
            LEFT JOIN target_state s ON s.target_id = t.id
            LEFT JOIN release r ON r.id = s.release_id
            """;

    /** One target. */
    record Cell(long id, String tenant, String inGroup, String state) {}

    /** By group, then id. */
    @SqlQuery(
            "SELECT t.id, t.tenant, <inGroup> AS in_group, "
                    + STATE
                    + " AS state "
                    + TABLES
                    + "WHERE t.status <> 'leaving' AND <condition> ORDER BY 3, 1")
    List<Cell> listCells(
            @Define String inGroup, @Define String condition, @BindMap Map<String, Object> binds);

    @SqlQuery(
            "SELECT "
                    + STATE
                    + " AS state, count(*) AS targets "
                    + TABLES
                    + "WHERE t.status <> 'leaving' AND <condition> GROUP BY 1")
    @KeyColumn("state")
    @ValueColumn("targets")
    Map<String, Long> count(@Define String condition, @BindMap Map<String, Object> binds);

    @SqlQuery(
            TargetViewDao.ROWS
                    + "WHERE t.status <> 'leaving' AND t.id > :after AND <condition>"
                    + " ORDER BY t.id LIMIT :limit")
    List<TargetRow> list(
            @Define String condition, @BindMap Map<String, Object> binds, long after, int limit);
}
