package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.ObjectName;
import org.jspecify.annotations.Nullable;

/** One object needs another; kinds are those of {@link ObjectName.Kind}. */
record DependencyRow(
        ObjectName.Kind kind,
        String name,
        @Nullable String part,
        ObjectName.Kind neededKind,
        String neededName,
        @Nullable String neededPart) {

    Dependency dependency() {
        return new Dependency(
                new ObjectName(kind, name, part),
                new ObjectName(neededKind, neededName, neededPart));
    }
}
