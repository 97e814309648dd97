package io.flotilla.orchestrator.console;

import io.flotilla.orchestrator.access.SessionAuthentication;
import io.flotilla.orchestrator.http.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site's page makes a browser send to the console. The cookie is {@code
 * SameSite=Lax} already; this holds where a browser does not know that, or a sibling host attacks.
 */
@ApplicationScoped
class BrowserGuard {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final RoutingContext routing;

    BrowserGuard(RoutingContext routing) {
        this.routing = routing;
    }

    @ServerRequestFilter
    public void refuseOtherSites(ContainerRequestContext request) {
        if (READING.contains(request.getMethod())
                || !SessionAuthentication.ofConsole(routing.normalizedPath())) {
            return;
        }
        var site = request.getHeaderString("Sec-Fetch-Site");
        if ((site != null && !OWN.contains(site))
                || !ownOrigin(request.getHeaderString("Origin"))) {
            throw new ProblemException(
                    403,
                    "cross-site",
                    "Not allowed",
                    "this was sent by a page of another site; do it from the console itself");
        }
    }

    private boolean ownOrigin(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            var own = routing.request().authority();
            return own != null && own.toString().equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
