package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Event;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Operator;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.RangeType;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Statistics;
import io.flotilla.engine.schema.TextSearchConfiguration;
import io.flotilla.engine.schema.TextSearchDictionary;
import io.flotilla.engine.schema.Trigger;
import io.flotilla.engine.schema.View;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a relation takes along when it is dropped, so that no statement has to: triggers and their
 * like, unless they also need something else that goes, and that may have to go before.
 */
final class PostgresCompanions {

    private final Disturbed disturbed;
    private final PostgresContext context;
    private final Map<ObjectName, List<Dependency>> needs;

    PostgresCompanions(Schema from, Disturbed disturbed, PostgresContext context) {
        this.disturbed = disturbed;
        this.context = context;
        this.needs =
                from.dependencies().stream().collect(Collectors.groupingBy(Dependency::dependent));
    }

    boolean goAlong(SchemaObject object) {
        var relation = relation(object);
        return relation != null
                && disturbed.gone().contains(relation)
                // what is kept must not hold on to others
                && !context.keepsDropped(relation.name())
                && needs.getOrDefault(object.objectName(), List.of()).stream()
                        .map(Dependency::needed)
                        .filter(needed -> !needed.whole().equals(relation))
                        .noneMatch(needed -> disturbed.takes(needed) || disturbed.changes(needed));
    }

    private static @Nullable ObjectName relation(SchemaObject object) {
        return switch (object) {
            case Trigger _, Rule _, Policy _ -> object.objectName().whole();
            case Statistics statistics -> ObjectName.relation(statistics.table());
            case Aggregate _,
                    Collation _,
                    CompositeType _,
                    Domain _,
                    EnumType _,
                    Event _,
                    MaterializedView _,
                    Operator _,
                    RangeType _,
                    Routine _,
                    Sequence _,
                    TextSearchConfiguration _,
                    TextSearchDictionary _,
                    View _ ->
                    null;
        };
    }
}
