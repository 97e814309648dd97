package io.flotilla.orchestrator.rollout.spec;

import org.jspecify.annotations.Nullable;

/**
 * How many targets may fail, and what happens when one more does. {@code drift} is how many may be
 * found in a state nobody approved a plan for, after the rollout was made; null is any number.
 */
public record Failures(Budget budget, @Nullable Budget drift, Then then) {

    /** What happens once a budget is exceeded. */
    public enum Then {
        /** The rollout halts until somebody resumes it with a reason. */
        PAUSE,
        /** It halts and, once no attempt is under way, brings back what it changed. */
        REVERT,
        /** It goes on; the failures are shown. */
        CONTINUE
    }

    /** The budgets of one wave, beside the rollout's; null is no bound of its own. */
    public record OfWave(@Nullable Budget budget, @Nullable Budget drift) {
        static final OfWave NONE = new OfWave(null, null);
    }

    /** A number of failed targets that is still tolerable. */
    public sealed interface Budget {

        /** The number for a rollout, or a wave, of {@code total} targets; one more exceeds it. */
        int allowed(int total);

        /** A part of all the targets, rounded down. */
        record Share(Percentage percentage) implements Budget {
            @Override
            public int allowed(int total) {
                return percentage.roundedDown(total);
            }
        }

        /** A fixed number. */
        record Count(int targets) implements Budget {
            @Override
            public int allowed(int total) {
                return targets;
            }
        }
    }
}
