package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;

/** An index is invalid. */
final class InvalidIndex extends SchemaRule {

    InvalidIndex() {
        super("invalid-index", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            table.indexes().stream()
                    .filter(index -> !index.valid())
                    .forEach(
                            index ->
                                    report.add(
                                            TableNames.index(table, index.name()),
                                            "index %s of %s is invalid: it costs writes and serves nothing; a plan to the desired state builds it again"
                                                    .formatted(index.name(), table.name())));
        }
    }
}
