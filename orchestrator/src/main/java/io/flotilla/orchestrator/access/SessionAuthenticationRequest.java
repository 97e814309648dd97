package io.flotilla.orchestrator.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A browser that holds a session. */
final class SessionAuthenticationRequest extends BaseAuthenticationRequest {
    private final String session;

    SessionAuthenticationRequest(String session) {
        this.session = session;
    }

    String session() {
        return session;
    }
}
