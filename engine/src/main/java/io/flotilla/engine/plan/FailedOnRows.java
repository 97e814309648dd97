package io.flotilla.engine.plan;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** A statement failed while there were sample rows; without them it may not. */
final class FailedOnRows extends RuntimeException {

    private final Plan.Direction direction;
    private final int position;
    private final transient Statement statement;

    FailedOnRows(
            Plan.Direction direction, int position, Statement statement, SQLException failure) {
        super(Objects.requireNonNullElse(failure.getMessage(), ""), failure);
        this.direction = direction;
        this.position = position;
        this.statement = statement;
    }

    Statement statement() {
        return statement;
    }

    /** What a person should know; nothing where the statement says itself that rows decide. */
    Optional<String> finding() {
        return statement.hazards().stream()
                        .anyMatch(hazard -> hazard.kind() == Hazard.Kind.DATA_DEPENDENT)
                ? Optional.empty()
                : Optional.of(
                        EditedPlan.PROOF
                                + "statement %d of %s fails where there are rows, and has no data-dependent hazard: %s"
                                        .formatted(
                                                position,
                                                PlanNotProven.words(direction),
                                                String.valueOf(getMessage())
                                                        .lines()
                                                        .findFirst()
                                                        .orElse("")));
    }
}
