package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;

/** An index that is not unique has more than four columns. */
final class WideIndex extends SchemaRule {

    WideIndex() {
        super("wide-index", Severity.OFF);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            table.indexes().stream()
                    .filter(index -> !index.unique() && index.keys().size() > 4)
                    .forEach(
                            index ->
                                    report.add(
                                            TableNames.index(table, index.name()),
                                            "index %s of %s has %d columns; keep those that narrow the search most"
                                                    .formatted(
                                                            index.name(),
                                                            table.name(),
                                                            index.keys().size())));
        }
    }
}
