package io.flotilla.engine.lint;

import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing of a schema with its name; {@code table} is the one it is part of, if it is. */
public record Member(ModelKind kind, ObjectName name, Record model, @Nullable Table table) {

    /** Its own name, without that of its table. */
    public String plainName() {
        return Objects.requireNonNullElse(name.part(), name.name());
    }

    /** As messages name it: {@code column users.email}. */
    public String label() {
        return kind.label().replace('-', ' ')
                + " "
                + (kind == ModelKind.COLUMN ? name.name() + "." + plainName() : plainName());
    }
}
