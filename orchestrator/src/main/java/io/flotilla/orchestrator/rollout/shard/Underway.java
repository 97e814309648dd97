package io.flotilla.orchestrator.rollout.shard;

import java.time.Duration;

/** A target in this shard's hands, from its claim until its ending is written. */
final class Underway {

    private final ClaimedTarget target;
    private final Journal journal;
    private volatile boolean begun;
    private volatile long begunAt;

    Underway(ClaimedTarget target, Journal journal) {
        this.target = target;
        this.journal = journal;
    }

    ClaimedTarget target() {
        return target;
    }

    Journal journal() {
        return journal;
    }

    /** It has a slot. */
    void begin() {
        begunAt = System.nanoTime();
        begun = true;
    }

    boolean takesLongerThan(Duration most) {
        return begun && System.nanoTime() - begunAt > most.toNanos();
    }
}
