package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Column;
import io.flotilla.engine.schema.Schema;
import java.util.stream.Collectors;

/** A unique constraint or index has a nullable column, and NULLs do not collide. */
final class NullableUnique extends SchemaRule {

    NullableUnique() {
        super("nullable-unique", Severity.OFF);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            var nullable =
                    table.columns().stream()
                            .filter(Column::nullable)
                            .map(Column::name)
                            .collect(Collectors.toSet());
            table.uniqueConstraints().stream()
                    .filter(key -> !key.nullsNotDistinct())
                    .filter(key -> key.columns().stream().anyMatch(nullable::contains))
                    .forEach(
                            key ->
                                    report.add(
                                            TableNames.constraint(table, key.name()),
                                            "%s of %s lets rows with NULL be there twice; make its columns NOT NULL, or write NULLS NOT DISTINCT"
                                                    .formatted(key.name(), table.name())));
        }
    }
}
