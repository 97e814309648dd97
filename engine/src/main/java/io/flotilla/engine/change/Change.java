package io.flotilla.engine.change;

import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One difference between two schemas, in words no dialect owns. */
public sealed interface Change {

    record CreateObject(SchemaObject object) implements Change {}

    record DropObject(SchemaObject object) implements Change {}

    /** Both are of one kind and have one name. */
    record AlterObject(SchemaObject from, SchemaObject to) implements Change {}

    record CreateTable(Table table) implements Change {}

    record DropTable(Table table) implements Change {}

    record AlterTable(Table from, Table to, List<TableChange> changes) implements Change {
        public AlterTable {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What a role may do with an object; null where that is what it may anyway, or there is no such
     * object. Only where both schemas have the object does it say all there is to do: what is made
     * anew has to be granted anew.
     */
    record ChangeGrant(@Nullable Grant from, @Nullable Grant to) implements Change {}
}
