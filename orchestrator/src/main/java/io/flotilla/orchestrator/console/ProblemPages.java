package io.flotilla.orchestrator.console;

import io.flotilla.orchestrator.access.SessionAuthentication;
import io.flotilla.orchestrator.http.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Shows people the problems that the API would send to programs, or where to sign in. */
@ApplicationScoped
class ProblemPages {

    private final RoutingContext routing;

    ProblemPages(RoutingContext routing) {
        this.routing = routing;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        private Templates() {}

        static native TemplateInstance problem(Problem problem);
    }

    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Problem problem)
                || !SessionAuthentication.ofConsole(routing.normalizedPath())) {
            return;
        }
        if (problem.status() == 401 && request.getMethod().equals("GET") && wantsPage(request)) {
            response.setStatus(303);
            response.setEntity(null);
            response.getHeaders().putSingle(HttpHeaders.LOCATION, signIn());
        } else {
            response.setEntity(Templates.problem(problem).render(), null, MediaType.TEXT_HTML_TYPE);
        }
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        var accept = request.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private String signIn() {
        return SignInPages.PATH
                + "?to="
                + URLEncoder.encode(routing.request().uri(), StandardCharsets.UTF_8);
    }
}
