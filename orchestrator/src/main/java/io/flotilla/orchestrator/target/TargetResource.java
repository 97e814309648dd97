package io.flotilla.orchestrator.target;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.AuditEntry;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.registry.selector.SelectorKeys;
import io.flotilla.registry.target.TargetDao;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/targets")
class TargetResource {
    private final Jdbi jdbi;
    private final SelectorKeys keys;
    private final TargetService targets;

    TargetResource(Jdbi jdbi, SelectorKeys keys, TargetService targets) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.targets = targets;
    }

    record Count(long count) {}

    record History(List<TargetViewDao.AttemptRow> attempts, List<AuditEntry> audit) {}

    @GET
    @Requires(Role.VIEWER)
    public Page<TargetRow> list(@BeanParam TargetQuery query, @BeanParam PageRequest page) {
        var filter = query.filter(keys);
        var rows =
                jdbi.withExtension(
                        TargetViewDao.class, dao -> dao.list(filter, page.after(0), page.rows()));
        return Page.of(rows, page, target -> new Object[] {target.id()});
    }

    @GET
    @Path("/count")
    @Requires(Role.VIEWER)
    public Count count(@BeanParam TargetQuery query) {
        var filter = query.filter(keys);
        return new Count(jdbi.withExtension(TargetDao.class, dao -> dao.count(filter)));
    }

    /** By tenant, or by id where the tenant has several targets. */
    @GET
    @Path("/{target}")
    @Requires(Role.VIEWER)
    public TargetDetail show(
            @RestPath("target") String tenantOrId, @RestQuery @Nullable String database) {
        return targets.detail(targets.require(tenantOrId, database));
    }

    @PATCH
    @Path("/{target}")
    @Requires(Role.OPERATOR)
    public TargetRow patch(@RestPath("target") long id, @Nullable TargetPatchRequest body) {
        return targets.patch(id, Required.body(body));
    }

    /** Newest first, the last two hundred of each. */
    @GET
    @Path("/{target}/history")
    @Requires(Role.VIEWER)
    public History history(
            @RestPath("target") String tenantOrId, @RestQuery @Nullable String database) {
        var target = targets.require(tenantOrId, database);
        return new History(targets.attempts(target), targets.acts(target));
    }
}
