package io.flotilla.orchestrator.rollout.spec;

/** A rollout document cannot be used. {@code code} is stable; the message names the field. */
public final class RolloutDocumentInvalid extends RuntimeException {

    private final String code;

    private RolloutDocumentInvalid(String code, String message) {
        super(message);
        this.code = code;
    }

    static RolloutDocumentInvalid value(String message) {
        return new RolloutDocumentInvalid("invalid-rollout", message);
    }

    static RolloutDocumentInvalid unknownField(String message) {
        return new RolloutDocumentInvalid("unknown-field", message);
    }

    public String code() {
        return code;
    }
}
