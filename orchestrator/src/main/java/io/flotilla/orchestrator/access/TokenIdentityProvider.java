package io.flotilla.orchestrator.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Turns a token into an identity by one look into the control database, on a worker thread. */
@ApplicationScoped
class TokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
    private static final String ROLE = "flotilla.role";
    private static final String TOKEN = "flotilla.token";

    private final TokenService tokens;

    TokenIdentityProvider(TokenService tokens) {
        this.tokens = tokens;
    }

    static Optional<Role> role(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(ROLE));
    }

    /** The id of the token that the caller showed. */
    static Optional<Long> token(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(TOKEN));
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var secret = new TokenSecret(request.getToken().getToken());
        return context.runBlocking(() -> identityOf(secret));
    }

    private SecurityIdentity identityOf(TokenSecret secret) {
        return tokens.recognise(secret)
                .map(TokenIdentityProvider::identity)
                .orElseThrow(
                        () -> new AuthenticationFailedException("the token is unknown or revoked"));
    }

    static SecurityIdentity identity(ApiToken token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(token.name()))
                .addRole(token.role().toString())
                .addAttribute(ROLE, token.role())
                .addAttribute(TOKEN, token.id())
                .build();
    }
}
