package io.flotilla.orchestrator.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who reads metrics and the API's description: any live token, or with {@code
 * flotilla.metrics.open} anybody.
 */
@ApplicationScoped
class TelemetryPolicy implements HttpSecurityPolicy {
    private final boolean open;

    TelemetryPolicy(
            @ConfigProperty(name = "flotilla.metrics.open", defaultValue = "false") boolean open) {
        this.open = open;
    }

    @Override
    public String name() {
        return "telemetry";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request,
            Uni<SecurityIdentity> identity,
            AuthorizationRequestContext context) {
        return open
                ? Uni.createFrom().item(CheckResult.PERMIT)
                : identity.map(
                        caller -> caller.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }
}
