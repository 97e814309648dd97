package io.flotilla.orchestrator.server;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.http.Required;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The servers that databases are registered on, by {@code host:port}. */
@Path("/api/v1/target-servers")
class TargetServerResource {

    private static final int MOST_CONNECTIONS = 10_000;

    private final Jdbi jdbi;
    private final ServerViews views;
    private final Audit audit;
    private final Actor actor;

    TargetServerResource(Jdbi jdbi, ServerViews views, Audit audit, Actor actor) {
        this.jdbi = jdbi;
        this.views = views;
        this.audit = audit;
        this.actor = actor;
    }

    /** {@code connections} of null is no cap of its own. */
    record Cap(@Nullable Integer connections) {}

    /** By host and port, a thousand at most. */
    @GET
    @Requires(Role.VIEWER)
    public List<TargetServerView> list() {
        return views.list();
    }

    /** Bounds the connections that attempts hold there, over all databases and nodes. */
    @PUT
    @Path("/{server}/cap")
    @Requires(Role.ADMIN)
    public TargetServerView cap(@RestPath String server, @Nullable Cap body) {
        var cap = Required.body(body).connections();
        // two, because an attempt of a plan with non-transactional statements needs as many
        if (cap != null && (cap < 2 || cap > MOST_CONNECTIONS)) {
            throw ProblemException.invalid(
                    "invalid-field",
                    "field 'connections': %d is not from 2 to %d".formatted(cap, MOST_CONNECTIONS));
        }
        var address = ServerAddress.parse(server);
        return change(
                address,
                "server.cap",
                cap == null ? Map.of() : Map.of("connections", cap),
                dao -> dao.setCap(address, cap));
    }

    /** Forgets its faults: attempts begin there again at once. */
    @POST
    @Path("/{server}/resume")
    @Requires(Role.OPERATOR)
    public TargetServerView resume(@RestPath String server) {
        var address = ServerAddress.parse(server);
        return change(
                address,
                "server.resume",
                Map.of(),
                dao -> dao.setBreaker(address, Breaker.SOUND, BreakerState.CLOSED.label()));
    }

    private interface Change {
        void on(ServerDao dao);
    }

    private TargetServerView change(
            ServerAddress server, String act, Map<String, Object> details, Change change) {
        return jdbi.inTransaction(
                handle -> {
                    var dao = handle.attach(ServerDao.class);
                    requireKnown(handle, server);
                    dao.lock(server);
                    change.on(dao);
                    audit.recordAs(handle, actor.name(), act, "server:" + server, details);
                    return views.of(dao.find(server).orElseThrow());
                });
    }

    private static void requireKnown(Handle handle, ServerAddress server) {
        var dao = handle.attach(ServerDao.class);
        dao.addAll();
        if (dao.find(server).isEmpty()) {
            throw ServerViews.unknown(server);
        }
    }
}
