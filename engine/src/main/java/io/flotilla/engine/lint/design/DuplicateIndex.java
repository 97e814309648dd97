package io.flotilla.engine.lint.design;

import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.lint.TableNames;
import io.flotilla.engine.schema.Schema;
import java.util.ArrayList;

/** Two indexes of a table are the same but for their names. */
final class DuplicateIndex extends SchemaRule {

    DuplicateIndex() {
        super("duplicate-index", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var table : schema.tables()) {
            var seen = new ArrayList<IndexShape>();
            for (var index : IndexShape.all(table)) {
                seen.stream()
                        .filter(index::duplicates)
                        .findFirst()
                        .ifPresent(
                                other ->
                                        report.add(
                                                TableNames.index(table, index.name()),
                                                "index %s of %s is the same as %s: each row is written to both; drop one"
                                                        .formatted(
                                                                index.name(),
                                                                table.name(),
                                                                other.name())));
                seen.add(index);
            }
        }
    }
}
