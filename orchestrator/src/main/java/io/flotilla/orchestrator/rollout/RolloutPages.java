package io.flotilla.orchestrator.rollout;

import io.flotilla.orchestrator.access.OpenStreams;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.audit.Audit;
import io.flotilla.orchestrator.audit.AuditEntry;
import io.flotilla.orchestrator.console.PartEvents;
import io.flotilla.orchestrator.http.EventStreams;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Rollouts in the console. */
@Path("/console/rollouts")
@Produces(MediaType.TEXT_HTML)
class RolloutPages {

    private static final int TIMELINE = 100;

    private final RolloutResource rollouts;
    private final RolloutTargetResource targets;
    private final RolloutErrorResource errors;
    private final RolloutService service;
    private final RolloutViews views;
    private final SharedViews shared;
    private final Audit audit;
    private final EventStreams streams;
    private final OpenStreams open;

    RolloutPages(
            RolloutResource rollouts,
            RolloutTargetResource targets,
            RolloutErrorResource errors,
            RolloutService service,
            RolloutViews views,
            SharedViews shared,
            Audit audit,
            EventStreams streams,
            OpenStreams open) {
        this.rollouts = rollouts;
        this.targets = targets;
        this.errors = errors;
        this.service = service;
        this.views = views;
        this.shared = shared;
        this.audit = audit;
        this.streams = streams;
        this.open = open;
    }

    @CheckedTemplate(basePath = "rollout")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Page<RolloutView> page);

        static native TemplateInstance show(
                RolloutView rollout,
                List<RolloutErrorGroup> errors,
                ManifestView manifest,
                List<AuditEntry> acts);

        static native TemplateInstance live(RolloutView rollout, List<RolloutErrorGroup> errors);

        static native TemplateInstance targets(
                RolloutView rollout,
                Page<RolloutTargetView> page,
                @Nullable String state,
                @Nullable String wave);
    }

    @GET
    @Requires(Role.VIEWER)
    public TemplateInstance list(@BeanParam PageRequest page) {
        return Templates.list(rollouts.list(page));
    }

    @GET
    @Path("/{id}")
    @Requires(Role.VIEWER)
    public TemplateInstance show(@RestPath long id, @BeanParam PageRequest page) {
        var rollout = service.require(id);
        return Templates.show(
                views.of(rollout),
                errors.list(id),
                rollouts.manifest(id, page),
                audit.listOf(List.of(rollout.subject()), TIMELINE));
    }

    /** The part of the page that changes while the rollout goes on. */
    @GET
    @Path("/{id}/live")
    @Requires(Role.VIEWER)
    public TemplateInstance live(@RestPath long id) {
        return Templates.live(views.of(service.require(id)), errors.list(id));
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Requires(Role.VIEWER)
    public void follow(@RestPath long id, @Context SseEventSink sink, @Context Sse sse) {
        service.require(id);
        var events = new PartEvents(shared.join(id), () -> shared.leave(id));
        streams.serve(sink, sse, events, open.permission(Role.VIEWER));
    }

    @GET
    @Path("/{id}/targets")
    @Requires(Role.VIEWER)
    public TemplateInstance targets(
            @RestPath long id,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String wave,
            @BeanParam PageRequest page) {
        var wanted = state == null || state.isBlank() ? null : state;
        var ofWave = wave == null || wave.isBlank() ? null : wave;
        return Templates.targets(
                views.of(service.require(id)),
                targets.list(id, wanted, ofWave, page),
                wanted,
                ofWave);
    }
}
