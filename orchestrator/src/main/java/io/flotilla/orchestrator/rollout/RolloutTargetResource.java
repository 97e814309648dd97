package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A rollout's targets, one by one. */
@Path("/api/v1/rollouts/{id}/targets")
class RolloutTargetResource {

    private final RolloutService rollouts;
    private final Jdbi jdbi;

    RolloutTargetResource(RolloutService rollouts, Jdbi jdbi) {
        this.rollouts = rollouts;
        this.jdbi = jdbi;
    }

    /** In the order of their ids, which is the order they are attempted in. */
    @GET
    @Requires(Role.VIEWER)
    public Page<RolloutTargetView> list(
            @RestPath long id,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String wave,
            @BeanParam PageRequest page) {
        var rollout = rollouts.require(id);
        if (state != null && !TargetState.labels().contains(state)) {
            throw unknown("state", state, TargetState.labels());
        }
        var names = rollout.spec().waves().stream().map(it -> it.name()).toList();
        if (wave != null && !names.contains(wave)) {
            throw unknown("wave", wave, names);
        }
        var rows =
                jdbi.withExtension(
                        RolloutTargetDao.class,
                        dao -> dao.list(id, state, wave, page.after(0), page.rows()));
        return Page.of(rows, page, row -> new Object[] {row.targetId()}).map(RolloutTargetView::of);
    }

    /** By tenant; {@code database} tells apart the schemas of a tenant that has several. */
    @GET
    @Path("/{tenant}")
    @Requires(Role.VIEWER)
    public RolloutTargetDetail get(
            @RestPath long id, @RestPath String tenant, @RestQuery @Nullable String database) {
        rollouts.require(id);
        return jdbi.withExtension(
                RolloutTargetDao.class,
                dao -> {
                    var rows =
                            dao.listByTenant(id, tenant).stream()
                                    .filter(
                                            row ->
                                                    database == null
                                                            || Objects.equals(
                                                                    row.database(), database))
                                    .toList();
                    if (rows.isEmpty()) {
                        throw ProblemException.notFound(
                                "target-not-found",
                                "tenant '%s' is not in rollout %d".formatted(tenant, id));
                    }
                    if (rows.size() > 1) {
                        throw ProblemException.conflict(
                                "ambiguous-tenant",
                                "tenant '%s' has %d targets in rollout %d; add ?database="
                                        .formatted(tenant, rows.size(), id));
                    }
                    var row = rows.getFirst();
                    return RolloutTargetDetail.of(row, dao.listAttempts(id, row.targetId()));
                });
    }

    private static ProblemException unknown(String what, String value, List<String> known) {
        return ProblemException.badRequest(
                "unknown-" + what,
                "there is no %s '%s' (there are %s)"
                        .formatted(what, value, String.join(", ", known)));
    }
}
