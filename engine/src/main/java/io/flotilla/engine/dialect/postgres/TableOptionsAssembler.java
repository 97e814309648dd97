package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.TableOptions;
import io.flotilla.engine.schema.TableOptions.Foreign;
import io.flotilla.engine.schema.TableOptions.Lineage;
import io.flotilla.engine.schema.TableOptions.PartitionOf;
import io.flotilla.engine.schema.TableOptions.ReplicaIdentity;
import io.flotilla.engine.schema.TableOptions.Storage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a table is besides its columns, constraints and indexes. */
final class TableOptionsAssembler {

    private TableOptionsAssembler() {}

    static TableOptions options(Catalog catalog, RelationRow relation) {
        var table = catalog.table(relation);
        return new TableOptions.Postgres(
                lineage(catalog, table),
                table.server() == null
                        ? null
                        : new Foreign(table.server(), orEmpty(table.foreignOptions())),
                storage(table),
                replicaIdentity(catalog, table),
                catalog.indexes(table.oid()).stream()
                        .filter(IndexRow::clustered)
                        .map(IndexRow::name)
                        .findFirst()
                        .orElse(null),
                table.rowSecurity(),
                table.forcedRowSecurity());
    }

    private static Lineage lineage(Catalog catalog, TableRow table) {
        var parents =
                orEmpty(table.parents()).stream()
                        .map(parent -> Objects.requireNonNull(catalog.relationName(parent)))
                        .toList();
        return table.bound() == null
                ? new Lineage(table.ofType(), parents, null, table.partitionedBy())
                : new Lineage(
                        table.ofType(),
                        List.of(),
                        new PartitionOf(parents.getFirst(), table.bound()),
                        table.partitionedBy());
    }

    static Storage storage(TableRow table) {
        return new Storage(
                table.unlogged(),
                table.accessMethod(),
                table.tablespace(),
                Stream.concat(
                                orEmpty(table.parameters()).stream(),
                                orEmpty(table.toastParameters()).stream()
                                        .map(parameter -> "toast." + parameter))
                        .toList());
    }

    private static ReplicaIdentity replicaIdentity(Catalog catalog, TableRow table) {
        return switch (table.replicaIdentity()) {
            case 'd' -> new ReplicaIdentity.Default();
            case 'f' -> new ReplicaIdentity.Full();
            // an index that is gone leaves the table with nothing
            case 'i' ->
                    catalog.indexes(table.oid()).stream()
                            .filter(IndexRow::replicaIdentity)
                            .findFirst()
                            .<ReplicaIdentity>map(
                                    index -> new ReplicaIdentity.UsingIndex(index.name()))
                            .orElse(new ReplicaIdentity.Nothing());
            case 'n' -> new ReplicaIdentity.Nothing();
            default ->
                    throw new IllegalArgumentException("relreplident " + table.replicaIdentity());
        };
    }

    static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }
}
