package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;

/** No index begins with the columns of a foreign key. */
final class UnindexedForeignKey extends SchemaRule {

    UnindexedForeignKey() {
        super("unindexed-foreign-key", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            var indexes = IndexShape.all(table);
            for (var key : table.foreignKeys()) {
                if (indexes.stream().noneMatch(index -> index.leadsWith(key.columns()))) {
                    report.add(
                            TableNames.constraint(table, key.name()),
                            "no index of %s begins with %s, the columns of foreign key %s: each delete in %s reads all of %s; add one"
                                    .formatted(
                                            table.name(),
                                            String.join(", ", key.columns()),
                                            key.name(),
                                            key.referencedTable(),
                                            table.name()));
                }
            }
        }
    }
}
