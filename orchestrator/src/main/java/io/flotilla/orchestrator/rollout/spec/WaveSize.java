package io.flotilla.orchestrator.rollout.spec;

/** How many targets a wave may take. */
public sealed interface WaveSize {

    /** The number for a rollout over {@code total} targets. */
    int of(int total);

    /** A part of all the rollout's targets, rounded up. */
    record Share(Percentage percentage) implements WaveSize {
        @Override
        public int of(int total) {
            return percentage.roundedUp(total);
        }
    }

    /** A fixed number. */
    record Count(int targets) implements WaveSize {
        @Override
        public int of(int total) {
            return Math.min(targets, total);
        }
    }
}
