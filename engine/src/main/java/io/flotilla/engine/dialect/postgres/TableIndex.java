package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.change.TableChange;
import io.flotilla.engine.change.TableChange.AddExclusion;
import io.flotilla.engine.change.TableChange.AddIndex;
import io.flotilla.engine.change.TableChange.AddPrimaryKey;
import io.flotilla.engine.change.TableChange.AddUnique;
import io.flotilla.engine.change.TableChange.ChangeConstraintComment;
import io.flotilla.engine.change.TableChange.ChangeIndexComment;
import io.flotilla.engine.change.TableChange.ChangeIndexOptions;
import io.flotilla.engine.change.TableChange.ChangeIndexStatistics;
import io.flotilla.engine.change.TableChange.DropExclusion;
import io.flotilla.engine.change.TableChange.DropIndex;
import io.flotilla.engine.change.TableChange.DropPrimaryKey;
import io.flotilla.engine.change.TableChange.DropUnique;
import io.flotilla.engine.change.TableChange.RenamePrimaryKey;
import io.flotilla.engine.schema.IndexOptions;
import io.flotilla.engine.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An index of a table, its own or a constraint's, and what makes and drops it. */
record TableIndex(String name, IndexOptions options, TableChange add, TableChange drop) {

    static List<TableIndex> of(Table table) {
        return Stream.of(
                        Stream.ofNullable(table.primaryKey())
                                .map(
                                        it ->
                                                new TableIndex(
                                                        it.name(),
                                                        it.options(),
                                                        new AddPrimaryKey(it),
                                                        new DropPrimaryKey(it))),
                        table.uniqueConstraints().stream()
                                .map(
                                        it ->
                                                new TableIndex(
                                                        it.name(),
                                                        it.options(),
                                                        new AddUnique(it),
                                                        new DropUnique(it))),
                        table.exclusionConstraints().stream()
                                .map(
                                        it ->
                                                new TableIndex(
                                                        it.name(),
                                                        it.options(),
                                                        new AddExclusion(it),
                                                        new DropExclusion(it))),
                        table.indexes().stream()
                                .map(
                                        it ->
                                                new TableIndex(
                                                        it.name(),
                                                        it.options(),
                                                        new AddIndex(it),
                                                        new DropIndex(it))))
                .flatMap(indexes -> indexes)
                .toList();
    }

    /** The index of the partitioned table that this one is a part of. */
    @Nullable String attachedTo() {
        return PostgresIndexes.of(options).attachedTo();
    }

    boolean backsConstraint() {
        return !(add instanceof AddIndex);
    }

    /** The indexes of the table that the changes make, if only anew. */
    static Set<String> made(Table to, List<TableChange> changes) {
        return of(to).stream()
                .filter(index -> changes.contains(index.add()))
                .map(TableIndex::name)
                .collect(Collectors.toSet());
    }

    /** The indexes of the table that the changes drop, if only to make them anew. */
    static Set<String> dropped(Table from, List<TableChange> changes) {
        return of(from).stream()
                .filter(index -> changes.contains(index.drop()))
                .map(TableIndex::name)
                .collect(Collectors.toSet());
    }

    /** Whether the change is one of an index that making it anew does as well. */
    static boolean alters(TableChange change, Set<String> indexes) {
        if (change instanceof ChangeIndexOptions(var index, _, _)) {
            return indexes.contains(index);
        } else if (change instanceof ChangeIndexStatistics(_, var index)) {
            return indexes.contains(index.name());
        } else if (change instanceof ChangeIndexComment(var index, _)) {
            return indexes.contains(index);
        } else if (change instanceof ChangeConstraintComment(var constraint, _)) {
            return indexes.contains(constraint);
        }
        return change instanceof RenamePrimaryKey(_, var key) && indexes.contains(key.name());
    }
}
