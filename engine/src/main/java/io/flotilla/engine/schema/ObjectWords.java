package io.flotilla.engine.schema;

/** What people call an object: its kind and its name. */
public final class ObjectWords {

    private ObjectWords() {}

    /** For instance {@code view orders} or {@code trigger audit on users}. */
    public static String of(SchemaObject object) {
        return switch (object) {
            case Aggregate it -> "aggregate " + it.signature();
            case Collation it -> "collation " + it.name();
            case CompositeType it -> "type " + it.name();
            case Domain it -> "domain " + it.name();
            case EnumType it -> "enum " + it.name();
            case Event it -> "event " + it.name();
            case MaterializedView it -> "materialized view " + it.name();
            case Operator it -> "operator " + it.signature();
            case Policy it -> "policy %s on %s".formatted(it.name(), it.table());
            case RangeType it -> "range type " + it.name();
            case Routine it ->
                    switch (it.kind()) {
                        case FUNCTION -> "function " + it.signature();
                        case PROCEDURE -> "procedure " + it.signature();
                    };
            case Rule it -> "rule %s on %s".formatted(it.name(), it.relation());
            case Sequence it -> "sequence " + it.name();
            case Statistics it -> "statistics " + it.name();
            case TextSearchConfiguration it -> "text search configuration " + it.name();
            case TextSearchDictionary it -> "text search dictionary " + it.name();
            case Trigger it -> "trigger %s on %s".formatted(it.name(), it.relation());
            case View it -> "view " + it.name();
        };
    }
}
