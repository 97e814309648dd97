package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate function. {@code signature} is its name and the types of its arguments, as SQL;
 * {@code head} the same as {@code CREATE AGGREGATE} wants it, with the names of arguments and
 * {@code ORDER BY}; {@code options} are {@code NAME = value}, in the order of the documentation.
 */
public record Aggregate(
        String signature,
        String head,
        String result,
        List<String> options,
        @Nullable String comment)
        implements SchemaObject {

    public Aggregate {
        options = List.copyOf(options);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.ROUTINE, signature);
    }
}
