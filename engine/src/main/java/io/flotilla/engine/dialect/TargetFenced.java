package io.flotilla.engine.dialect;

/** A claim with a newer epoch has been at the target: whoever gets this must stop. */
public final class TargetFenced extends RuntimeException {

    private final long epoch;

    public TargetFenced(String schema, long epoch) {
        super("schema '%s' belongs to a newer epoch than %d".formatted(schema, epoch));
        this.epoch = epoch;
    }

    /** The epoch that was refused. */
    public long epoch() {
        return epoch;
    }
}
