package io.flotilla.orchestrator.rollout.shard;

/**
 * How broad a shard works: {@code slots} attempts side by side; up to {@code claims} targets
 * claimed, so that a slot need not wait for the next write; and at most {@code parallel} claimed
 * over all shards of the rollout.
 */
record Width(int slots, int claims, int parallel) {

    private static final int AHEAD = 8;

    /** A wave narrower than this is careful, not fast. */
    private static final int BROAD = 4;

    /** As broad, and with no claim that waits for a slot. */
    Width withoutAhead() {
        return new Width(slots, Math.min(slots, claims), parallel);
    }

    /** The same, with no more attempts side by side; claims do not run ahead of a probe. */
    Width within(int most, boolean probe) {
        if (probe) {
            return new Width(1, 1, parallel);
        }
        return most >= slots
                ? this
                : new Width(most, Math.max(most, claims * most / slots), parallel);
    }

    /**
     * Claims run ahead of the slots only where no sum of slots can pass the wave's bound. Elsewhere
     * the bound is on the claims, which all shards see.
     */
    static Width of(int parallel, int perDatabase, int databases, int atOnce) {
        var slots = Math.min(parallel, Math.min(perDatabase, atOnce));
        return databases == 1 || (long) databases * perDatabase <= parallel
                ? new Width(slots, slots < BROAD ? slots : AHEAD * slots, Integer.MAX_VALUE)
                : new Width(slots, slots, parallel);
    }
}
