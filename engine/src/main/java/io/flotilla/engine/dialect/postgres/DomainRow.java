package io.flotilla.engine.dialect.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A domain with its checks. */
record DomainRow(
        String name,
        String type,
        boolean nullable,
        @Nullable String expression,
        @Nullable String collation,
        @Nullable List<Check> checks,
        @Nullable String comment,
        @Nullable String unsupported)
        implements Row {

    record Check(String name, String expression, boolean validated, @Nullable String comment) {}
}
