package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * An operator. Types, functions and the other operators are the server's own text, ready for SQL; a
 * prefix operator has no {@code left}. What was only ever named as another's commutator or negator
 * is no operator.
 */
public record Operator(
        String name,
        @Nullable String left,
        @Nullable String right,
        String function,
        @Nullable String commutator,
        @Nullable String negator,
        @Nullable String restriction,
        @Nullable String join,
        boolean hashes,
        boolean merges,
        @Nullable String comment)
        implements SchemaObject {

    /** As the server writes it: {@code ===(integer,integer)}, {@code !!(NONE,text)}. */
    public String signature() {
        return "%s(%s,%s)"
                .formatted(name, left == null ? "NONE" : left, right == null ? "NONE" : right);
    }

    @Override
    public ObjectName objectName() {
        return ObjectName.of(ObjectName.Kind.OPERATOR, signature());
    }
}
