package io.flotilla.orchestrator.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who makes the current request. Outside a request there is none: name the actor yourself. */
@RequestScoped
public class Actor {
    private final SecurityIdentity identity;

    Actor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's name, as it stands in the audit. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    long tokenId() {
        return TokenIdentityProvider.token(identity)
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public Role role() {
        return TokenIdentityProvider.role(identity)
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}
