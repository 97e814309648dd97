package io.flotilla.engine.schema;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything Flotilla models in one schema, without the schema's own name. Lists are ordered, so
 * that two inspections of the same structure are equal. {@code dependencies} follow from the rest:
 * they order plans, are no part of the fingerprint, and may be left out where none is made. There
 * are {@code grants} only where privileges are managed.
 */
public record Schema(
        List<Table> tables,
        List<SchemaObject> objects,
        List<Dependency> dependencies,
        List<Grant> grants) {

    public static final Schema EMPTY = new Schema(List.of(), List.of(), List.of());

    /** What is kept of older versions says nothing of grants. */
    public Schema(
            List<Table> tables,
            List<SchemaObject> objects,
            List<Dependency> dependencies,
            @Nullable List<Grant> grants) {
        this.tables = List.copyOf(tables);
        this.objects = List.copyOf(objects);
        this.dependencies = List.copyOf(dependencies);
        this.grants = grants == null ? List.of() : List.copyOf(grants);
    }

    /** Without grants. */
    public Schema(List<Table> tables, List<SchemaObject> objects, List<Dependency> dependencies) {
        this(tables, objects, dependencies, null);
    }

    /** The objects of one kind, in order. */
    public <T extends SchemaObject> List<T> objects(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public List<Sequence> sequences() {
        return objects(Sequence.class);
    }

    public List<EnumType> enums() {
        return objects(EnumType.class);
    }

    public List<View> views() {
        return objects(View.class);
    }

    public List<MaterializedView> materializedViews() {
        return objects(MaterializedView.class);
    }

    /** The indexes of all tables and materialized views. */
    public Stream<Index> indexes() {
        return Stream.concat(
                tables.stream().flatMap(table -> table.indexes().stream()),
                objects.stream()
                        .filter(MaterializedView.class::isInstance)
                        .flatMap(object -> ((MaterializedView) object).indexes().stream()));
    }

    /** The same, with other indexes on each table and materialized view. */
    public Schema mappingIndexes(UnaryOperator<List<Index>> change) {
        return new Schema(
                tables.stream()
                        .map(table -> table.withIndexes(change.apply(table.indexes())))
                        .toList(),
                objects.stream()
                        .map(
                                object ->
                                        object instanceof MaterializedView view
                                                ? view.withIndexes(change.apply(view.indexes()))
                                                : object)
                        .toList(),
                dependencies,
                grants);
    }

    public Schema withTables(List<Table> tables) {
        return new Schema(tables, objects, dependencies, grants);
    }
}
