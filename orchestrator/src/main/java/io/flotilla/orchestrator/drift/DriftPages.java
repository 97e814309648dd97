package io.flotilla.orchestrator.drift;

import io.flotilla.engine.fingerprint.Fingerprint;
import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.Required;
import io.flotilla.orchestrator.scan.Selectors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is not as recorded, in the console. */
@Path("/console/drift")
@Produces(MediaType.TEXT_HTML)
class DriftPages {

    private static final URI LIST = URI.create("/console/drift");

    private final DriftService drift;
    private final Selectors selectors;
    private final Actor actor;

    DriftPages(DriftService drift, Selectors selectors, Actor actor) {
        this.drift = drift;
        this.selectors = selectors;
        this.actor = actor;
    }

    @CheckedTemplate(basePath = "drift")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(DriftReport report);

        static native TemplateInstance adopt(Deviation deviation);
    }

    @GET
    @Requires(Role.VIEWER)
    public TemplateInstance list(@BeanParam PageRequest page) {
        return Templates.list(drift.report(page));
    }

    /** Reads targets again, and comes back once that is done. */
    @POST
    @Path("/scan")
    @Requires(Role.OPERATOR)
    public Response scan(@RestForm @Nullable String targets) {
        var selection = targets == null || targets.isBlank() ? null : targets;
        drift.scan(selectors.parse(selection), actor.name());
        return Response.seeOther(LIST).build();
    }

    /** Says what adopting would do. */
    @GET
    @Path("/adopt")
    @Requires(Role.OPERATOR)
    public TemplateInstance askToAdopt(
            @RestQuery @Nullable Fingerprint fingerprint,
            @RestQuery @Nullable Fingerprint expected) {
        return Templates.adopt(
                drift.require(
                        Required.field("fingerprint", fingerprint),
                        Required.field("expected", expected)));
    }

    @POST
    @Path("/adopt")
    @Requires(Role.OPERATOR)
    public Response adopt(
            @RestForm @Nullable Fingerprint fingerprint, @RestForm @Nullable Fingerprint expected) {
        drift.adopt(
                Required.field("fingerprint", fingerprint),
                Required.field("expected", expected),
                actor.name());
        return Response.seeOther(LIST).build();
    }
}
