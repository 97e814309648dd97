package io.flotilla.engine.lint;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Rename;
import io.flotilla.engine.change.SchemaDiffer;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.plan.Renamed;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two schemas and what differs between them, as rules ask for it. {@code from} has its new names
 * already; {@code renames} says which those are.
 */
public record SchemaChange(Schema from, Schema to, List<Rename> renames, List<Change> changes) {

    public SchemaChange {
        renames = List.copyOf(renames);
        changes = List.copyOf(changes);
    }

    static SchemaChange between(Renamed from, Schema to) {
        return new SchemaChange(
                from.schema(), to, from.renames(), SchemaDiffer.diff(from.schema(), to));
    }

    /** The renames of one kind. */
    public Stream<Rename> renames(Rename.Kind kind) {
        return renames.stream().filter(rename -> rename.kind() == kind);
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
