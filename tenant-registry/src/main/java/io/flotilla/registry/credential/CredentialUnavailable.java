package io.flotilla.registry.credential;

import org.jspecify.annotations.Nullable;

/** A credential reference leads nowhere on this machine. */
public final class CredentialUnavailable extends RuntimeException {

    private final CredentialReference reference;

    CredentialUnavailable(CredentialReference reference, String why, @Nullable Throwable cause) {
        super("credential %s: %s".formatted(reference.text(), why), cause);
        this.reference = reference;
    }

    public CredentialReference reference() {
        return reference;
    }
}
