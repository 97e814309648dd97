package io.flotilla.engine.lint;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.SchemaDiffer;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** Two schemas and what differs between them, as rules ask for it. */
public record SchemaChange(Schema from, Schema to, List<Change> changes) {

    public SchemaChange {
        changes = List.copyOf(changes);
    }

    public static SchemaChange between(Schema from, Schema to) {
        return new SchemaChange(from, to, SchemaDiffer.diff(from, to));
    }

    /** A change inside a table that both schemas have. */
    public record InTable<T extends TableChange>(Table from, Table to, T change) {

        /** The table's name, which is the desired one. */
        public String table() {
            return to.name();
        }
    }

    /** The changes of one kind, in the tables that both schemas have. */
    public <T extends TableChange> Stream<InTable<T>> inTables(Class<T> kind) {
        return changes(Change.AlterTable.class)
                .flatMap(
                        alter ->
                                alter.changes().stream()
                                        .filter(kind::isInstance)
                                        .map(
                                                change ->
                                                        new InTable<>(
                                                                alter.from(),
                                                                alter.to(),
                                                                kind.cast(change))));
    }

    public <T extends Change> Stream<T> changes(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The objects of one kind that the current schema has and the desired one has not. */
    public <T extends SchemaObject> Stream<T> dropped(Class<T> kind) {
        return changes(Change.DropObject.class)
                .map(Change.DropObject::object)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
