package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/** A dictionary for text search; {@code template} and {@code options} are SQL text. */
public record TextSearchDictionary(
        String name, String template, @Nullable String options, @Nullable String comment)
        implements SchemaObject {

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.TEXT_SEARCH_DICTIONARY, name);
    }
}
