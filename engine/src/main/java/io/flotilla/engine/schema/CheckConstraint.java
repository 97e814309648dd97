package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * A check on a table's rows; {@code validated} is false while old rows are unchecked (NOT VALID).
 */
public record CheckConstraint(
        String name,
        String expression,
        boolean noInherit,
        boolean validated,
        Origin origin,
        @Nullable String comment) {

    public CheckConstraint(
            String name,
            String expression,
            boolean noInherit,
            boolean validated,
            @Nullable String comment) {
        this(name, expression, noInherit, validated, Origin.LOCAL, comment);
    }
}
