package io.flotilla.orchestrator.target;

import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanFile;
import io.flotilla.engine.plan.Statement;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.AuditEntry;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.registry.target.Status;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One target in the console: where it stands, what was done to it, what happens next. */
@Path("/console/targets")
@Produces(MediaType.TEXT_HTML)
class TargetPages {

    private final TargetService targets;
    private final Jdbi jdbi;

    TargetPages(TargetService targets, Jdbi jdbi) {
        this.targets = targets;
        this.jdbi = jdbi;
    }

    @CheckedTemplate(basePath = "target")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(
                TargetRow target,
                @Nullable String difference,
                List<NextDao.Ahead> ahead,
                NextDao.@Nullable Health health,
                List<TargetViewDao.AttemptRow> attempts,
                List<AuditEntry> acts);

        static native TemplateInstance attempt(
                TargetRow target, TargetViewDao.AttemptRow attempt, List<Statement> statements);
    }

    /** By tenant, or by id where the tenant has several targets. */
    @GET
    @Path("/{target}")
    @Requires(Role.VIEWER)
    public TemplateInstance show(
            @RestPath("target") String tenantOrId, @RestQuery @Nullable String database) {
        var target = targets.require(tenantOrId, database);
        return jdbi.withExtension(
                NextDao.class,
                next ->
                        Templates.show(
                                target,
                                targets.detail(target).difference(),
                                next.listAhead(target.id()),
                                next.findHealth(target.id()).orElse(null),
                                targets.attempts(target),
                                targets.acts(target)));
    }

    /** What one attempt ran, or was to run. */
    @GET
    @Path("/{target}/attempts/{epoch}")
    @Requires(Role.VIEWER)
    public TemplateInstance attempt(@RestPath("target") String tenantOrId, @RestPath long epoch) {
        var target = targets.require(tenantOrId, null);
        var attempt =
                targets.attempts(target).stream()
                        .filter(one -> one.epoch() == epoch)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        ProblemException.notFound(
                                                "attempt-not-found",
                                                "there is no attempt %d among the last ones on '%s'"
                                                        .formatted(epoch, target.tenant())));
        return Templates.attempt(target, attempt, statements(target.id(), attempt));
    }

    private List<Statement> statements(long target, TargetViewDao.AttemptRow attempt) {
        return jdbi.withExtension(
                NextDao.class,
                next ->
                        next.findPlan(target, attempt.epoch())
                                .map(PlanFile::read)
                                .map(
                                        plan ->
                                                attempt.direction()
                                                                .equals(Direction.FORWARD.label())
                                                        ? plan.statements()
                                                        : plan.revert())
                                .orElse(List.of()));
    }

    /** Keeps it out of rollouts for a reason, or lets it back in. */
    @POST
    @Path("/{target}/status")
    @Requires(Role.OPERATOR)
    public Response status(
            @RestPath("target") long id,
            @RestForm @Nullable String status,
            @RestForm @Nullable String reason) {
        var wanted = Status.of(status == null ? "" : status);
        var why = reason == null || reason.isBlank() ? null : reason.strip();
        targets.patch(id, new TargetPatchRequest(null, wanted, null, why, null));
        return Response.seeOther(URI.create("/console/targets/" + id)).build();
    }
}
