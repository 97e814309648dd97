package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;

/** An index begins with all columns of another one, which is not needed beside it. */
final class RedundantIndex extends SchemaRule {

    RedundantIndex() {
        super("redundant-index", Severity.NOTICE);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            var indexes = IndexShape.all(table);
            for (var index : indexes) {
                indexes.stream()
                        .filter(index::isPrefixOf)
                        .findFirst()
                        .ifPresent(
                                longer ->
                                        report.add(
                                                TableNames.index(table, index.name()),
                                                "index %s of %s is the beginning of %s, which serves its queries too; drop the shorter one"
                                                        .formatted(
                                                                index.name(),
                                                                table.name(),
                                                                longer.name())));
            }
        }
    }
}
