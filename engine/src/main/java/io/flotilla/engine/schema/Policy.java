package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row security policy. {@code roles} are sorted, {@code public} for everybody; a role is of the
 * server, and has to be there before the policy is. A table's policies have no effect before row
 * security is turned on for it.
 */
public record Policy(
        String table,
        String name,
        Command command,
        boolean permissive,
        List<String> roles,
        @Nullable String using,
        @Nullable String withCheck,
        @Nullable String comment)
        implements SchemaObject {

    /** What the policy is about. */
    public enum Command {
        ALL,
        SELECT,
        INSERT,
        UPDATE,
        DELETE
    }

    public Policy {
        roles = List.copyOf(roles);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.part(ObjectName.Kind.POLICY, table, name);
    }
}
