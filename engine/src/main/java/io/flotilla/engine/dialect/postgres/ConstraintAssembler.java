package io.flotilla.engine.dialect.postgres;

import static io.flotilla.engine.dialect.postgres.TableOptionsAssembler.orEmpty;

import io.flotilla.engine.schema.CheckConstraint;
import io.flotilla.engine.schema.Deferrability;
import io.flotilla.engine.schema.ExclusionConstraint;
import io.flotilla.engine.schema.ExclusionConstraint.Element;
import io.flotilla.engine.schema.PrimaryKey;
import io.flotilla.engine.schema.UniqueConstraint;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Primary keys, unique and check constraints. */
final class ConstraintAssembler {

    private ConstraintAssembler() {}

    static @Nullable PrimaryKey primaryKey(Catalog catalog, RelationRow table) {
        for (var key : catalog.constraints(table.oid(), 'p')) {
            var index = catalog.index(key.index());
            return new PrimaryKey(
                    key.name(),
                    catalog.columnNames(table.oid(), key.columns()),
                    catalog.included(index),
                    deferrability(key),
                    IndexAssembler.options(catalog, index),
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
                                    IndexAssembler.options(catalog, index),
                                    key.comment());
                        })
                .toList();
    }

    static List<ExclusionConstraint> exclusionConstraints(Catalog catalog, RelationRow table) {
        return catalog.constraints(table.oid(), 'x').stream()
                .map(constraint -> exclusionConstraint(catalog, constraint))
                .toList();
    }

    private static ExclusionConstraint exclusionConstraint(
            Catalog catalog, ConstraintRow constraint) {
        var index = catalog.index(constraint.index());
        var keys = catalog.keys(index);
        var operators = orEmpty(constraint.operators());
        return new ExclusionConstraint(
                constraint.name(),
                index.method(),
                IntStream.range(0, keys.size())
                        .mapToObj(
                                i ->
                                        new Element(
                                                IndexAssembler.key(catalog, index, keys.get(i)),
                                                operators.get(i)))
                        .toList(),
                catalog.included(index),
                index.predicate(),
                deferrability(constraint),
                IndexAssembler.options(catalog, index),
                constraint.comment());
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
                                        ColumnAssembler.origin(check.inherited(), check.local()),
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
