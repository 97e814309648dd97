package io.flotilla.engine.schema;

import org.jspecify.annotations.Nullable;

/** What a schema holds besides tables: each is created, altered and dropped by itself. */
public sealed interface SchemaObject
        permits Aggregate,
                Collation,
                CompositeType,
                Domain,
                EnumType,
                Event,
                MaterializedView,
                Operator,
                Policy,
                RangeType,
                Routine,
                Rule,
                Sequence,
                Statistics,
                TextSearchConfiguration,
                TextSearchDictionary,
                Trigger,
                View {

    ObjectName objectName();

    @Nullable String comment();
}
