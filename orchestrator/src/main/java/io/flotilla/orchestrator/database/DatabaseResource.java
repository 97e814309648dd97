package io.flotilla.orchestrator.database;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.http.Cursor;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.registry.database.DatabaseDao;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/databases")
class DatabaseResource {
    private final Jdbi jdbi;
    private final DatabaseCheck check;
    private final TargetPools pools;
    private final Audit audit;
    private final Actor actor;

    DatabaseResource(Jdbi jdbi, DatabaseCheck check, TargetPools pools, Audit audit, Actor actor) {
        this.jdbi = jdbi;
        this.check = check;
        this.pools = pools;
        this.audit = audit;
        this.actor = actor;
    }

    /** Registers it without connecting: {@code /check} does that. */
    @POST
    @ResponseStatus(201)
    @Requires(Role.ADMIN)
    public DatabaseView register(@Nullable DatabaseRequest body) {
        var wanted = Required.body(body).toNewDatabase();
        return jdbi.inTransaction(
                handle -> {
                    var database = handle.attach(DatabaseDao.class).insert(wanted);
                    audit.recordAs(
                            handle,
                            actor.name(),
                            "database.register",
                            "database:" + database.name(),
                            Map.of(
                                    "host", database.host(),
                                    "port", database.port(),
                                    "database", database.databaseName(),
                                    "username", database.username()));
                    return DatabaseView.of(database, 0L);
                });
    }

    /** By name. */
    @GET
    @Requires(Role.VIEWER)
    public Page<DatabaseView> list(@BeanParam PageRequest page) {
        var cursor = page.cursor();
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        var rows = jdbi.withExtension(DatabaseDao.class, dao -> dao.list(after, page.rows()));
        return Page.of(rows, page, database -> new Object[] {database.name()})
                .map(database -> DatabaseView.of(database, null));
    }

    @GET
    @Path("/{name}")
    @Requires(Role.VIEWER)
    public DatabaseView show(@RestPath String name) {
        return jdbi.withExtension(
                DatabaseDao.class,
                dao -> {
                    var database = dao.requireByName(name);
                    return DatabaseView.of(database, dao.countTargets(database.id()));
                });
    }

    /** Forgets it; refused while it has targets. The database itself is untouched. */
    @DELETE
    @Path("/{name}")
    @Requires(Role.ADMIN)
    public void remove(@RestPath String name) {
        var removed =
                jdbi.inTransaction(
                        handle -> {
                            var dao = handle.attach(DatabaseDao.class);
                            var database = dao.requireByName(name);
                            dao.delete(name);
                            audit.recordAs(
                                    handle,
                                    actor.name(),
                                    "database.remove",
                                    "database:" + name,
                                    Map.of());
                            return database;
                        });
        pools.remove(removed);
    }

    @POST
    @Path("/{name}/check")
    @Requires(Role.OPERATOR)
    public DatabaseCheck.Result check(@RestPath String name) {
        return check.check(jdbi.withExtension(DatabaseDao.class, dao -> dao.requireByName(name)));
    }
}
