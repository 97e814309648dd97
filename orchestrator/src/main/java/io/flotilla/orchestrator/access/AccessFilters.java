package io.flotilla.orchestrator.access;

import io.flotilla.orchestrator.http.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a request reach a resource method when its token's role includes the one required. */
@ApplicationScoped
class AccessFilters {
    private final SecurityIdentity identity;
    private final RoutingContext routing;

    AccessFilters(SecurityIdentity identity, RoutingContext routing) {
        this.identity = identity;
        this.routing = routing;
    }

    @ServerRequestFilter
    public void authorize(ResourceInfo resource) {
        if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
            return;
        }
        var requires = resource.getResourceMethod().getAnnotation(Requires.class);
        var role = TokenIdentityProvider.role(identity).orElseThrow(this::unauthenticated);
        if (requires == null) {
            throw new ProblemException(
                    403, "closed", "Not allowed", "this operation names no role, so it is closed");
        }
        if (!role.includes(requires.value())) {
            throw roleRequired(requires.value(), identity.getPrincipal().getName(), role);
        }
    }

    static ProblemException roleRequired(Role required, String token, Role role) {
        return new ProblemException(
                403,
                "role-required",
                "Not allowed",
                "this needs the role %s; the token '%s' has the role %s"
                        .formatted(required, token, role),
                Map.of("required", required, "role", role));
    }

    private RuntimeException unauthenticated() {
        var failure = BearerAuthentication.failure(routing);
        if (failure instanceof RuntimeException other
                && !(failure instanceof AuthenticationFailedException)) {
            return other;
        }
        var why = failure == null ? "no token was sent" : String.valueOf(failure.getMessage());
        return tokenRequired(why);
    }

    static ProblemException tokenRequired(String why) {
        return new ProblemException(
                401,
                "token-required",
                "Who are you?",
                why + ": send 'Authorization: Bearer flt_…' with a live token");
    }
}
