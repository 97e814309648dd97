package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.UniqueConstraint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Primary keys, unique and check constraints. */
final class ConstraintAssembler {

    private ConstraintAssembler() {}

    static @Nullable PrimaryKey primaryKey(Catalog catalog, RelationRow table) {
        for (var key : catalog.constraints(table.oid(), 'p')) {
            return new PrimaryKey(
                    key.name(),
                    catalog.columnNames(table.oid(), key.columns()),
                    catalog.included(catalog.index(key.index())),
                    deferrability(key),
                    key.comment());
        }
        return null;
    }

    static List<UniqueConstraint> uniqueConstraints(Catalog catalog, RelationRow table) {
        return catalog.constraints(table.oid(), 'u').stream()
                .map(
                        key -> {
                            var index = catalog.index(key.index());
                            return new UniqueConstraint(
                                    key.name(),
                                    catalog.columnNames(table.oid(), key.columns()),
                                    catalog.included(index),
                                    index.nullsNotDistinct(),
                                    deferrability(key),
                                    key.comment());
                        })
                .toList();
    }

    static List<CheckConstraint> checkConstraints(Catalog catalog, RelationRow table) {
        return catalog.constraints(table.oid(), 'c').stream()
                .map(
                        check ->
                                new CheckConstraint(
                                        check.name(),
                                        Objects.requireNonNull(check.expression()),
                                        check.noInherit(),
                                        check.validated(),
                                        check.comment()))
                .toList();
    }

    static Deferrability deferrability(ConstraintRow constraint) {
        if (!constraint.deferrable()) {
            return Deferrability.NOT_DEFERRABLE;
        }
        return constraint.deferred()
                ? Deferrability.INITIALLY_DEFERRED
                : Deferrability.INITIALLY_IMMEDIATE;
    }
}
