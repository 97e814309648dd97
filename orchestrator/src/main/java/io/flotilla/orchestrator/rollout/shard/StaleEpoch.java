package io.flotilla.orchestrator.rollout.shard;

/** The control database says that somebody else owns the target by now: the attempt must stop. */
final class StaleEpoch extends RuntimeException {
    StaleEpoch(long epoch) {
        super("epoch %d is no longer current".formatted(epoch), null, false, false);
    }
}
