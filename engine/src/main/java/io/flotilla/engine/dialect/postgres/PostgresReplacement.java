package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Lets a new type or collation take the place of one of the same name: the old one is renamed, the
 * columns change over, and then it goes.
 */
record PostgresReplacement(PostgresContext context) {

    /**
     * @param kind the word for it in SQL
     * @param creation the statements that make the new one
     * @param ifDropped what the statement that drops the old one has to say besides
     */
    List<Draft> of(
            String kind,
            SchemaObject from,
            SchemaObject to,
            List<Draft> creation,
            UnaryOperator<Draft> ifDropped) {
        var object = from.objectName();
        var trash = new PostgresTrashObjects(context);
        var old = context.freeName(object.name(), "_old");
        var discards = context.discards(object);
        var drafts = new ArrayList<Draft>();
        drafts.add(
                (discards
                                ? trash.discard(Phase.RENAME_TYPE, from)
                                : Draft.of(
                                        Phase.RENAME_TYPE,
                                        "ALTER %s %s RENAME TO %s"
                                                .formatted(
                                                        kind, quoted(object.name()), quoted(old))))
                        .touching(object));
        var made =
                context.restores(object)
                        ? List.of(trash.restore(Phase.CREATE_TYPE, to, object.name()))
                        : creation;
        made.forEach(draft -> drafts.add(draft.creating(object)));
        if (!discards) {
            drafts.add(
                    ifDropped.apply(
                            Draft.of(
                                            Phase.DROP_RENAMED_TYPE,
                                            "DROP %s %s".formatted(kind, quoted(old)),
                                            PostgresHazards.onObject(
                                                    "ACCESS EXCLUSIVE",
                                                    "sessions that use the type wait"))
                                    .dropping(object)));
        }
        return drafts;
    }

    List<Draft> of(String kind, SchemaObject from, SchemaObject to, List<Draft> creation) {
        return of(kind, from, to, creation, UnaryOperator.identity());
    }
}
