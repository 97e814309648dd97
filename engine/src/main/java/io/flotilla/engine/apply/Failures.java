package io.flotilla.engine.apply;

import io.flotilla.engine.dialect.FailureClassifier;
import io.flotilla.engine.dialect.FailureKind;
import java.sql.SQLException;
import java.util.Objects;

/** Says what an error of the server or the driver means for an attempt. */
final class Failures {

    private Failures() {}

    /** What no connection at all means. */
    static AttemptOutcome ofOpening(SQLException failure, FailureClassifier classifier) {
        var kind = classifier.classify(failure);
        return kind == FailureKind.SCHEMA_GONE
                ? new AttemptOutcome.Gone(message(failure))
                : new AttemptOutcome.Failed(
                        kind, null, failure.getSQLState(), message(failure), null);
    }

    /** The first line: what follows it, in Detail and Where, may hold a tenant's data. */
    static String message(SQLException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
