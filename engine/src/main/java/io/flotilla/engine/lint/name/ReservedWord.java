package io.flotilla.engine.lint.name;

import io.flotilla.engine.lint.ModelKind;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;
import java.util.function.Predicate;

/** A name is a keyword of SQL. */
final class ReservedWord extends SchemaRule {

    private final Predicate<String> keyword;

    ReservedWord(Predicate<String> keyword) {
        super("reserved-word", Severity.WARNING);
        this.keyword = keyword;
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var kind : ModelKind.values()) {
            kind.members(schema)
                    .filter(it -> keyword.test(it.plainName()))
                    .forEach(
                            it ->
                                    report.add(
                                            it.name(),
                                            "the name of %s is a keyword: it works only in quotes; choose another word"
                                                    .formatted(it.label())));
        }
    }
}
