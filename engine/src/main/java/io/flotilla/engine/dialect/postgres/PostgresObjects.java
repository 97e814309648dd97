package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Event;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.Operator;
import io.flotilla.engine.schema.Policy;
import io.flotilla.engine.schema.RangeType;
import io.flotilla.engine.schema.Routine;
import io.flotilla.engine.schema.Rule;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Statistics;
import io.flotilla.engine.schema.TextSearchConfiguration;
import io.flotilla.engine.schema.TextSearchDictionary;
import io.flotilla.engine.schema.Trigger;
import io.flotilla.engine.schema.View;
import java.util.List;

/** Finds the writer for each kind of object, and notes on its statements what they are about. */
final class PostgresObjects {

    private final PostgresContext context;

    PostgresObjects(PostgresContext context) {
        this.context = context;
    }

    List<Draft> create(SchemaObject object) {
        var drafts =
                context.restores(object.objectName())
                        ? new PostgresTrashObjects(context).restore(object)
                        : writer(object).create(object);
        return drafts.stream().map(draft -> draft.creating(object.objectName())).toList();
    }

    List<Draft> drop(SchemaObject object) {
        var drafts =
                context.discards(object.objectName())
                        ? new PostgresTrashObjects(context).discard(object)
                        : writer(object).drop(object);
        return drafts.stream().map(draft -> draft.dropping(object.objectName())).toList();
    }

    boolean altersInPlace(SchemaObject from, SchemaObject to) {
        return writer(from).altersInPlace(from, to);
    }

    List<Draft> alter(SchemaObject from, SchemaObject to) {
        return writer(from).alter(from, to).stream()
                .map(draft -> draft.altering(to.objectName()))
                .toList();
    }

    /** Safe, because a change pairs objects of one kind only. */
    @SuppressWarnings("unchecked")
    private PostgresObjectWriter<SchemaObject> writer(SchemaObject object) {
        return (PostgresObjectWriter<SchemaObject>) writerOf(object);
    }

    private PostgresObjectWriter<? extends SchemaObject> writerOf(SchemaObject object) {
        return switch (object) {
            case Sequence _ -> new PostgresSequences(context);
            case EnumType _ -> new PostgresEnums(context);
            case View _ -> new PostgresViews();
            case Event it -> throw new IllegalArgumentException("not of PostgreSQL: " + it);
            case Domain _ -> new PostgresDomains(context);
            case CompositeType _ -> new PostgresCompositeTypes(context);
            case RangeType _ -> new PostgresRangeTypes(context);
            case Routine _ -> new PostgresRoutines();
            case Aggregate _ -> new PostgresAggregates();
            case Operator _ -> new PostgresOperators();
            case Collation _ -> new PostgresCollations(context);
            case TextSearchConfiguration _ -> new PostgresTextSearchConfigurations();
            case TextSearchDictionary _ -> new PostgresTextSearchDictionaries();
            case MaterializedView _ -> new PostgresMaterializedViews(context);
            case Trigger _ -> new PostgresTriggers();
            case Rule _ -> new PostgresRules();
            case Policy _ -> new PostgresPolicies();
            case Statistics _ -> new PostgresStatistics();
        };
    }
}
