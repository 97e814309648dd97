package io.flotilla.orchestrator.server;

import io.flotilla.orchestrator.access.Requires;
import io.flotilla.orchestrator.access.Role;
import io.flotilla.orchestrator.http.ProblemException;
import io.flotilla.orchestrator.server.TargetServerResource.Cap;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What may be done about a server, in the console; the list is with the databases. */
@Path("/console/servers/{server}")
@Produces(MediaType.TEXT_HTML)
class ServerPages {

    private static final URI LIST = URI.create("/console/databases");

    private final ServerViews views;
    private final TargetServerResource servers;

    ServerPages(ServerViews views, TargetServerResource servers) {
        this.views = views;
        this.servers = servers;
    }

    @CheckedTemplate(basePath = "server")
    static class Templates {
        private Templates() {}

        static native TemplateInstance resume(TargetServerView server);

        static native TemplateInstance cap(TargetServerView server);
    }

    /** Says what resuming would do. */
    @GET
    @Path("/resume")
    @Requires(Role.OPERATOR)
    public TemplateInstance askToResume(@RestPath String server) {
        return Templates.resume(views.require(ServerAddress.parse(server)));
    }

    @POST
    @Path("/resume")
    @Requires(Role.OPERATOR)
    public Response resume(@RestPath String server) {
        servers.resume(server);
        return Response.seeOther(LIST).build();
    }

    /** Says what a cap would do. */
    @GET
    @Path("/cap")
    @Requires(Role.ADMIN)
    public TemplateInstance askForCap(@RestPath String server) {
        return Templates.cap(views.require(ServerAddress.parse(server)));
    }

    /**
     * @param connections nothing for no cap of its own
     */
    @POST
    @Path("/cap")
    @Requires(Role.ADMIN)
    public Response cap(@RestPath String server, @RestForm @Nullable String connections) {
        servers.cap(server, new Cap(number(connections)));
        return Response.seeOther(LIST).build();
    }

    private static @Nullable Integer number(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw ProblemException.invalid(
                    "invalid-field", "field 'connections': '%s' is not a number".formatted(text));
        }
    }
}
