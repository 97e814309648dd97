package io.flotilla.orchestrator.preflight;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.Page;
import io.flotilla.orchestrator.http.PageRequest;
import io.flotilla.orchestrator.http.ProblemException;
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
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a rollout's preflight found, in the console. */
@Path("/console/rollouts/{id}/preflight")
@Produces(MediaType.TEXT_HTML)
class PreflightPages {

    private final PreflightService preflights;
    private final PreflightResource findings;
    private final Actor actor;

    PreflightPages(PreflightService preflights, PreflightResource findings, Actor actor) {
        this.preflights = preflights;
        this.findings = findings;
        this.actor = actor;
    }

    @CheckedTemplate(basePath = "preflight")
    static class Templates {
        private Templates() {}

        static native TemplateInstance show(
                long id, @Nullable PreflightReport report, int mostRehearsed);

        static native TemplateInstance findings(
                long id,
                Page<PreflightDao.FindingView> page,
                List<String> kinds,
                @Nullable String kind);
    }

    /** The last one, and for operators how to run another. */
    @GET
    @Requires(Role.VIEWER)
    public TemplateInstance show(@RestPath long id) {
        return Templates.show(
                id, preflights.findLast(id).orElse(null), PreflightService.MOST_REHEARSED);
    }

    /** Comes back once every target was looked at. */
    @POST
    @Requires(Role.OPERATOR)
    public Response run(@RestPath long id, @RestForm @Nullable String rehearse) {
        preflights.run(id, number(rehearse), actor.name());
        return Response.seeOther(URI.create("/console/rollouts/%d/preflight".formatted(id)))
                .build();
    }

    @GET
    @Path("/findings")
    @Requires(Role.VIEWER)
    public TemplateInstance findings(
            @RestPath long id, @RestQuery @Nullable String kind, @BeanParam PageRequest page) {
        var wanted = kind == null || kind.isBlank() ? null : kind;
        return Templates.findings(
                id, findings.findings(id, wanted, page), FindingKind.labels(), wanted);
    }

    private static int number(@Nullable String rehearse) {
        if (rehearse == null || rehearse.isBlank()) {
            return 0;
        }
        try {
            return Integer.parseInt(rehearse.strip());
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest(
                    "invalid-rehearse", "rehearse '%s' is not a number".formatted(rehearse));
        }
    }
}
