package io.flotilla.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** No two rows for which all operators hold; backed by an index of the given method. */
public record ExclusionConstraint(
        String name,
        String method,
        List<Element> elements,
        List<String> include,
        @Nullable String predicate,
        Deferrability deferrability,
        IndexOptions options,
        @Nullable String comment) {

    public ExclusionConstraint {
        elements = List.copyOf(elements);
        include = List.copyOf(include);
    }

    /** What is compared and, as SQL, with which operator. */
    public record Element(IndexKey key, String operator) {}

    public ExclusionConstraint with(IndexOptions options, @Nullable String comment) {
        return new ExclusionConstraint(
                name, method, elements, include, predicate, deferrability, options, comment);
    }
}
