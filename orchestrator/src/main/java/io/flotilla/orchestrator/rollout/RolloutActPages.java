package io.flotilla.orchestrator.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.orchestrator.rollout.RolloutTargetActs.Part;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What people do to a rollout from the console: first a page that says what will come of it. */
@Path("/console/rollouts/{id}")
@Produces(MediaType.TEXT_HTML)
class RolloutActPages {

    private final RolloutService rollouts;
    private final RolloutApproval approvals;
    private final RolloutTargetActs targets;
    private final RolloutChanges changes;
    private final RolloutViews views;
    private final RolloutTags tags;
    private final ObjectMapper json;
    private final Actor actor;

    RolloutActPages(
            RolloutService rollouts,
            RolloutApproval approvals,
            RolloutTargetActs targets,
            RolloutChanges changes,
            RolloutViews views,
            RolloutTags tags,
            ObjectMapper json,
            Actor actor) {
        this.rollouts = rollouts;
        this.approvals = approvals;
        this.targets = targets;
        this.changes = changes;
        this.views = views;
        this.tags = tags;
        this.json = json;
        this.actor = actor;
    }

    @CheckedTemplate(basePath = "rollout")
    static class Templates {
        private Templates() {}

        static native TemplateInstance act(
                RolloutView rollout, RolloutAct act, List<String> forecast, String tag);
    }

    /** The fields of all acts; each takes those it knows. */
    static class Form {
        @PathParam("id")
        long id;

        /** What the page showed; the act is refused where the rollout is another one by now. */
        @RestForm @Nullable String tag;

        @RestForm @Nullable String manifest;
        @RestForm @Nullable String comment;
        @RestForm @Nullable String reason;
        @RestForm @Nullable String wave;
        @RestForm @Nullable String tenants;

        Asked by(Actor actor) {
            return new Asked(id, actor.name(), tag == null ? List.of() : List.of(tag));
        }

        List<String> tenantNames() {
            return tenants == null
                    ? List.of()
                    : Arrays.stream(tenants.split("[,\\s]+"))
                            .filter(name -> !name.isBlank())
                            .toList();
        }

        Part part() {
            var names = tenantNames();
            var ofWave = blankToNull(wave);
            if (ofWave != null && !names.isEmpty()) {
                throw ProblemException.invalid(
                        "tenants-or-wave", "name tenants or a wave, not both");
            }
            if (ofWave != null) {
                return new Part.OfWave(ofWave);
            }
            return names.isEmpty() ? new Part.All() : new Part.OfTenants(names);
        }
    }

    @GET
    @Path("/acts/{act}")
    @Requires(Role.OPERATOR)
    public TemplateInstance ask(@RestPath long id, @RestPath("act") String label) {
        var act = RolloutAct.of(label);
        // before the view: a change in between makes it stale, never fresher than what is shown
        var tag = tags.of(id);
        var rollout = views.of(rollouts.require(id));
        return Templates.act(rollout, act, act.forecast(rollout), tag);
    }

    @POST
    @Path("/acts/{act}")
    @Requires(Role.OPERATOR)
    public Response carryOut(@RestPath("act") String label, @BeanParam Form form) {
        var asked = form.by(actor);
        var reason = blankToNull(form.reason);
        switch (RolloutAct.of(label)) {
            case APPROVE ->
                    approvals.approve(
                            asked,
                            form.manifest == null ? "" : form.manifest,
                            blankToNull(form.comment));
            case START -> rollouts.start(asked);
            case PAUSE -> rollouts.pause(asked, reason);
            case RESUME -> rollouts.resume(asked, reason);
            case PROMOTE -> rollouts.promote(asked, blankToNull(form.wave));
            case RETRY -> targets.retry(asked, form.tenantNames());
            case REVERT -> targets.revert(asked, form.part(), reason);
            case ABORT -> rollouts.abort(asked, reason);
        }
        return back(form.id);
    }

    /** How many attempts of one wave go on at once. */
    @POST
    @Path("/speed")
    @Requires(Role.OPERATOR)
    public Response speed(
            @RestPath long id,
            @RestForm @Nullable String wave,
            @RestForm @Nullable Integer parallel) {
        var patch =
                Map.of(
                        "waves",
                        Map.of(
                                Required.field("wave", wave),
                                Map.of("parallel", Required.field("parallel", parallel))));
        changes.change(Asked.of(id, actor.name()), json.valueToTree(patch));
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/console/rollouts/" + id)).build();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
