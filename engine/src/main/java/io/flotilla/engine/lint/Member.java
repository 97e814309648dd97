package io.flotilla.engine.lint;

import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing of a schema with its name; {@code table} is the one it is part of, if it is. */
public record Member(ModelKind kind, ObjectName name, Record model, @Nullable Table table) {

    /** Its own name, without that of its table, and of a routine without its arguments. */
    public String plainName() {
        var own = Objects.requireNonNullElse(name.part(), name.name());
        var paren = own.indexOf('(');
        return name.kind() == ObjectName.Kind.ROUTINE && paren > 0 ? own.substring(0, paren) : own;
    }

    /** Whether its name is most likely the server's, made from the table's. */
    public boolean isNamedAfterTable() {
        return table != null
                && kind != ModelKind.COLUMN
                && plainName().startsWith(table.name() + "_");
    }

    /** As messages name it: {@code column users.email}. */
    public String label() {
        return kind.label().replace('-', ' ')
                + " "
                + (kind == ModelKind.COLUMN ? name.name() + "." + plainName() : plainName());
    }
}
