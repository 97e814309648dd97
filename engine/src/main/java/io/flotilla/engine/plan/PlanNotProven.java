package io.flotilla.engine.plan;

import org.jspecify.annotations.Nullable;

/**
 * A plan that did not do on a scratch schema what it says. {@code statement} is the 1-based
 * position of the statement that failed, null where all ran and the end was another; {@code
 * difference} is SQL that would lead from where it ended to where it should have.
 */
public final class PlanNotProven extends RuntimeException {

    private final Plan.@Nullable Direction direction;
    private final @Nullable Integer statement;
    private final @Nullable String difference;

    PlanNotProven(
            String message,
            Plan.@Nullable Direction direction,
            @Nullable Integer statement,
            @Nullable String difference,
            @Nullable Throwable cause) {
        super(message, cause);
        this.direction = direction;
        this.statement = statement;
        this.difference = difference;
    }

    /** A statement that cannot stay as it is; {@code what} follows "statement 3 of the plan". */
    static PlanNotProven at(Plan.Direction direction, int position, String what, String sql) {
        return new PlanNotProven(
                "statement %d of %s %s\n%s".formatted(position, words(direction), what, sql),
                direction,
                position,
                null,
                null);
    }

    static String words(Plan.Direction direction) {
        return switch (direction) {
            case FORWARD -> "the plan";
            case REVERT -> "its revert";
        };
    }

    public Plan.@Nullable Direction direction() {
        return direction;
    }

    public @Nullable Integer statement() {
        return statement;
    }

    public @Nullable String difference() {
        return difference;
    }
}
