package io.flotilla.orchestrator.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Reads the console's cookie, for the console alone: a page of somebody else's that a browser shows
 * cannot use it on the API, where nothing else guards against that.
 */
@ApplicationScoped
public class SessionAuthentication implements HttpAuthenticationMechanism {

    /** The cookie that holds a session's secret. */
    public static final String COOKIE = "flotilla_session";

    /** Where the console is, and the cookie is sent. */
    public static final String PATH = "/console";

    @Override
    @SuppressWarnings("NullAway") // Quarkus reads an empty Uni as "nobody"
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager providers) {
        var cookie = context.request().getCookie(COOKIE);
        if (cookie == null || !ofConsole(context.normalizedPath())) {
            return Uni.createFrom().nullItem();
        }
        return providers
                .authenticate(new SessionAuthenticationRequest(cookie.getValue()))
                .onFailure()
                .recoverWithNull();
    }

    /** Whether the console answers at this path. */
    public static boolean ofConsole(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** After {@link BearerAuthentication}, whose challenge is the one that is sent. */
    @Override
    public int getPriority() {
        return HttpAuthenticationMechanism.DEFAULT_PRIORITY - 1;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionAuthenticationRequest.class);
    }
}
