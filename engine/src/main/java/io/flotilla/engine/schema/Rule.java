package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * A rewrite rule on a table or view, except the one that makes a view; {@code definition} is the
 * server's {@code CREATE RULE} text without the schema's name and without a closing semicolon.
 */
public record Rule(
        String relation, String name, String definition, Enabled enabled, @Nullable String comment)
        implements SchemaObject {

    @Override
    public ObjectName objectName() {
        return ObjectName.part(ObjectName.Kind.RULE, relation, name);
    }
}
