package io.flotilla.engine.change;

import io.flotilla.engine.change.Change.AlterObject;
import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.Change.ChangeGrant;
import io.flotilla.engine.change.Change.CreateObject;
import io.flotilla.engine.change.Change.CreateTable;
import io.flotilla.engine.change.Change.DropObject;
import io.flotilla.engine.change.Change.DropTable;
import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what differs between two schemas. Same input, same list in the same order; nothing is taken
 * for a rename, and the order of columns is no difference.
 */
public final class SchemaDiffer {

    /** A view that becomes a table, or an enum that becomes a domain, goes and comes. */
    private record Identity(Class<? extends SchemaObject> kind, ObjectName name) {

        static Identity of(SchemaObject object) {
            return new Identity(object.getClass(), object.objectName());
        }
    }

    /** One role's rights on one object or column. */
    private record Right(
            Grant.On on, String object, @Nullable String column, @Nullable String role) {

        static Right of(Grant grant) {
            return new Right(grant.on(), grant.object(), grant.column(), grant.role());
        }
    }

    private SchemaDiffer() {}

    public static List<Change> diff(Schema from, Schema to) {
        var changes = new ArrayList<Change>();
        diffObjects(from, to, changes);
        diffTables(from, to, changes);
        diffGrants(from, to, changes);
        return List.copyOf(changes);
    }

    private static void diffObjects(Schema from, Schema to, List<Change> changes) {
        var objects = Pairs.of(from.objects(), to.objects(), Identity::of);
        objects.removed().forEach(object -> changes.add(new DropObject(object)));
        objects.added().forEach(object -> changes.add(new CreateObject(object)));
        for (var pair : objects.both()) {
            if (!pair.from().equals(pair.to())) {
                changes.add(new AlterObject(pair.from(), pair.to()));
            }
        }
    }

    private static void diffTables(Schema from, Schema to, List<Change> changes) {
        var tables = Pairs.of(from.tables(), to.tables(), Table::name);
        tables.removed().forEach(table -> changes.add(new DropTable(table)));
        tables.added().forEach(table -> changes.add(new CreateTable(table)));
        for (var pair : tables.both()) {
            var inside = TableDiffer.diff(pair.from(), pair.to());
            if (!inside.isEmpty()) {
                changes.add(new AlterTable(pair.from(), pair.to(), inside));
            }
        }
    }

    private static void diffGrants(Schema from, Schema to, List<Change> changes) {
        var grants = Pairs.of(from.grants(), to.grants(), Right::of);
        grants.removed().forEach(grant -> changes.add(new ChangeGrant(grant, null)));
        for (var pair : grants.both()) {
            if (!pair.from().equals(pair.to())) {
                changes.add(new ChangeGrant(pair.from(), pair.to()));
            }
        }
        grants.added().forEach(grant -> changes.add(new ChangeGrant(null, grant)));
    }
}
