package io.flotilla.engine.lint.name;

import io.flotilla.engine.lint.ModelKind;
import io.flotilla.engine.lint.Report;
import io.flotilla.engine.lint.SchemaRule;
import io.flotilla.engine.lint.Severity;
import io.flotilla.engine.schema.Schema;
import java.util.List;

/** A name begins like those of the server or of Flotilla. */
final class ReservedPrefix extends SchemaRule {

    private static final List<String> PREFIXES = List.of("pg_", "_flotilla_");

    ReservedPrefix() {
        super("reserved-prefix", Severity.WARNING);
    }

    @Override
    protected void check(Schema schema, Report report) {
        for (var kind : ModelKind.values()) {
            kind.members(schema)
                    .filter(it -> !it.isNamedAfterTable())
                    .filter(it -> PREFIXES.stream().anyMatch(it.plainName()::startsWith))
                    .forEach(
                            it ->
                                    report.add(
                                            it.name(),
                                            "the name of %s begins like those of the server or of Flotilla; choose another beginning"
                                                    .formatted(it.label())));
        }
    }
}
