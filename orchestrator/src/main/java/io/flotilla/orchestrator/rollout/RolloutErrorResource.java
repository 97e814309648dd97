package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What goes wrong in a rollout, each problem once however many targets have it. */
@Path("/api/v1/rollouts/{id}/errors")
class RolloutErrorResource {

    private final RolloutService rollouts;
    private final Jdbi jdbi;

    RolloutErrorResource(RolloutService rollouts, Jdbi jdbi) {
        this.rollouts = rollouts;
        this.jdbi = jdbi;
    }

    interface Dao {
        @SqlQuery(
                """
                SELECT g.key, g.failure_kind, g.sql_state, g.text, count(x.target_id) AS targets,
                       ARRAY(SELECT y.tenant FROM rollout_target y
                             WHERE y.rollout_id = g.rollout_id AND y.error_group = g.key
                             ORDER BY y.target_id LIMIT 20) AS tenants,
                       g.first_at, g.notified_at
                FROM error_group g
                LEFT JOIN rollout_target x
                    ON x.rollout_id = g.rollout_id AND x.error_group = g.key
                WHERE g.rollout_id = :id
                GROUP BY g.rollout_id, g.key
                ORDER BY count(x.target_id) DESC, g.first_at
                LIMIT 100
                """)
        @RegisterConstructorMapper(RolloutErrorGroup.class)
        List<RolloutErrorGroup> list(long id);
    }

    /** The hundred with most targets; one without any was got over. */
    @GET
    @Requires(Role.VIEWER)
    public List<RolloutErrorGroup> list(@RestPath long id) {
        rollouts.require(id);
        return jdbi.withExtension(Dao.class, dao -> dao.list(id));
    }
}
