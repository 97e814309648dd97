package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.ProblemException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What people do to a rollout; each act answers with the rollout afterwards. */
@Path("/api/v1/rollouts/{id}")
class RolloutActsResource {

    private final RolloutService rollouts;
    private final RolloutApproval approvals;
    private final RolloutTargetActs targets;
    private final RolloutViews views;
    private final Actor actor;

    RolloutActsResource(
            RolloutService rollouts,
            RolloutApproval approvals,
            RolloutTargetActs targets,
            RolloutViews views,
            Actor actor) {
        this.rollouts = rollouts;
        this.approvals = approvals;
        this.targets = targets;
        this.views = views;
        this.actor = actor;
    }

    record Approval(@Nullable String manifest, @Nullable String comment) {}

    record Reason(@Nullable String reason) {}

    record Tenants(@Nullable List<String> tenants, @Nullable String reason) {

        static List<String> of(@Nullable Tenants body) {
            return body == null || body.tenants == null ? List.of() : body.tenants;
        }
    }

    @POST
    @Path("/approve")
    @Requires(Role.OPERATOR)
    public RolloutView approve(@RestPath long id, @Nullable Approval approval) {
        if (approval == null || approval.manifest() == null) {
            throw ProblemException.invalid(
                    "missing-field",
                    "manifest is missing: the digest of the manifest you have read");
        }
        approvals.approve(id, approval.manifest(), approval.comment(), actor.name());
        return view(id);
    }

    @POST
    @Path("/start")
    @Requires(Role.OPERATOR)
    public RolloutView start(@RestPath long id) {
        rollouts.start(id, actor.name());
        return view(id);
    }

    @POST
    @Path("/pause")
    @Requires(Role.OPERATOR)
    public RolloutView pause(@RestPath long id, @Nullable Reason body) {
        rollouts.pause(id, reason(body), actor.name());
        return view(id);
    }

    /** After a halt it needs a reason. */
    @POST
    @Path("/resume")
    @Requires(Role.OPERATOR)
    public RolloutView resume(@RestPath long id, @Nullable Reason body) {
        rollouts.resume(id, reason(body), actor.name());
        return view(id);
    }

    @POST
    @Path("/promote")
    @Requires(Role.OPERATOR)
    public RolloutView promote(@RestPath long id) {
        rollouts.promote(id, actor.name());
        return view(id);
    }

    @POST
    @Path("/abort")
    @Requires(Role.OPERATOR)
    public RolloutView abort(@RestPath long id, @Nullable Reason body) {
        rollouts.abort(id, reason(body), actor.name());
        return view(id);
    }

    /** Failed and held targets, or those of some tenants, are attempted again. */
    @POST
    @Path("/retry")
    @Requires(Role.OPERATOR)
    public RolloutView retry(@RestPath long id, @Nullable Tenants body) {
        targets.retry(id, Tenants.of(body), actor.name());
        return view(id);
    }

    /** Everything this rollout changed, or what it changed of some tenants, goes back. */
    @POST
    @Path("/revert")
    @Requires(Role.OPERATOR)
    public RolloutView revert(@RestPath long id, @Nullable Tenants body) {
        targets.revert(id, Tenants.of(body), body == null ? null : body.reason(), actor.name());
        return view(id);
    }

    private RolloutView view(long id) {
        return views.of(rollouts.require(id));
    }

    private static @Nullable String reason(@Nullable Reason body) {
        return body == null ? null : body.reason();
    }
}
