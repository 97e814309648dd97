package io.flotilla.orchestrator.database;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.pool.PoolState;
import io.flotilla.orchestrator.pool.TargetPools;
import io.flotilla.orchestrator.server.ServerAddress;
import io.flotilla.orchestrator.server.ServerViews;
import io.flotilla.orchestrator.server.TargetServerView;
import io.flotilla.registry.database.DatabaseDao;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Databases and the servers they are on, in the console. */
@Path("/console/databases")
@Produces(MediaType.TEXT_HTML)
class DatabasePages {

    private final DatabaseResource databases;
    private final ServerViews servers;
    private final TargetPools pools;
    private final Jdbi jdbi;

    DatabasePages(DatabaseResource databases, ServerViews servers, TargetPools pools, Jdbi jdbi) {
        this.databases = databases;
        this.servers = servers;
        this.pools = pools;
        this.jdbi = jdbi;
    }

    @CheckedTemplate(basePath = "database")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Page<Row> page, List<TargetServerView> servers);

        static native TemplateInstance show(
                Row row, @Nullable PoolState pool, DatabaseCheck.@Nullable Result check);
    }

    /** A database with what its targets and its server tell of it. */
    record Row(DatabaseView database, DatabaseUse use, @Nullable TargetServerView server) {}

    @GET
    @Requires(Role.VIEWER)
    public TemplateInstance list(@BeanParam PageRequest page) {
        var all = servers.list();
        var found = databases.list(page);
        var rows = rows(found.items(), all);
        return Templates.list(new Page<>(rows, found.next()), all);
    }

    @GET
    @Path("/{name}")
    @Requires(Role.VIEWER)
    public TemplateInstance show(@RestPath String name) {
        return show(name, null);
    }

    /** Changes nothing: the page it answers with says what was seen. */
    @POST
    @Path("/{name}/check")
    @Requires(Role.OPERATOR)
    public TemplateInstance check(@RestPath String name) {
        return show(name, databases.check(name));
    }

    private TemplateInstance show(String name, DatabaseCheck.@Nullable Result check) {
        var row = rows(List.of(databases.show(name)), servers.list()).getFirst();
        var database = jdbi.withExtension(DatabaseDao.class, dao -> dao.requireByName(name));
        return Templates.show(row, pools.state(database).orElse(null), check);
    }

    private List<Row> rows(List<DatabaseView> databases, List<TargetServerView> servers) {
        var ids = databases.stream().map(DatabaseView::id).toArray(Long[]::new);
        Map<Long, DatabaseUse> uses =
                jdbi.withExtension(DatabaseUseDao.class, dao -> dao.list(ids)).stream()
                        .collect(Collectors.toMap(DatabaseUse::databaseId, Function.identity()));
        Map<String, TargetServerView> byAddress =
                servers.stream()
                        .collect(Collectors.toMap(TargetServerView::server, Function.identity()));
        return databases.stream()
                .map(
                        database ->
                                new Row(
                                        database,
                                        uses.getOrDefault(
                                                database.id(), DatabaseUse.none(database.id())),
                                        byAddress.get(address(database))))
                .toList();
    }

    private static String address(DatabaseView database) {
        return new ServerAddress(database.host(), database.port()).toString();
    }
}
