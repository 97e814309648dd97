package io.flotilla.orchestrator.preflight;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/rollouts/{id}/preflight")
class PreflightResource {

    private final PreflightService preflights;
    private final Jdbi jdbi;
    private final Actor actor;

    PreflightResource(PreflightService preflights, Jdbi jdbi, Actor actor) {
        this.preflights = preflights;
        this.jdbi = jdbi;
        this.actor = actor;
    }

    record Wanted(@Nullable Integer rehearse) {}

    /** Answers once every target was looked at. */
    @POST
    @Requires(Role.OPERATOR)
    public PreflightReport run(@RestPath long id, @Nullable Wanted body) {
        var rehearse = body == null || body.rehearse() == null ? 0 : body.rehearse();
        return preflights.run(id, rehearse, actor.name());
    }

    @GET
    @Requires(Role.VIEWER)
    public PreflightReport last(@RestPath long id) {
        return preflights
                .findLast(id)
                .orElseThrow(
                        () ->
                                ProblemException.notFound(
                                        "no-preflight",
                                        "rollout %d has had no preflight yet".formatted(id)));
    }

    /** Target by target, in the order they were found. */
    @GET
    @Path("/findings")
    @Requires(Role.VIEWER)
    public Page<PreflightDao.FindingView> findings(
            @RestPath long id, @RestQuery @Nullable String kind, @BeanParam PageRequest page) {
        if (kind != null && !FindingKind.labels().contains(kind)) {
            throw ProblemException.badRequest(
                    "unknown-kind",
                    "there is no kind '%s' (there are %s)"
                            .formatted(kind, String.join(", ", FindingKind.labels())));
        }
        var rows =
                jdbi.withExtension(
                        PreflightDao.class,
                        dao -> dao.listFindings(id, kind, page.after(0), page.rows()));
        return Page.of(rows, page, row -> new Object[] {row.id()});
    }
}
