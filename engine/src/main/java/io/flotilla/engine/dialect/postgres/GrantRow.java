package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.Grant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a role may do with an object; {@code id} is of the object as it is now. */
record GrantRow(
        String id,
        Grant.On on,
        String object,
        @Nullable String column,
        @Nullable String role,
        @Nullable List<String> granted,
        @Nullable List<String> grantable,
        @Nullable List<String> withheld,
        @Nullable String unsupported)
        implements Row {

    Grant grant() {
        return new Grant(
                on, object, column, role, known(granted), known(grantable), known(withheld));
    }

    private static List<String> known(@Nullable List<String> privileges) {
        return Objects.requireNonNullElse(privileges, List.of());
    }
}
