package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.orchestrator.rollout.RolloutTargetActs.Part;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
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
    private final RolloutChanges changes;
    private final RolloutViews views;
    private final Actor actor;

    RolloutActsResource(
            RolloutService rollouts,
            RolloutApproval approvals,
            RolloutTargetActs targets,
            RolloutChanges changes,
            RolloutViews views,
            Actor actor) {
        this.rollouts = rollouts;
        this.approvals = approvals;
        this.targets = targets;
        this.changes = changes;
        this.views = views;
        this.actor = actor;
    }

    record Approval(@Nullable String manifest, @Nullable String comment) {}

    record Reason(@Nullable String reason) {}

    record Promotion(@Nullable String wave) {}

    record Reverted(
            @Nullable List<String> tenants, @Nullable String wave, @Nullable String reason) {

        static Part part(@Nullable Reverted body) {
            var tenants = body == null || body.tenants == null ? List.<String>of() : body.tenants;
            var wave = body == null ? null : body.wave;
            if (wave == null) {
                return tenants.isEmpty() ? new Part.All() : new Part.OfTenants(tenants);
            }
            if (!tenants.isEmpty()) {
                throw ProblemException.invalid(
                        "tenants-or-wave", "tenants and wave exclude each other");
            }
            return new Part.OfWave(wave);
        }
    }

    record Tenants(@Nullable List<String> tenants) {

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
    public RolloutView promote(@RestPath long id, @Nullable Promotion body) {
        rollouts.promote(id, body == null ? null : body.wave(), actor.name());
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

    /** Everything this rollout changed, or what it changed of some tenants or a wave, goes back. */
    @POST
    @Path("/revert")
    @Requires(Role.OPERATOR)
    public RolloutView revert(@RestPath long id, @Nullable Reverted body) {
        targets.revert(id, Reverted.part(body), body == null ? null : body.reason(), actor.name());
        return view(id);
    }

    /** A merge patch on what was changed so far of parallelism, budgets and timeouts. */
    @PATCH
    @Consumes({"application/json", "application/merge-patch+json"})
    @Requires(Role.OPERATOR)
    public RolloutView set(@RestPath long id, @Nullable JsonNode body) {
        changes.change(id, Required.body(body), actor.name());
        return view(id);
    }

    private RolloutView view(long id) {
        return views.of(rollouts.require(id));
    }

    private static @Nullable String reason(@Nullable Reason body) {
        return body == null ? null : body.reason();
    }
}
