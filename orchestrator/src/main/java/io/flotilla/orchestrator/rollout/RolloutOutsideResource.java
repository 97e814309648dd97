package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.rollout.OutsideView.Outsider;
import io.flotilla.registry.selector.Selector;
import io.flotilla.registry.selector.SelectorSql;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Targets that are not in a rollout's manifest, and the rollout that brings them there too. */
@Path("/api/v1/rollouts/{id}")
class RolloutOutsideResource {

    private final RolloutService rollouts;
    private final RolloutCreation creation;
    private final RolloutViews views;
    private final Jdbi jdbi;
    private final Actor actor;

    RolloutOutsideResource(
            RolloutService rollouts,
            RolloutCreation creation,
            RolloutViews views,
            Jdbi jdbi,
            Actor actor) {
        this.rollouts = rollouts;
        this.creation = creation;
        this.views = views;
        this.jdbi = jdbi;
        this.actor = actor;
    }

    interface Dao {
        @SqlQuery(
                """
                SELECT t.id AS target_id, t.tenant, d.name AS database, t.schema_name AS schema,
                       t.status = 'quarantined' AS quarantined, t.quarantine_reason AS quarantine
                FROM target t
                JOIN target_database d ON d.id = t.database_id
                WHERE t.status IN ('active', 'quarantined') AND <condition>
                  AND NOT EXISTS (SELECT FROM rollout_target x
                                  WHERE x.rollout_id = :id AND x.target_id = t.id)
                ORDER BY t.id LIMIT 1000
                """)
        @RegisterConstructorMapper(Outsider.class)
        List<Outsider> list(long id, @Define String condition, @BindMap Map<String, Object> binds);

        @SqlQuery("SELECT id FROM rollout WHERE catch_up_of = :id ORDER BY id")
        List<Long> listCatchUps(long id);
    }

    @GET
    @Path("/outside")
    @Requires(Role.VIEWER)
    public OutsideView outside(@RestPath long id) {
        var rollout = rollouts.require(id);
        var picked = SelectorSql.of(Selector.parse(rollout.spec().targets()));
        return jdbi.withExtension(
                Dao.class,
                dao -> {
                    var outsiders = dao.list(id, picked.condition(), picked.binds());
                    var quarantined =
                            (int) outsiders.stream().filter(Outsider::quarantined).count();
                    return new OutsideView(
                            outsiders.size() - quarantined,
                            quarantined,
                            outsiders,
                            dao.listCatchUps(id));
                });
    }

    /** Makes a rollout of just those; it awaits approval like any other. */
    @POST
    @Path("/catch-up")
    @ResponseStatus(201)
    @Requires(Role.OPERATOR)
    public RolloutView catchUp(@RestPath long id) {
        var made = creation.catchUp(rollouts.require(id), actor.name());
        return views.of(rollouts.require(made));
    }
}
