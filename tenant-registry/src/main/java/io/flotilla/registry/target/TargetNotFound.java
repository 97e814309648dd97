package io.flotilla.registry.target;

/** No target has this id. */
public final class TargetNotFound extends RuntimeException {

    private final long id;

    public TargetNotFound(long id) {
        super("there is no target with id " + id);
        this.id = id;
    }

    public long id() {
        return id;
    }
}
