package io.flotilla.orchestrator.console;

import io.flotilla.orchestrator.access.Actor;
import io.flotilla.orchestrator.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Who looks at a page, as {@code inject:viewer} in templates. */
@Named("viewer")
@RequestScoped
public class Viewer {

    private final SecurityIdentity identity;
    private final Actor actor;
    private final RoutingContext routing;

    Viewer(SecurityIdentity identity, Actor actor, RoutingContext routing) {
        this.identity = identity;
        this.actor = actor;
        this.routing = routing;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    public String getName() {
        return actor.name();
    }

    public String getRole() {
        return actor.role().toString();
    }

    /** Whether buttons that change something are shown at all. */
    public boolean isOperator() {
        return isSignedIn() && actor.role().includes(Role.OPERATOR);
    }

    /** Whether the page being shown is in this part of the console, for the navigation. */
    public boolean in(String part) {
        var path = routing.normalizedPath();
        return path.equals(part) || path.startsWith(part + "/");
    }
}
