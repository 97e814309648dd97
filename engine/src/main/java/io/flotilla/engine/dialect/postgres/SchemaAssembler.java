package io.flotilla.engine.dialect.postgres;

import static java.util.Comparator.comparing;

import io.flotilla.engine.schema.ColumnReference;
import io.flotilla.engine.schema.Dependency;
import io.flotilla.engine.schema.EnumType;
import io.flotilla.engine.schema.Grant;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import io.flotilla.engine.schema.Sequence;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns catalog rows into the model. */
final class SchemaAssembler {

    private SchemaAssembler() {}

    static Schema assemble(SchemaRows rows) {
        var catalog = new Catalog(rows);
        var objects = new ArrayList<SchemaObject>();
        objects.addAll(enums(rows.enums()));
        objects.addAll(TypeAssembler.objects(rows));
        objects.addAll(RoutineAssembler.objects(rows.routines()));
        objects.addAll(OperatorAssembler.operators(rows.operators()));
        catalog.relations('S').stream()
                .filter(sequence -> !catalog.sequence(sequence.oid()).isIdentity())
                .forEach(sequence -> objects.add(sequence(catalog, sequence)));
        catalog.relations('v').forEach(view -> objects.add(ViewAssembler.view(catalog, view)));
        catalog.relations('m')
                .forEach(view -> objects.add(ViewAssembler.materializedView(catalog, view)));
        var attached = new AttachedAssembler(catalog);
        objects.addAll(attached.triggers(rows.triggers()));
        objects.addAll(attached.rules(rows.rules()));
        objects.addAll(attached.policies(rows.policies()));
        objects.addAll(attached.statistics(rows.statistics()));
        return new Schema(
                catalog.tables().stream().map(table -> table(catalog, table)).toList(),
                objects,
                rows.dependencies().stream()
                        .map(DependencyRow::dependency)
                        .sorted(comparing(Dependency::toString))
                        .toList(),
                rows.grants().stream()
                        .map(GrantRow::grant)
                        .sorted(comparing(Grant::toString))
                        .toList());
    }

    private static Table table(Catalog catalog, RelationRow table) {
        return new Table(
                table.name(),
                ColumnAssembler.columns(catalog, table),
                ConstraintAssembler.primaryKey(catalog, table),
                ConstraintAssembler.uniqueConstraints(catalog, table),
                ConstraintAssembler.exclusionConstraints(catalog, table),
                ConstraintAssembler.checkConstraints(catalog, table),
                ForeignKeyAssembler.foreignKeys(catalog, table),
                IndexAssembler.indexes(catalog, table),
                TableOptionsAssembler.options(catalog, table),
                catalog.comment(table.oid()));
    }

    private static Sequence sequence(Catalog catalog, RelationRow relation) {
        var sequence = catalog.sequence(relation.oid());
        return new Sequence(
                relation.name(),
                sequence.type(),
                sequence.sequenceOptions(),
                sequence.unlogged(),
                owner(catalog, sequence),
                catalog.comment(relation.oid()));
    }

    private static @Nullable ColumnReference owner(Catalog catalog, SequenceRow sequence) {
        if (sequence.owner() == null || sequence.ownerColumn() == null) {
            return null;
        }
        return new ColumnReference(
                Objects.requireNonNull(catalog.relationName(sequence.owner())),
                catalog.columnName(sequence.owner(), sequence.ownerColumn()));
    }

    private static List<EnumType> enums(List<EnumRow> rows) {
        return rows.stream()
                .sorted(comparing(EnumRow::name))
                .map(
                        e ->
                                new EnumType(
                                        e.name(),
                                        e.values() == null ? List.of() : e.values(),
                                        e.comment()))
                .toList();
    }
}
