package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.TableOptionsAssembler.orEmpty;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one schema, findable by the oids they name each other with; lists are in order. */
final class Catalog {

    private record ColumnId(long relation, int number) {}

    private record OperatorClassId(long oid, long type) {}

    private final List<RelationRow> relations;
    private final Map<Long, String> relationNames;
    private final Map<Long, TableRow> tables;
    private final Map<Long, List<Long>> partitions;
    private final Map<Long, List<ColumnRow>> columns;
    private final Map<ColumnId, String> columnNames;
    private final Map<Long, List<ConstraintRow>> constraints;
    private final Map<Long, List<IndexRow>> indexes;
    private final Map<Long, IndexRow> indexesByOid;
    private final Map<Long, List<IndexKeyRow>> keys;
    private final Map<OperatorClassId, OperatorClassRow> operatorClasses;
    private final Map<Long, SequenceRow> sequences;
    private final Map<ColumnId, SequenceRow> identities = new HashMap<>();
    private final Map<ColumnId, String> comments;

    Catalog(SchemaRows rows) {
        relations = rows.relations().stream().sorted(comparing(RelationRow::name)).toList();
        relationNames = relations.stream().collect(toMap(RelationRow::oid, RelationRow::name));
        tables = rows.tables().stream().collect(toMap(TableRow::oid, t -> t));
        partitions =
                rows.tables().stream()
                        .filter(table -> table.bound() != null)
                        .collect(
                                groupingBy(
                                        table -> orEmpty(table.parents()).getFirst(),
                                        mapping(TableRow::oid, toList())));
        columns =
                rows.columns().stream()
                        .sorted(comparingInt(ColumnRow::number))
                        .collect(groupingBy(ColumnRow::relation));
        columnNames =
                rows.columns().stream()
                        .collect(
                                toMap(
                                        c -> new ColumnId(c.relation(), c.number()),
                                        ColumnRow::name));
        constraints =
                rows.constraints().stream()
                        .sorted(comparing(ConstraintRow::name))
                        .collect(groupingBy(ConstraintRow::relation));
        indexes =
                rows.indexes().stream()
                        .sorted(comparing(IndexRow::name))
                        .collect(groupingBy(IndexRow::relation));
        indexesByOid = rows.indexes().stream().collect(toMap(IndexRow::oid, i -> i));
        keys =
                rows.keys().stream()
                        .sorted(comparingInt(IndexKeyRow::number))
                        .collect(groupingBy(IndexKeyRow::index));
        operatorClasses =
                rows.operatorClasses().stream()
                        .collect(toMap(o -> new OperatorClassId(o.oid(), o.type()), o -> o));
        sequences = rows.sequences().stream().collect(toMap(SequenceRow::oid, s -> s));
        comments =
                rows.comments().stream()
                        .collect(
                                toMap(c -> new ColumnId(c.oid(), c.number()), CommentRow::comment));
        for (var sequence : rows.sequences()) {
            if (sequence.isIdentity()) {
                identities.put(ownerOf(sequence), sequence);
            }
        }
    }

    /** Tables of every kind. */
    List<RelationRow> tables() {
        return relations.stream().filter(r -> "rpf".indexOf(r.kind()) >= 0).toList();
    }

    /** Views, sequences and so on, by {@code pg_class.relkind}. */
    List<RelationRow> relations(char kind) {
        return relations.stream().filter(r -> r.kind() == kind).toList();
    }

    /** Null for a relation that is not of this schema. */
    @Nullable String relationName(long oid) {
        return relationNames.get(oid);
    }

    TableRow table(RelationRow relation) {
        return Objects.requireNonNull(tables.get(relation.oid()));
    }

    /** None of a table that is not partitioned. */
    List<Long> partitions(long table) {
        return partitions.getOrDefault(table, List.of());
    }

    List<ColumnRow> columns(long relation) {
        return columns.getOrDefault(relation, List.of());
    }

    String columnName(long relation, int number) {
        return Objects.requireNonNull(findColumnName(relation, number));
    }

    /** Null for what is no column of a table or view: a whole relation, or a sequence's field. */
    @Nullable String findColumnName(long relation, int number) {
        return columnNames.get(new ColumnId(relation, number));
    }

    List<String> columnNames(long relation, @Nullable List<Integer> numbers) {
        return numbers == null
                ? List.of()
                : numbers.stream().map(number -> columnName(relation, number)).toList();
    }

    List<ConstraintRow> constraints(long table, char kind) {
        return constraints.getOrDefault(table, List.of()).stream()
                .filter(c -> c.kind() == kind)
                .toList();
    }

    /** Indexes of a table that no constraint owns. */
    List<IndexRow> plainIndexes(long table) {
        var owned =
                constraints.getOrDefault(table, List.of()).stream()
                        .filter(c -> c.kind() == 'p' || c.kind() == 'u' || c.kind() == 'x')
                        .map(ConstraintRow::index)
                        .toList();
        return indexes.getOrDefault(table, List.of()).stream()
                .filter(i -> !owned.contains(i.oid()))
                .toList();
    }

    List<IndexRow> indexes(long table) {
        return indexes.getOrDefault(table, List.of());
    }

    IndexRow index(long oid) {
        return Objects.requireNonNull(indexesByOid.get(oid));
    }

    List<IndexKeyRow> keys(IndexRow index) {
        return keys.getOrDefault(index.oid(), List.of()).stream()
                .filter(k -> k.number() <= index.keyCount())
                .toList();
    }

    /** The columns an index carries without ordering by them. */
    List<String> included(IndexRow index) {
        return keys.getOrDefault(index.oid(), List.of()).stream()
                .filter(k -> k.number() > index.keyCount())
                .map(k -> columnName(index.relation(), k.column()))
                .toList();
    }

    /** Null where it is the default for a key of that type, and nothing is said about it. */
    @Nullable String operatorClass(IndexKeyRow key) {
        var row =
                Objects.requireNonNull(
                        operatorClasses.get(new OperatorClassId(key.operatorClass(), key.type())));
        return row.isDefault() && key.operatorClassOptions() == null ? null : row.name();
    }

    SequenceRow sequence(long oid) {
        return Objects.requireNonNull(sequences.get(oid));
    }

    /** Null for a partition's: it takes its numbers from the partitioned table's. */
    @Nullable SequenceRow identitySequence(ColumnRow column) {
        return identities.get(new ColumnId(column.relation(), column.number()));
    }

    /** The comment on a relation or index. */
    @Nullable String comment(long oid) {
        return comments.get(new ColumnId(oid, 0));
    }

    @Nullable String comment(ColumnRow column) {
        return comments.get(new ColumnId(column.relation(), column.number()));
    }

    private static ColumnId ownerOf(SequenceRow sequence) {
        return new ColumnId(
                Objects.requireNonNull(sequence.owner()),
                Objects.requireNonNull(sequence.ownerColumn()));
    }
}
