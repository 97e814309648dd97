package io.flotilla.orchestrator.access;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Authorization: Bearer flt_…}. A request it cannot authenticate goes on as nobody,
 * with the reason beside it, so that {@link AccessFilters} can answer with a problem.
 */
@ApplicationScoped
class BearerAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";
    private static final String FAILURE = BearerAuthentication.class.getName() + ".failure";

    @Override
    @SuppressWarnings("NullAway") // Quarkus reads an empty Uni as "nobody"
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager providers) {
        var header = context.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        var credential = new TokenCredential(header.substring(SCHEME.length()).strip(), "bearer");
        return providers
                .authenticate(new TokenAuthenticationRequest(credential))
                .onFailure()
                .invoke(failure -> context.put(FAILURE, failure))
                .onFailure()
                .recoverWithNull();
    }

    static @Nullable Throwable failure(RoutingContext context) {
        return context.get(FAILURE);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
