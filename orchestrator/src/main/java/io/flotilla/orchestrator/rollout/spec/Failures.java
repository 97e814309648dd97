package io.flotilla.orchestrator.rollout.spec;

/** How many targets may fail, and what happens when one more does. */
public record Failures(Budget budget, Then then) {

    /** What happens once the budget is exceeded. */
    public enum Then {
        /** The rollout halts until somebody resumes it with a reason. */
        PAUSE,
        /** It goes on; the failures are shown. */
        CONTINUE
    }

    /** A number of failed targets that is still tolerable. */
    public sealed interface Budget {

        /** The number for a rollout over {@code total} targets; one more exceeds it. */
        int allowed(int total);

        /** A part of all the rollout's targets, rounded down. */
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
