package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * Names one object of a schema, unquoted: {@code name} alone for what lives in the schema itself,
 * with {@code part} for what belongs to a relation ({@code COLUMN users email}). Overloaded kinds
 * carry their signature in {@code name}.
 */
public record ObjectName(Kind kind, String name, @Nullable String part) {

    /** What kind of object a name is of; kinds that share a namespace share a constant. */
    public enum Kind {
        /** A table, view, materialized view, foreign table or sequence. */
        RELATION,
        COLUMN,
        /** A column's default, or what generates it. */
        DEFAULT,
        CONSTRAINT,
        INDEX,
        TRIGGER,
        RULE,
        POLICY,
        /** An enum, domain, composite or range type. */
        TYPE,
        /** A function, procedure or aggregate, named with the types of its arguments. */
        ROUTINE,
        /** Named with the types of its operands, {@code NONE} for one it does not have. */
        OPERATOR,
        STATISTICS,
        COLLATION,
        TEXT_SEARCH_CONFIGURATION,
        TEXT_SEARCH_DICTIONARY,
        EVENT
    }

    public static ObjectName of(Kind kind, String name) {
        return new ObjectName(kind, name, null);
    }

    public static ObjectName relation(String name) {
        return of(Kind.RELATION, name);
    }

    public static ObjectName type(String name) {
        return of(Kind.TYPE, name);
    }

    public static ObjectName part(Kind kind, String relation, String part) {
        return new ObjectName(kind, relation, part);
    }

    public static ObjectName column(String relation, String column) {
        return part(Kind.COLUMN, relation, column);
    }

    /** The relation that a part belongs to, and anything else itself. */
    public ObjectName whole() {
        return part == null ? this : relation(name);
    }
}
