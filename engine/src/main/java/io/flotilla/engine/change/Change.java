package io.flotilla.engine.change;

import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import java.util.List;

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
}
