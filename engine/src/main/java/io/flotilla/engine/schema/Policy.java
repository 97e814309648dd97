package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row security policy. {@code command} is {@code ALL}, {@code SELECT}, {@code INSERT}, {@code
 * UPDATE} or {@code DELETE}; {@code roles} are sorted, {@code public} for everybody.
 */
public record Policy(
        String table,
        String name,
        String command,
        boolean permissive,
        List<String> roles,
        @Nullable String using,
        @Nullable String withCheck,
        @Nullable String comment)
        implements SchemaObject {

    public Policy {
        roles = List.copyOf(roles);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.part(ObjectName.Kind.POLICY, table, name);
    }
}
