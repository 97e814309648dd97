package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.PostgresIdentifiers.quoted;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a new type or collation take the place of one of the same name: the old one is renamed, the
 * columns change over, and then it goes.
 */
record PostgresReplacement(PostgresContext context) {

    /**
     * @param kind the word for it in SQL
     * @param creation the statements that make the new one
     */
    List<Draft> of(String kind, String name, List<Draft> creation) {
        var object =
                kind.equals("COLLATION")
                        ? ObjectName.of(ObjectName.Kind.COLLATION, name)
                        : ObjectName.type(name);
        var old = context.freeName(name, "_old");
        var drafts = new ArrayList<Draft>();
        drafts.add(
                Draft.of(
                                Phase.RENAME_TYPE,
                                "ALTER %s %s RENAME TO %s"
                                        .formatted(kind, quoted(name), quoted(old)))
                        .altering(object));
        creation.forEach(draft -> drafts.add(draft.creating(object)));
        drafts.add(
                Draft.of(
                                Phase.DROP_RENAMED_TYPE,
                                "DROP %s %s".formatted(kind, quoted(old)),
                                PostgresHazards.onObject(
                                        "ACCESS EXCLUSIVE", "sessions that use the type wait"))
                        .phasedOnly());
        return drafts;
    }
}
