package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.orchestrator.rollout.RolloutTargetActs.Part;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What people do to a rollout; each act answers with the rollout afterwards, and with {@code
 * If-Match} is only done to the rollout as it was read.
 */
@Path("/api/v1/rollouts/{id}")
class RolloutActsResource {

    private final RolloutService rollouts;
    private final RolloutApproval approvals;
    private final RolloutTargetActs targets;
    private final RolloutChanges changes;
    private final RolloutAnswers answers;
    private final Actor actor;

    RolloutActsResource(
            RolloutService rollouts,
            RolloutApproval approvals,
            RolloutTargetActs targets,
            RolloutChanges changes,
            RolloutAnswers answers,
            Actor actor) {
        this.rollouts = rollouts;
        this.approvals = approvals;
        this.targets = targets;
        this.changes = changes;
        this.answers = answers;
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
    public RestResponse<RolloutView> approve(
            @BeanParam ActRequest request, @Nullable Approval approval) {
        if (approval == null || approval.manifest() == null) {
            throw ProblemException.invalid(
                    "missing-field",
                    "manifest is missing: the digest of the manifest you have read");
        }
        approvals.approve(request.by(actor), approval.manifest(), approval.comment());
        return answers.of(request.id);
    }

    @POST
    @Path("/start")
    @Requires(Role.OPERATOR)
    public RestResponse<RolloutView> start(@BeanParam ActRequest request) {
        rollouts.start(request.by(actor));
        return answers.of(request.id);
    }

    @POST
    @Path("/pause")
    @Requires(Role.OPERATOR)
    public RestResponse<RolloutView> pause(@BeanParam ActRequest request, @Nullable Reason body) {
        rollouts.pause(request.by(actor), reason(body));
        return answers.of(request.id);
    }

    /** After a halt it needs a reason. */
    @POST
    @Path("/resume")
    @Requires(Role.OPERATOR)
    public RestResponse<RolloutView> resume(@BeanParam ActRequest request, @Nullable Reason body) {
        rollouts.resume(request.by(actor), reason(body));
        return answers.of(request.id);
    }

    @POST
    @Path("/promote")
    @Requires(Role.OPERATOR)
    public RestResponse<RolloutView> promote(
            @BeanParam ActRequest request, @Nullable Promotion body) {
        rollouts.promote(request.by(actor), body == null ? null : body.wave());
        return answers.of(request.id);
    }

    @POST
    @Path("/abort")
    @Requires(Role.OPERATOR)
    public RestResponse<RolloutView> abort(@BeanParam ActRequest request, @Nullable Reason body) {
        rollouts.abort(request.by(actor), reason(body));
        return answers.of(request.id);
    }

    /** Failed and held targets, or those of some tenants, are attempted again. */
    @POST
    @Path("/retry")
    @Requires(Role.OPERATOR)
    public RestResponse<RolloutView> retry(@BeanParam ActRequest request, @Nullable Tenants body) {
        targets.retry(request.by(actor), Tenants.of(body));
        return answers.of(request.id);
    }

    /** Everything this rollout changed, or what it changed of some tenants or a wave, goes back. */
    @POST
    @Path("/revert")
    @Requires(Role.OPERATOR)
    public RestResponse<RolloutView> revert(
            @BeanParam ActRequest request, @Nullable Reverted body) {
        targets.revert(request.by(actor), Reverted.part(body), body == null ? null : body.reason());
        return answers.of(request.id);
    }

    /** A merge patch on what was changed so far of parallelism, budgets and timeouts. */
    @PATCH
    @Consumes({"application/json", "application/merge-patch+json"})
    @Requires(Role.OPERATOR)
    public RestResponse<RolloutView> set(@BeanParam ActRequest request, @Nullable JsonNode body) {
        changes.change(request.by(actor), Required.body(body));
        return answers.of(request.id);
    }

    private static @Nullable String reason(@Nullable Reason body) {
        return body == null ? null : body.reason();
    }
}
