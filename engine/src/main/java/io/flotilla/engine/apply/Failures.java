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

    /** The server says what is not allowed, but not to whom, nor what would help. */
    static AttemptOutcome naming(String role, AttemptOutcome.Failed refused) {
        return new AttemptOutcome.Failed(
                refused.kind(),
                refused.statement(),
                refused.sqlState(),
                "%s; role '%s' has to own what the plan changes, or be granted the role that does"
                        .formatted(refused.message(), role),
                refused.live());
    }

    /** The first line: what follows it, in Detail and Where, may hold a tenant's data. */
    static String message(SQLException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
