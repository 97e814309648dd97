package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.Change.AlterTable;
import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.ChangeColumnType;
import io.flotilla.engine.change.TableChange.DropColumn;
import io.flotilla.engine.change.TableChange.DropExclusion;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.DropUnique;
import io.flotilla.engine.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table's changes seen together: which of its columns others must let go of first. */
record PostgresTableChanges(Table from, Table to, List<TableChange> changes, Set<String> touched) {

    static PostgresTableChanges of(AlterTable change) {
        return new PostgresTableChanges(
                change.from(), change.to(), change.changes(), touched(change.changes()));
    }

    /** The columns that are dropped, made anew or retyped. */
    static Set<String> touched(List<TableChange> changes) {
        return Stream.concat(
                        all(changes, DropColumn.class).map(change -> change.column().name()),
                        all(changes, ChangeColumnType.class).map(change -> change.to().name()))
                .collect(Collectors.toSet());
    }

    String name() {
        return to.name();
    }

    boolean touches(Collection<String> names) {
        return names.stream().anyMatch(touched::contains);
    }

    /** The names of indexes and constraints that go, if only to come again. */
    Set<String> droppedIndexes() {
        return Stream.of(
                        all(DropIndex.class).map(change -> change.index().name()),
                        all(DropPrimaryKey.class).map(change -> change.key().name()),
                        all(DropUnique.class).map(change -> change.constraint().name()),
                        all(DropExclusion.class).map(change -> change.constraint().name()))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    <T extends TableChange> Stream<T> all(Class<T> kind) {
        return all(changes, kind);
    }

    private static <T extends TableChange> Stream<T> all(List<TableChange> changes, Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast);
    }
}
