package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.Aggregate;
import io.flotilla.engine.schema.Collation;
import io.flotilla.engine.schema.CompositeType;
import io.flotilla.engine.schema.Domain;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Event;
import io.flotilla.engine.schema.MaterializedView;
import io.flotilla.engine.schema.ObjectWords;
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

/**
 * Keeps what a table or column in the trash cannot be without: the type of its values, what its
 * defaults call and draw from.
 */
final class PostgresTrashObjects {

    private final PostgresTrash trash;

    PostgresTrashObjects(PostgresContext context) {
        this.trash = context.trash();
    }

    List<Draft> discard(SchemaObject object) {
        return List.of(discard(Phase.DROP_SEQUENCE, object));
    }

    Draft discard(Phase phase, SchemaObject object) {
        var named = named(object);
        var sql =
                new PostgresBlock()
                        .compute(PostgresTrashNote.write(named.sql(), named.name()))
                        .run(named.renamedTo(kept(object)))
                        .sql();
        return Draft.of(phase, sql).withNote("kept with what needs it in the trash (policy)");
    }

    List<Draft> restore(SchemaObject object) {
        return List.of(restore(Phase.CREATE_ENUM, object, named(object).name()));
    }

    /** By another name than it had. */
    Draft restore(Phase phase, SchemaObject object, String name) {
        var named = named(object).called(name);
        var sql =
                new PostgresBlock()
                        .run(named.called(kept(object)).renamedTo(name))
                        .run(PostgresComments.sql(named.sql(), object.comment()))
                        .sql();
        return Draft.of(phase, sql).withNote("back from the trash");
    }

    private String kept(SchemaObject object) {
        return trash.name(object.objectName());
    }

    /** An object as statements name it; {@code identity} is what follows its name. */
    private record Named(String kind, String name, String identity) {

        String sql() {
            return "%s %s%s".formatted(kind, quoted(name), identity);
        }

        Named called(String other) {
            return new Named(kind, other, identity);
        }

        String renamedTo(String other) {
            return "ALTER %s RENAME TO %s".formatted(sql(), quoted(other));
        }
    }

    private static Named named(SchemaObject object) {
        return switch (object) {
            case EnumType it -> new Named("TYPE", it.name(), "");
            case CompositeType it -> new Named("TYPE", it.name(), "");
            case Domain it -> new Named("DOMAIN", it.name(), "");
            case Sequence it -> new Named("SEQUENCE", it.name(), "");
            case Collation it -> new Named("COLLATION", it.name(), "");
            case Routine it -> routine(it.signature());
            case Aggregate it -> throw refused(it);
            case Operator it -> throw refused(it);
            case RangeType it -> throw refused(it);
            case View it -> throw refused(it);
            case MaterializedView it -> throw refused(it);
            case TextSearchConfiguration it -> throw refused(it);
            case TextSearchDictionary it -> throw refused(it);
            case Trigger it -> throw refused(it);
            case Rule it -> throw refused(it);
            case Policy it -> throw refused(it);
            case Statistics it -> throw refused(it);
            case Event it -> throw refused(it);
        };
    }

    /** A signature is SQL: {@code f(integer)}, {@code "F(x)"(text)}. */
    private static Named routine(String signature) {
        if (!signature.startsWith("\"")) {
            var end = signature.indexOf('(');
            return new Named("ROUTINE", signature.substring(0, end), signature.substring(end));
        }
        var end = 1;
        while (signature.charAt(end) != '"' || signature.charAt(end + 1) == '"') {
            end += signature.charAt(end) == '"' ? 2 : 1;
        }
        return new Named(
                "ROUTINE",
                signature.substring(1, end).replace("\"\"", "\""),
                signature.substring(end + 1));
    }

    private static PlanRefused refused(SchemaObject object) {
        return new PlanRefused(
                List.of(
                        "%s is dropped, and a table or column that would be kept as trash needs it; plan with `drops: drop`, or drop it in a later release"
                                .formatted(ObjectWords.of(object))));
    }
}
