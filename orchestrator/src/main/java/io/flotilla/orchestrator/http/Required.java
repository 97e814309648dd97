package io.flotilla.orchestrator.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields a body must have. */
public final class Required {
    private Required() {}

    /** The field's value; a missing one is the caller's mistake, named. */
    public static <T> T field(String name, @Nullable T value) {
        if (value == null) {
            throw new ProblemException(
                    422,
                    "missing-field",
                    "Invalid",
                    "field '%s' is missing".formatted(name),
                    Map.of("field", name));
        }
        return value;
    }

    /** The body itself, which may be absent where a method is called without one. */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw ProblemException.badRequest("missing-body", "the request has no body");
        }
        return body;
    }
}
